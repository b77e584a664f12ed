//! The order of the projects by name, by the browser's collator. In slices: comparing 20,000 names at
//! once would block the page.

use js_sys::JsString;

use crate::domain::Project;
use crate::i18n::intl::{Collator, now_ms};
use crate::state::search::merge_sort::MergeSort;

/// How long one slice may block the page, in milliseconds.
const SLICE_MS: i64 = 8;

/// Names that are compared before the time is looked at.
const STEP_NAMES: usize = 128;

/// A sort in progress.
pub struct NameOrder {
    /// Of which version of the names.
    pub version: u32,
    names: Vec<JsString>,
    sort: MergeSort,
    collator: Collator,
}

impl NameOrder {
    /// Begins to sort these projects.
    pub fn new(version: u32, projects: &mut dyn Iterator<Item = &Project>) -> Self {
        let names: Vec<JsString> = projects.map(|it| it.label().into()).collect();
        Self {
            version,
            sort: MergeSort::new((0..names.len() as u32).collect()),
            names,
            collator: Collator::of_browser(),
        }
    }

    /// Sorts for a moment; whether it is done.
    pub fn run_slice(&mut self) -> bool {
        let Self {
            names, collator, ..
        } = self;
        let end = now_ms() + SLICE_MS;
        let mut compare =
            |one: u32, other: u32| collator.compare(&names[one as usize], &names[other as usize]);
        while !self.sort.step(&mut compare, STEP_NAMES) {
            if now_ms() >= end {
                return false;
            }
        }
        true
    }

    /// The positions of the projects, once [`Self::run_slice`] has returned `true`.
    pub fn into_positions(self) -> Vec<usize> {
        let positions = self.sort.into_items().into_iter();
        positions.map(|position| position as usize).collect()
    }
}
