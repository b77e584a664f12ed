//! Does what `pages` decides: sends, aborts, and brings replies back to it.

use std::time::Duration;

use leptos::prelude::*;

use super::content::PageContent;
use super::courier::{Asked, Courier};
use super::pages::{PageKey, Pages, Progress, Step, Ticket};
use crate::api::Endpoint;
use crate::live::State;
use crate::text::intl;

/// After this long, "still waiting" is said.
pub(super) const LONG: Duration = Duration::from_secs(3);

/// Loads pages of one connection. Copied about freely; leaves the line with its owner.
#[derive(Clone, Copy)]
pub struct PageLoader {
    pages: State<Pages>,
    courier: Courier,
    request: StoredValue<Option<Asked>, LocalStorage>,
}

impl PageLoader {
    /// A loader that holds nothing yet.
    pub fn new(courier: Courier) -> Self {
        Self {
            pages: State::new(Pages::default()),
            courier,
            request: StoredValue::new_local(None),
        }
    }

    /// Reads the pages, reactively.
    pub fn read<R>(self, read: impl FnOnce(&Pages) -> R) -> R {
        self.pages.with(read)
    }

    /// Whether the page on screen is on its way.
    pub fn is_waiting(self) -> bool {
        self.pages
            .with_untracked(|pages| matches!(pages.progress(), Progress::Waiting { .. }))
    }

    /// Wants a page on screen.
    pub fn show(self, key: PageKey) {
        self.step(|pages| pages.show(key));
    }

    /// Asks for the page on screen anew.
    pub fn refresh(self) {
        self.step(Pages::refresh);
    }

    /// No page is wanted for now: rows come from elsewhere.
    pub fn rest(self) {
        self.step(Pages::rest);
    }

    /// No page is wanted; forgets those held.
    pub fn clear(self) {
        self.step(Pages::clear);
    }

    fn step(self, decide: impl FnOnce(&mut Pages) -> Step) {
        let step = self.pages.update(decide);
        match step {
            None | Some(Step::Nothing) => {}
            Some(Step::Abort) => self.hold(None),
            Some(Step::Fetch(ticket, key)) => self.fetch(ticket, key),
        }
    }

    /// Leaves the line where it stood before.
    fn hold(self, asked: Option<Asked>) {
        let before = self
            .request
            .try_update_value(|request| std::mem::replace(request, asked));
        drop(before);
    }

    fn fetch(self, ticket: Ticket, key: PageKey) {
        set_timeout(
            move || {
                self.pages.update(|pages| pages.linger(ticket));
            },
            LONG,
        );
        let slice = key.slice();
        let endpoint = Endpoint::SegmentProfiles(key.project, slice);
        let asked = self.courier.ask(endpoint, move |outcome| {
            let result = PageContent::read(slice, outcome);
            // Gone with its owner: then there is no screen to show it on.
            self.pages
                .update(|pages| pages.settle(ticket, result, intl::now_ms()));
        });
        self.hold(Some(asked));
    }
}
