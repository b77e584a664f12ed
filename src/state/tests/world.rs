//! The state machines, connected as by the loaders, with a simulated server, network and clock.

use std::collections::BTreeMap;

use super::{NetworkOutcome, UserAction};
use crate::api::Endpoint;
use crate::api::request_queue::{Attempt, Outcome, QueueAction, RequestId, RequestQueue};
use crate::api::retry::{MAX_ATTEMPTS, RetryBudget};
use crate::domain::{PageNumber, PageSize, ProjectId, Slice};
use crate::state::collection::{self, Collection};
use crate::state::page::cache::{self, PageCache, PageKey, Progress};
use crate::state::page::content::PageContent;

/// The loader that subscribed to a request.
#[derive(Clone, Debug)]
enum Subscriber {
    Page(cache::LoadId, Slice),
    Block(collection::LoadId, Slice),
}

/// The simulation.
#[derive(Default)]
pub struct World {
    queue: RequestQueue,
    pages: PageCache,
    pub collection: Collection,
    project: Option<ProjectId>,
    page_request: Option<RequestId>,
    block_request: Option<RequestId>,
    subscribers: BTreeMap<RequestId, Vec<Subscriber>>,
    /// Attempts in flight, aborted ones included.
    sent: Vec<(RequestId, Attempt, Endpoint)>,
    timers: Vec<(i64, RequestId)>,
    now: i64,
    sent_count: i64,
    requests: i64,
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
    fn request(&mut self, slice: Slice, subscriber: Subscriber) -> RequestId {
        let project = self.project.clone().expect("a project that is on screen");
        let endpoint = Endpoint::SegmentProfiles(project, slice);
        let (id, action) = self.queue.subscribe(endpoint, String::new());
        self.requests += 1;
        self.subscribers.entry(id).or_default().push(subscriber);
        self.run(action);
        id
    }

    fn unsubscribe(&mut self, id: Option<RequestId>, is_mine: fn(&Subscriber) -> bool) {
        let Some(id) = id else { return };
        let Some(subscribers) = self.subscribers.get_mut(&id) else {
            return;
        };
        let Some(at) = subscribers.iter().position(is_mine) else {
            return;
        };
        subscribers.remove(at);
        if subscribers.is_empty() {
            self.subscribers.remove(&id);
        }
        let action = self.queue.unsubscribe(id);
        self.run(action);
    }

    fn unsubscribe_page(&mut self) {
        let id = self.page_request.take();
        self.unsubscribe(id, |subscriber| matches!(subscriber, Subscriber::Page(..)));
    }

    fn unsubscribe_block(&mut self) {
        let id = self.block_request.take();
        self.unsubscribe(id, |subscriber| matches!(subscriber, Subscriber::Block(..)));
    }

    fn run_page_action(&mut self, action: cache::LoadAction) {
        match action {
            cache::LoadAction::Nothing => {}
            cache::LoadAction::Abort => self.unsubscribe_page(),
            cache::LoadAction::Fetch(load_id, _, slice) => {
                self.unsubscribe_page();
                let id = self.request(slice, Subscriber::Page(load_id, slice));
                self.page_request = Some(id);
            }
        }
    }

    fn run_block_action(&mut self, action: collection::LoadAction) {
        match action {
            collection::LoadAction::Nothing => {}
            collection::LoadAction::Abort => self.unsubscribe_block(),
            collection::LoadAction::Fetch(load_id, slice) => {
                self.unsubscribe_block();
                let id = self.request(slice, Subscriber::Block(load_id, slice));
                self.block_request = Some(id);
            }
        }
    }

    fn run(&mut self, actions: impl IntoIterator<Item = QueueAction>) {
        for action in actions {
            match action {
                QueueAction::Send(id, attempt) => {
                    let endpoint = self.queue.endpoint(id).expect("what is sent").clone();
                    assert!(
                        attempt.number <= MAX_ATTEMPTS,
                        "sent {} times",
                        attempt.number
                    );
                    self.sent_count += 1;
                    self.sent.push((id, attempt, endpoint));
                }
                // The reply may arrive nevertheless.
                QueueAction::Abort(_) => {}
                QueueAction::ScheduleRetry(id, ms) => {
                    self.timers.push((self.now.saturating_add_unsigned(ms), id))
                }
                QueueAction::Deliver(id, outcome) => self.deliver(id, &outcome),
            }
        }
    }

    fn deliver(&mut self, id: RequestId, outcome: &Outcome) {
        for subscriber in self.subscribers.remove(&id).unwrap_or_default() {
            match subscriber {
                Subscriber::Page(load_id, slice) => {
                    let result = PageContent::read(slice, outcome.clone());
                    let action = self.pages.settle(load_id, result, self.now);
                    self.run_page_action(action);
                }
                Subscriber::Block(load_id, slice) => {
                    let result = PageContent::read(slice, outcome.clone());
                    self.collection.receive(load_id, result, self.now);
                    let action = self.collection.fetch_next();
                    self.run_block_action(action);
                }
            }
        }
    }

    pub fn user_acts(&mut self, user_action: &UserAction) {
        match user_action {
            UserAction::Show { project: of, page } => {
                let project = project(*of);
                if self.project.as_ref() != Some(&project) {
                    self.project = Some(project.clone());
                    let action = self.collection.clear();
                    self.run_block_action(action);
                }
                let page = PageNumber::parse(&page.to_string()).expect("a page");
                let size = PageSize::default();
                let key = PageKey {
                    project,
                    page,
                    size,
                };
                let action = self.pages.show(key);
                self.run_page_action(action);
            }
            UserAction::Refresh => {
                let action = self.pages.refresh();
                self.run_page_action(action);
            }
            UserAction::Leave => {
                self.project = None;
                let action = self.pages.clear();
                self.run_page_action(action);
                let action = self.collection.clear();
                self.run_block_action(action);
            }
            UserAction::LoadCollection if self.project.is_some() => {
                let action = self.collection.start();
                self.run_block_action(action);
            }
            UserAction::LoadCollection => {}
            UserAction::Stop => {
                let action = self.collection.stop();
                self.run_block_action(action);
            }
            UserAction::Resume => {
                let action = self.collection.resume();
                self.run_block_action(action);
            }
            UserAction::RetryBlock => {
                let action = self.collection.retry();
                self.run_block_action(action);
            }
            UserAction::RetryNow => {
                let actions = self.queue.retry_now();
                self.run(actions);
            }
            UserAction::ReplaceToken => {
                self.renewals += self.subscribers.len() as i64 + 1;
                let actions = self.queue.resend_held();
                self.run(actions);
            }
            UserAction::DismissTokenDialog => {
                let actions = self.queue.fail_held(self.now);
                self.run(actions);
            }
            UserAction::Offline(offline) => self.queue.set_offline(*offline),
        }
    }

    pub fn network_acts(&mut self, which: usize, network_outcome: &NetworkOutcome) {
        if self.sent.is_empty() {
            return;
        }
        let (id, attempt, endpoint) = self.sent.remove(which % self.sent.len());
        let result = match (network_outcome, &endpoint) {
            (NetworkOutcome::Succeeds, Endpoint::SegmentProfiles(project, slice)) => {
                Ok(body(project, *slice))
            }
            (NetworkOutcome::Succeeds, Endpoint::Projects) => Ok("[]".to_owned()),
            (NetworkOutcome::Fails(error), _) => Err(error.clone()),
        };
        let action = self.queue.record_result(id, attempt, result, self.now, 0.5);
        self.run(action);
    }

    pub fn time_passes(&mut self, ms: i64) {
        self.now += ms;
        let (due, later) = self.timers.iter().partition(|(at, _)| *at <= self.now);
        self.timers = later;
        let due: Vec<(i64, RequestId)> = due;
        for (_, id) in due {
            let action = self.queue.retry_if_due(id, self.now);
            self.run(action);
        }
    }

    /// Checks that the rows on screen belong to the last selection.
    pub fn check(&self) {
        let wanted = self.pages.wanted();
        assert_eq!(wanted.map(|key| &key.project), self.project.as_ref());
        if let (Some(key), Some(page)) = (wanted, self.pages.shown()) {
            let Slice { limit, offset } = key.slice();
            let id = format!("{}-{offset}-{limit}", key.project.as_str());
            match page.content.rows.first() {
                Some(row) => assert_eq!(row.id, id),
                // The server answered 404 there, and has one row.
                None => assert!(offset > 0),
            }
        }
        for row in self.collection.rows() {
            let project = self.project.as_ref().expect("rows of a project");
            assert!(row.id.starts_with(&format!("{}-", project.as_str())));
        }
        let max_sends = self.requests + self.renewals + RetryBudget::bound(self.now);
        assert!(
            self.sent_count <= max_sends,
            "{} sent, {max_sends} allowed",
            self.sent_count
        );
    }

    /// Checks that all requests finish once the server replies and a token is entered.
    pub fn finish(&mut self) {
        self.queue.set_offline(false);
        for _ in 0..1_000 {
            self.network_acts(0, &NetworkOutcome::Succeeds);
            if self.queue.is_token_refused() {
                self.user_acts(&UserAction::ReplaceToken);
            }
            self.time_passes(120_000);
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
        assert!(self.subscribers.is_empty(), "somebody waits for ever");
    }
}
