//! Local page: cut from the loaded rows, searched, sorted and in groups, as a request would have
//! brought it.

use std::sync::Arc;

use crate::domain::PageRange;
use crate::state::collection::{Collection, Status};
use crate::state::page::cache::{CachedPage, PageKey, Progress};
use crate::state::page::content::PageContent;
use crate::state::page::page_groups::page_of_groups;
use crate::state::search::index::{Groups, Index, QueryResult};
use crate::state::url::collapsed_groups::CollapsedGroups;

/// The page of a query result, in groups where there are some; `None` while nothing is loaded that
/// could be in it.
pub fn page(
    key: &PageKey,
    result: &QueryResult,
    index: &Index,
    collection: &Collection,
    groups: Option<(&Groups, &CollapsedGroups)>,
) -> Option<CachedPage> {
    let fetched_at = collection.fetched_at()?;
    let still_loading = matches!(collection.status(), Status::Loading { .. });
    if result.rows.is_empty() && still_loading && !collection.is_complete() {
        return None;
    }
    let slice = key.slice();
    let (groups, positions, all) = match groups {
        Some((groups, collapsed)) => {
            let (page, positions, all) = page_of_groups(groups, collapsed, slice);
            (Some(Arc::new(page)), positions, all)
        }
        None => {
            let before = usize::try_from(slice.offset).unwrap_or(usize::MAX);
            let positions = result.rows.iter().skip(before).take(slice.limit as usize);
            (None, positions.copied().collect(), result.rows.len() as u64)
        }
    };
    let rows = positions.into_iter();
    let rows: Vec<_> = rows
        .filter_map(|position| index.row(position).cloned())
        .collect();
    let end = slice.offset + rows.len() as u64;
    let range = PageRange::of(slice.offset, rows.len() as u64, end < all, Some(all));
    let warnings = collection.warnings().to_vec();
    Some(CachedPage {
        content: Arc::new(PageContent {
            rows,
            range,
            warnings,
            stated_total: None,
        }),
        fetched_at,
        groups,
    })
}

/// The progress of the rows, as that of a request for their page.
pub fn progress(collection: &Collection) -> Progress {
    match collection.status() {
        status @ (Status::Idle | Status::Loading { .. }) if collection.rows().is_empty() => {
            Progress::Waiting {
                id: 0,
                slow: status.is_slow(),
            }
        }
        Status::Failed(error) => Progress::Failed(error.clone()),
        Status::Idle
        | Status::Loading { .. }
        | Status::Stopped
        | Status::AtLimit
        | Status::Ended(_) => Progress::Settled,
    }
}
