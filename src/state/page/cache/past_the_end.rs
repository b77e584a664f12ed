//! A page that was refused because it lies behind the last row: some servers answer 404 or 400
//! there, and not with an empty page.

use super::{PageCache, PageKey, Progress};
use crate::api::Failure;
use crate::domain::{PageNumber, PageRange, ProjectId, Total};
use crate::state::page::content::PageContent;

impl PageCache {
    /// Whether the first page is to be asked how many rows there are: no page in memory tells, and
    /// the one that was refused may lie behind them.
    pub(super) fn asks_for_the_end(&self, key: &PageKey, failure: &Failure) -> bool {
        is_candidate(key, failure) && self.known_total(&key.project).is_none()
    }

    /// How a refused page stands, by what other pages told of the list.
    pub(super) fn unless_past_the_end(
        &mut self,
        key: &PageKey,
        failure: Failure,
        now: i64,
    ) -> Progress {
        match self.known_total(&key.project) {
            Some(total) if is_candidate(key, &failure) && total <= key.slice().offset => {
                self.store_past_the_end(key, Some(total), now)
            }
            Some(_) | None => Progress::Failed(failure),
        }
    }

    /// How a refused page stands after the first page came, or did not.
    pub(super) fn answer_refusal(
        &mut self,
        key: &PageKey,
        failure: Failure,
        first: Result<PageContent, Failure>,
        now: i64,
    ) -> Progress {
        let Ok(first) = first else {
            return Progress::Failed(failure);
        };
        let total = total_of(&first);
        if total.is_some_and(|total| total > key.slice().offset) {
            return Progress::Failed(failure);
        }
        if first.range.received == u64::from(key.size.rows()) || !first.range.has_next {
            let page = PageNumber::FIRST;
            self.store(
                PageKey {
                    page,
                    ..key.clone()
                },
                first,
                now,
            );
        }
        self.store_past_the_end(key, total, now)
    }

    fn store_past_the_end(&mut self, key: &PageKey, total: Option<u64>, now: i64) -> Progress {
        let content = PageContent {
            rows: Vec::new(),
            range: PageRange::of(key.slice().offset, 0, false, total),
            stated_total: total,
            warnings: Vec::new(),
        };
        self.store(key.clone(), content, now);
        Progress::Settled
    }

    /// The number of rows of a project, as the page used last tells it.
    fn known_total(&self, project: &ProjectId) -> Option<u64> {
        let pages = self.cached.iter().rev();
        let mut pages = pages.filter(|(key, _)| key.project == *project);
        pages.find_map(|(_, page)| total_of(&page.content))
    }
}

fn is_candidate(key: &PageKey, failure: &Failure) -> bool {
    key.page != PageNumber::FIRST && failure.error.may_be_past_the_end()
}

fn total_of(content: &PageContent) -> Option<u64> {
    match content.range.total {
        Total::Exact(total) | Total::Stated(total) => Some(total),
        Total::PastTheEnd(total) => total,
        Total::MoreThan(_) => None,
    }
}
