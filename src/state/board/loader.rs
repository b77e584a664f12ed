//! Loads the board: performs the actions of [`super::Board`], and sorts the projects by name in the
//! meantime.

use std::time::Duration;

use leptos::prelude::*;

use super::names::NameOrder;
use super::{Board, BoardAction, RequestKey, Row};
use crate::api::Endpoint;
use crate::api::client::{ApiClient, Subscription};
use crate::domain::{HealthRules, Project, Slice};
use crate::i18n::intl;
use crate::state::page::content::PageContent;
use crate::subscription::unsubscribe_on_cleanup;

/// How often what reads the board is told of changes, in milliseconds: dozens of projects may be
/// loaded in a second, and each can move all rows on screen.
const PACE: Duration = Duration::from_millis(100);

/// The board of a connection. A handle of signals, so `Copy`; pending requests are aborted when the
/// reactive owner is disposed.
#[derive(Clone, Copy)]
pub struct BoardLoader {
    board: RwSignal<Board>,
    client: ApiClient,
    rules: Memo<HealthRules>,
    /// Called with the position and the row of a project whose complete counts are there.
    on_counted: StoredValue<Option<Callback<(usize, Row)>>>,
    /// The pending request of each project that is being loaded, by its position.
    requests: StoredValue<Vec<(usize, Subscription)>, LocalStorage>,
    /// While it is too early to tell of changes, whether there are some.
    pacing: StoredValue<Option<bool>>,
    /// The sort by name, whether begun or still to begin.
    sorting: StoredValue<Option<Sorting>, LocalStorage>,
}

/// The sort by name.
enum Sorting {
    /// It begins in the next slice: the browser takes 20 ms for its first collator.
    Scheduled,
    /// It has begun.
    Begun(NameOrder),
}

impl BoardLoader {
    /// A board without projects, whose profiles are judged by these rules.
    pub fn new(client: ApiClient, rules: Memo<HealthRules>) -> Self {
        Self {
            board: RwSignal::new(Board::default()),
            client,
            rules,
            on_counted: StoredValue::new(None),
            requests: StoredValue::new_local(Vec::new()),
            pacing: StoredValue::new(None),
            sorting: StoredValue::new_local(None),
        }
    }

    /// Reads the board, reactively.
    pub fn read<R>(self, read: impl FnOnce(&Board) -> R) -> R {
        unsubscribe_on_cleanup(&self.board);
        self.board.with(read)
    }

    /// Sets what is called with the position and the row of a project whose complete counts are
    /// there.
    pub fn on_counted(self, callback: Callback<(usize, Row)>) {
        self.on_counted.set_value(Some(callback));
    }

    /// Adds projects.
    pub fn set_projects(self, projects: Vec<Project>) {
        self.run(|board| board.set_projects(projects));
        self.sort_names();
    }

    /// Changes the board, and performs what follows from it.
    pub fn run(self, change: impl FnOnce(&mut Board) -> Vec<BoardAction>) {
        // None if the owner was disposed in the meantime.
        if let Some(actions) = self.board.try_update_untracked(change) {
            self.tell();
            self.perform(actions);
        }
    }

    /// Tells of a change, now or as soon as it is time.
    fn tell(self) {
        match self.pacing.try_get_value() {
            Some(None) => {
                self.pacing.set_value(Some(false));
                self.board.notify();
                set_timeout(move || self.tell_again(), PACE);
            }
            Some(Some(_)) => self.pacing.set_value(Some(true)),
            None => {}
        }
    }

    fn tell_again(self) {
        // None if the owner was disposed in the meantime.
        let pending = self.pacing.try_update_value(Option::take).flatten();
        if pending == Some(true) {
            self.tell();
        }
    }

    fn perform(self, actions: Vec<BoardAction>) {
        for action in actions {
            match action {
                BoardAction::Fetch {
                    key,
                    slice,
                    gives_up_when_slow,
                } => self.fetch(key, slice, gives_up_when_slow),
                BoardAction::Abort(position) => self.replace_request(position, None),
                BoardAction::Keep(position) => {
                    let row = self.board.with_untracked(|board| board.row(position));
                    let called = self.on_counted.get_value().zip(row);
                    if let Some((on_counted, row)) = called {
                        on_counted.run((position, row));
                    }
                }
                BoardAction::Count(position) => set_timeout(
                    move || {
                        if let Some(rules) = self.rules.try_get_untracked() {
                            let offset = untrack(|| self.client.clock_offset());
                            let now = intl::now_ms() + offset.unwrap_or(0);
                            self.run(|board| board.count(position, rules, now));
                        }
                    },
                    Duration::ZERO,
                ),
            }
        }
    }

    fn fetch(self, key: RequestKey, slice: Slice, gives_up_when_slow: bool) {
        let row = self.board.with_untracked(|board| board.row(key.project));
        let Some(row) = row else {
            return;
        };
        let endpoint = Endpoint::SegmentProfiles(row.project.id, slice);
        let subscription = self.client.request(endpoint, move |outcome| {
            // Parsing 1,000 rows and taking them in are two tasks, so that neither blocks the page
            // for long.
            let result = PageContent::read(slice, outcome);
            set_timeout(
                move || self.run(|board| board.receive(key, result, intl::now_ms())),
                Duration::ZERO,
            );
        });
        if gives_up_when_slow {
            subscription.give_up_when_slow();
        }
        self.replace_request(key.project, Some(subscription));
    }

    /// Replaces the pending subscription of a project; dropping the previous one aborts its request.
    fn replace_request(self, position: usize, subscription: Option<Subscription>) {
        let before = self.requests.try_update_value(|requests| {
            let at = requests.iter().position(|(other, _)| *other == position);
            let before = at.map(|at| requests.swap_remove(at));
            requests.extend(subscription.map(|subscription| (position, subscription)));
            before
        });
        // Outside of the store: what an abort calls may look at it.
        drop(before);
    }

    /// Sorts the projects by name, unless that is under way.
    fn sort_names(self) {
        let is_running = self.sorting.try_with_value(Option::is_some);
        if is_running == Some(false) {
            self.sorting.set_value(Some(Sorting::Scheduled));
            self.schedule_slice();
        }
    }

    fn schedule_slice(self) {
        set_timeout(move || self.run_slice(), Duration::ZERO);
    }

    fn run_slice(self) {
        // None if the owner was disposed in the meantime.
        let sorting = self.sorting.try_update_value(Option::take).flatten();
        let sorting = sorting.map(|sorting| match sorting {
            Sorting::Scheduled => {
                let board = self.board;
                let begun = board.with_untracked(|board| {
                    NameOrder::new(board.names_version(), &mut board.projects())
                });
                (begun, false)
            }
            Sorting::Begun(mut begun) => {
                let is_done = begun.run_slice();
                (begun, is_done)
            }
        });
        match sorting {
            None => {}
            Some((begun, false)) => {
                self.sorting.set_value(Some(Sorting::Begun(begun)));
                self.schedule_slice();
            }
            Some((sorted, true)) => {
                let version = sorted.version;
                let positions = sorted.into_positions();
                self.board.update(|board| board.set_name_order(&positions));
                if self.board.with_untracked(Board::names_version) != version {
                    self.sort_names();
                }
            }
        }
    }
}
