//! State of the dashboard's middle: the table, or what stands in its place.

use crate::domain::Total;
use crate::state::page::cache::{CachedPage, Progress};
use crate::state::page::content::DataWarning;

/// What the middle shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableState {
    /// No project is chosen.
    ChooseProject,
    /// The page is on its way and not here yet. Rows on screen, if any, are those of the page
    /// before.
    Loading,
    /// Rows, whatever happens beside them; or none, under the notice why none is shown.
    Rows,
    /// The project has no profiles.
    EmptyProject,
    /// No row matches the search and the filters.
    NoMatch,
    /// The page has no rows, the pages before it do.
    PastTheEnd,
    /// The request for the page failed, and the page is not in memory.
    Failed,
}

impl TableState {
    /// The state of a page, of all rows or of those that match a filter. Rows that are here
    /// always win.
    pub fn of(
        chosen: bool,
        filtered: bool,
        shown: Option<&CachedPage>,
        progress: &Progress,
    ) -> Self {
        if !chosen {
            return Self::ChooseProject;
        }
        match (shown, progress) {
            (Some(page), _) if !page.is_empty() => Self::Rows,
            (Some(page), _) => match page.content.range.total {
                // Nothing before it either.
                Total::PastTheEnd(None) if filtered => Self::NoMatch,
                Total::PastTheEnd(_) => Self::PastTheEnd,
                Total::Exact(_) | Total::Stated(_) | Total::MoreThan(_) if filtered => {
                    Self::NoMatch
                }
                Total::Exact(_) | Total::Stated(_) | Total::MoreThan(_) if has_unseen(page) => {
                    Self::Rows
                }
                Total::Exact(_) | Total::Stated(_) | Total::MoreThan(_) => Self::EmptyProject,
            },
            (None, Progress::Failed(_)) => Self::Failed,
            (None, Progress::Settled | Progress::Waiting { .. }) => Self::Loading,
        }
    }

    /// Whether it is shown as a table.
    pub fn is_tabular(self) -> bool {
        match self {
            Self::Loading | Self::Rows => true,
            Self::ChooseProject
            | Self::EmptyProject
            | Self::NoMatch
            | Self::PastTheEnd
            | Self::Failed => false,
        }
    }
}

/// Whether there are rows, or are said to be, that can't be shown: a project with
/// some is not called empty.
fn has_unseen(page: &CachedPage) -> bool {
    let mut warnings = page.content.warnings.iter();
    warnings.any(|warning| {
        warning.is_contradiction() || matches!(warning, DataWarning::UnreadableRows(_))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::api::{ApiError, wire};
    use crate::domain::Slice;
    use crate::state::page::content::PageContent;

    fn held(offset: u64, values: &str) -> CachedPage {
        let body = format!(r#"{{"hasNextPage":false,"values":[{values}]}}"#);
        let reply = wire::page(&body).expect("an envelope");
        CachedPage {
            content: Arc::new(PageContent::of(Slice { limit: 50, offset }, reply)),
            fetched_at: 0,
            groups: None,
        }
    }

    #[test]
    fn rows_stay_whatever_happens_beside_them() {
        let page = held(0, r#"{"id":"a"}"#);
        for progress in [
            Progress::Settled,
            Progress::Waiting { id: 1, slow: true },
            Progress::Failed(ApiError::Unreachable.into()),
        ] {
            assert_eq!(
                TableState::of(true, false, Some(&page), &progress),
                TableState::Rows
            );
        }
    }

    #[test]
    fn an_empty_first_page_is_an_empty_project_and_a_later_one_is_past_the_end() {
        let settled = Progress::Settled;
        assert_eq!(
            TableState::of(true, false, Some(&held(0, "")), &settled),
            TableState::EmptyProject
        );
        assert_eq!(
            TableState::of(true, false, Some(&held(50, "")), &settled),
            TableState::PastTheEnd
        );
    }

    #[test]
    fn where_a_filter_leaves_nothing_the_project_is_not_called_empty() {
        let settled = Progress::Settled;
        for offset in [0, 50] {
            let page = held(offset, "");
            assert_eq!(
                TableState::of(true, true, Some(&page), &settled),
                TableState::NoMatch
            );
        }
    }

    #[test]
    fn rows_that_cannot_be_read_or_were_held_back_are_not_an_empty_project() {
        let settled = Progress::Settled;
        let unreadable = held(0, r#"{"name":"no id"}"#);
        assert_eq!(
            TableState::of(true, false, Some(&unreadable), &settled),
            TableState::Rows
        );
        let body = r#"{"hasNextPage":false,"totalCount":20,"values":null}"#;
        let reply = wire::page(body).expect("an envelope");
        let slice = Slice {
            limit: 50,
            offset: 0,
        };
        let held_back = CachedPage {
            content: Arc::new(PageContent::of(slice, reply)),
            fetched_at: 0,
            groups: None,
        };
        assert_eq!(
            TableState::of(true, false, Some(&held_back), &settled),
            TableState::Rows
        );
        let mut more = held(0, "");
        let content = PageContent {
            warnings: vec![DataWarning::EmptyWithNext],
            ..(*more.content).clone()
        };
        more.content = Arc::new(content);
        assert_eq!(
            TableState::of(true, false, Some(&more), &settled),
            TableState::Rows
        );
        assert_eq!(
            TableState::of(true, true, Some(&more), &settled),
            TableState::NoMatch
        );
    }

    #[test]
    fn without_rows_the_request_decides() {
        let failed = Progress::Failed(ApiError::Forbidden(None).into());
        assert_eq!(
            TableState::of(true, false, None, &failed),
            TableState::Failed
        );
        assert_eq!(
            TableState::of(true, false, None, &Progress::Settled),
            TableState::Loading
        );
        assert_eq!(
            TableState::of(false, false, None, &failed),
            TableState::ChooseProject
        );
    }
}
