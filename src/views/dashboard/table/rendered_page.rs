//! The page as the slots of the table show it: one signal, so that a change is told to them once.
//!
//! A memo is told that it may have changed once for each way on which a change can reach it, and
//! tells all that follows from it each time. From the URL to the page on screen there are some forty
//! ways (by the search, its words, the sorting, the groups, the key of the page …), and behind the
//! page stand some 1,400 memos and effects of the slots: with 100,000 rows in memory, a quarter of
//! the time of a keystroke went into that, and 3% since the slots follow this signal.
//!
//! This is the one place where an effect sets what other effects read. It is set by one effect only,
//! in `follow_view`, in the task that changed the page and before anything is painted.

use leptos::prelude::*;

use super::super::context::{GroupsContext, ProjectsContext, SearchContext, TableContext};
use super::super::table_state::TableState;
use crate::domain::Facet;
use crate::preferences::Preferences;
use crate::state::page::cache::CachedPage;
use crate::subscription::get_while_owned;

/// What the table shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenderedPage {
    /// The caption of the table. It changes with the rows, so that it never stands above those of
    /// another project.
    pub caption: String,
    /// The page whose rows are on screen.
    pub page: Option<CachedPage>,
    /// By whose values its rows are grouped.
    pub facet: Option<Facet>,
    /// The case-folded words of the search, which are marked.
    pub words: Vec<String>,
    /// Whether there are slots; else a skeleton has their place. They come together with their
    /// first rows, by which they are measured.
    pub has_slots: bool,
}

impl RenderedPage {
    /// What is to be shown now, reactively, by the contexts of the dashboard.
    pub fn now() -> Self {
        let table = expect_context::<TableContext>();
        let page = get_while_owned(table.rows);
        let caption = expect_context::<Preferences>().texts().columns.caption;
        Self {
            caption: caption(&expect_context::<ProjectsContext>().label()),
            has_slots: page.is_some() || get_while_owned(table.state) != TableState::Loading,
            page,
            facet: get_while_owned(expect_context::<GroupsContext>().facet),
            words: get_while_owned(expect_context::<SearchContext>().words),
        }
    }
}
