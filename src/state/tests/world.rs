//! The query layer as the loaders put it together, with what is outside of it.

use std::collections::BTreeMap;

use super::{Deed, Fate};
use crate::api::Endpoint;
use crate::api::request_queue::{Attempt, Outcome, QueueAction, RequestId, RequestQueue};
use crate::api::retry::{ATTEMPTS, Budget};
use crate::domain::{PageNumber, PageSize, ProjectId, Slice};
use crate::state::collection::{self, Collection};
use crate::state::page_cache::{self, PageCache, PageKey, Progress};
use crate::state::page_content::PageContent;

/// Who asked for a request.
#[derive(Clone, Debug)]
enum Asker {
    Page(page_cache::LoadId, Slice),
    Block(collection::LoadId, Slice),
}

/// All of it.
#[derive(Default)]
pub struct World {
    line: RequestQueue,
    pages: PageCache,
    pub collection: Collection,
    project: Option<ProjectId>,
    page_request: Option<RequestId>,
    block_request: Option<RequestId>,
    askers: BTreeMap<RequestId, Vec<Asker>>,
    /// Attempts on their way, whether anybody waits for them or not.
    sent: Vec<(RequestId, Attempt, Endpoint)>,
    timers: Vec<(i64, RequestId)>,
    now: i64,
    sends: i64,
    asks: i64,
    renewals: i64,
}

fn body(project: &ProjectId, slice: Slice) -> String {
    let id = project.as_str();
    let Slice { limit, offset } = slice;
    format!(
        r#"{{"offset":{offset},"limit":{limit},"totalCount":9,"hasNextPage":false,
            "values":[{{"id":"{id}-{offset}-{limit}"}}]}}"#
    )
}

fn project(number: u8) -> ProjectId {
    ProjectId::parse(&format!("p{number}")).expect("an id")
}

impl World {
    fn ask(&mut self, slice: Slice, asker: Asker) -> RequestId {
        let project = self.project.clone().expect("a project that is on screen");
        let endpoint = Endpoint::SegmentProfiles(project, slice);
        let (id, order) = self.line.ask(endpoint, String::new());
        self.asks += 1;
        self.askers.entry(id).or_default().push(asker);
        self.follow(order);
        id
    }

    fn leave(&mut self, id: Option<RequestId>, is_mine: fn(&Asker) -> bool) {
        let Some(id) = id else { return };
        let Some(askers) = self.askers.get_mut(&id) else {
            return;
        };
        let Some(at) = askers.iter().position(is_mine) else {
            return;
        };
        askers.remove(at);
        if askers.is_empty() {
            self.askers.remove(&id);
        }
        let order = self.line.leave(id);
        self.follow(order);
    }

    fn leave_page(&mut self) {
        let id = self.page_request.take();
        self.leave(id, |asker| matches!(asker, Asker::Page(..)));
    }

    fn leave_block(&mut self) {
        let id = self.block_request.take();
        self.leave(id, |asker| matches!(asker, Asker::Block(..)));
    }

    fn page_step(&mut self, step: page_cache::LoadAction) {
        match step {
            page_cache::LoadAction::Nothing => {}
            page_cache::LoadAction::Abort => self.leave_page(),
            page_cache::LoadAction::Fetch(ticket, key) => {
                self.leave_page();
                let slice = key.slice();
                let id = self.ask(slice, Asker::Page(ticket, slice));
                self.page_request = Some(id);
            }
        }
    }

    fn block_step(&mut self, step: collection::LoadAction) {
        match step {
            collection::LoadAction::Nothing => {}
            collection::LoadAction::Abort => self.leave_block(),
            collection::LoadAction::Fetch(ticket, slice) => {
                self.leave_block();
                let id = self.ask(slice, Asker::Block(ticket, slice));
                self.block_request = Some(id);
            }
        }
    }

    fn follow(&mut self, orders: impl IntoIterator<Item = QueueAction>) {
        for order in orders {
            match order {
                QueueAction::Send(id, attempt) => {
                    let endpoint = self.line.endpoint(id).expect("what is sent").clone();
                    assert!(attempt.number <= ATTEMPTS, "sent {} times", attempt.number);
                    self.sends += 1;
                    self.sent.push((id, attempt, endpoint));
                }
                // A reply may be on its way already: it comes all the same.
                QueueAction::Abort(_) => {}
                QueueAction::Wake(id, ms) => {
                    self.timers.push((self.now.saturating_add_unsigned(ms), id))
                }
                QueueAction::Deliver(id, outcome) => self.deliver(id, &outcome),
            }
        }
    }

    fn deliver(&mut self, id: RequestId, outcome: &Outcome) {
        for asker in self.askers.remove(&id).unwrap_or_default() {
            match asker {
                Asker::Page(ticket, slice) => {
                    let result = PageContent::read(slice, outcome.clone());
                    self.pages.settle(ticket, result, self.now);
                }
                Asker::Block(ticket, slice) => {
                    let result = PageContent::read(slice, outcome.clone());
                    self.collection.settle(ticket, result, self.now);
                    let step = self.collection.proceed();
                    self.block_step(step);
                }
            }
        }
    }

    pub fn does(&mut self, deed: &Deed) {
        match deed {
            Deed::Show { project: of, page } => {
                let project = project(*of);
                if self.project.as_ref() != Some(&project) {
                    self.project = Some(project.clone());
                    let step = self.collection.clear();
                    self.block_step(step);
                }
                let page = PageNumber::parse(&page.to_string()).expect("a page");
                let size = PageSize::default();
                let key = PageKey {
                    project,
                    page,
                    size,
                };
                let step = self.pages.show(key);
                self.page_step(step);
            }
            Deed::Refresh => {
                let step = self.pages.refresh();
                self.page_step(step);
            }
            Deed::Leave => {
                self.project = None;
                let step = self.pages.clear();
                self.page_step(step);
                let step = self.collection.clear();
                self.block_step(step);
            }
            Deed::LoadBehind if self.project.is_some() => {
                let step = self.collection.start();
                self.block_step(step);
            }
            Deed::LoadBehind => {}
            Deed::Stop => {
                let step = self.collection.stop();
                self.block_step(step);
            }
            Deed::Resume => {
                let step = self.collection.resume();
                self.block_step(step);
            }
            Deed::RetryBlock => {
                let step = self.collection.retry();
                self.block_step(step);
            }
            Deed::Hurry => {
                let orders = self.line.hurry();
                self.follow(orders);
            }
            Deed::RenewToken => {
                self.renewals += self.askers.len() as i64 + 1;
                let orders = self.line.renewed();
                self.follow(orders);
            }
            Deed::GiveUp => {
                let orders = self.line.given_up(self.now);
                self.follow(orders);
            }
            Deed::Offline(offline) => self.line.set_offline(*offline),
        }
    }

    pub fn happens(&mut self, which: usize, fate: &Fate) {
        if self.sent.is_empty() {
            return;
        }
        let (id, attempt, endpoint) = self.sent.remove(which % self.sent.len());
        let result = match (fate, &endpoint) {
            (Fate::Answered, Endpoint::SegmentProfiles(project, slice)) => {
                Ok(body(project, *slice))
            }
            (Fate::Answered, Endpoint::Projects) => Ok("[]".to_owned()),
            (Fate::Fails(error), _) => Err(error.clone()),
        };
        let order = self.line.replied(id, attempt, result, self.now, 0.5);
        self.follow(order);
    }

    pub fn passes(&mut self, ms: i64) {
        self.now += ms;
        let (due, later) = self.timers.iter().partition(|(at, _)| *at <= self.now);
        self.timers = later;
        let due: Vec<(i64, RequestId)> = due;
        for (_, id) in due {
            let order = self.line.wake(id, self.now);
            self.follow(order);
        }
    }

    /// What is on screen belongs to what was chosen last.
    pub fn check(&self) {
        let wanted = self.pages.wanted();
        assert_eq!(wanted.map(|key| &key.project), self.project.as_ref());
        if let (Some(key), Some(page)) = (wanted, self.pages.shown()) {
            let Slice { limit, offset } = key.slice();
            let id = format!("{}-{offset}-{limit}", key.project.as_str());
            assert_eq!(page.content.rows[0].id, id);
        }
        for row in self.collection.rows() {
            let project = self.project.as_ref().expect("rows of a project");
            assert!(row.id.starts_with(&format!("{}-", project.as_str())));
        }
        let most = self.asks + self.renewals + Budget::bound(self.now);
        assert!(self.sends <= most, "{} sent, {most} allowed", self.sends);
    }

    /// From now on the server answers and somebody enters a token: everything that was
    /// asked for comes to an end.
    pub fn settle_down(&mut self) {
        self.line.set_offline(false);
        for _ in 0..1_000 {
            self.happens(0, &Fate::Answered);
            if self.line.is_locked() {
                self.does(&Deed::RenewToken);
            }
            self.passes(120_000);
            self.check();
            if self.sent.is_empty() && self.timers.is_empty() {
                break;
            }
        }
        assert!(
            !matches!(self.pages.progress(), Progress::Waiting { .. }),
            "a page waits for ever"
        );
        assert!(
            !matches!(self.collection.status(), collection::Status::Loading { .. }),
            "a block waits for ever"
        );
        assert!(self.askers.is_empty(), "somebody waits for ever");
    }
}
