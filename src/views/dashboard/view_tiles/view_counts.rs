//! Counts of the tiles: how many of the loaded rows each view finds, counted in slices between
//! other tasks of the page.

use std::time::Duration;

use leptos::prelude::*;

use super::searches::Searches;
use crate::i18n::intl;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::saved_views::OfferedView;
use crate::state::search::filter::{KnownValues, ProblemKind, parse};
use crate::state::search::index::{CountPass, Index, Query};
use crate::subscription::unsubscribe_on_cleanup;
use crate::views::dashboard::context::{
    ChangesContext, HealthContext, SearchContext, SelectionContext, StarredRows,
};

/// How long one slice may block the page, in milliseconds.
const SLICE_MS: i64 = 8;

/// How many rows a view finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewCount {
    /// That is not counted yet.
    Unknown,
    /// It looks for what is mine, and nobody said who that is.
    NobodyIsMe,
    /// So many.
    Rows(u32),
}

/// What was counted last.
#[derive(Default)]
struct Counted {
    /// The rows that each search finds.
    counts: Vec<(String, ViewCount)>,
    /// Of how many rows.
    rows: usize,
    /// The generation of the index at that time.
    generation: u64,
}

/// A pass under way, and the searches that it counts.
struct Counting {
    /// Each with whether it looks for what is mine though nobody said who that is.
    searches: Vec<(String, bool)>,
    pass: CountPass,
}

/// The counts of all views. A handle of signals, so `Copy`.
#[derive(Clone, Copy)]
pub struct ViewCounts {
    collection: CollectionLoader,
    search: SearchContext,
    searches: Memo<Searches>,
    counted: RwSignal<Counted>,
    counting: StoredValue<Option<Counting>>,
    /// Whether something changed since the last pass began.
    outdated: StoredValue<bool>,
    /// Whether a slice is scheduled.
    scheduled: StoredValue<bool>,
}

impl ViewCounts {
    /// Follows the rows, the clock and the views, unless the tiles are folded.
    pub fn follow(views: Memo<Vec<OfferedView>>, folded: RwSignal<bool>) -> Self {
        let collection = expect_context::<CollectionLoader>();
        let health = expect_context::<HealthContext>();
        let starred = expect_context::<StarredRows>();
        let selected = expect_context::<SelectionContext>().selected;
        let changes = expect_context::<ChangesContext>();
        let search = expect_context::<SearchContext>();
        let searches = Memo::new(move |_| views.with(|views| Searches::of(views)));
        let counts = Self {
            collection,
            search,
            searches,
            counted: RwSignal::new(Counted::default()),
            counting: StoredValue::new(None),
            outdated: StoredValue::new(false),
            scheduled: StoredValue::new(false),
        };
        let is_loading = Memo::new(move |_| collection.read(Collection::is_loading));
        // Only asks for a pass, which runs later.
        Effect::new(move || {
            health.rules.track();
            health.now();
            search.me.track();
            let is_loading = is_loading.get();
            let is_worth_it = searches.with(|searches| {
                if searches.use_stars {
                    starred.ids.track();
                }
                if searches.use_selection {
                    selected.with(|_| ());
                }
                if searches.use_changes {
                    changes.current.track();
                }
                collection.index(|index| {
                    counts.counted.with_untracked(|counted| {
                        // While blocks arrive, not again for each: only when the rows have doubled.
                        !is_loading
                            || counted.generation != index.generation()
                            || counted.rows * 2 <= index.len()
                            || !counted
                                .counts
                                .iter()
                                .map(|(search, _)| search)
                                .eq(&searches.texts)
                    })
                })
            });
            if is_worth_it && !folded.get() {
                counts.outdated.set_value(true);
                counts.schedule();
            }
        });
        counts
    }

    /// How many rows a view with this search finds, reactively.
    pub fn of(self, search: &str) -> ViewCount {
        unsubscribe_on_cleanup(&self.counted);
        let is_empty = self.counted.with(|counted| counted.rows == 0);
        // Zero of nothing loaded so far would be no answer.
        if is_empty && !self.collection.read(Collection::is_complete) {
            return ViewCount::Unknown;
        }
        self.counted.with(|counted| {
            let mut counts = counted.counts.iter();
            let found = counts.find(|(of, _)| of == search);
            found.map_or(ViewCount::Unknown, |(_, count)| *count)
        })
    }

    /// Of how many rows the counts are, reactively, while these may not be all of the project;
    /// `None` before there are any, and once all are loaded.
    pub fn partial_rows(self) -> Option<usize> {
        let rows = self.counted.with(|counted| counted.rows);
        let is_complete = self.collection.read(Collection::is_complete);
        (rows > 0 && !is_complete).then_some(rows)
    }

    /// The ids and names of the person at the screen.
    fn me(self) -> Vec<String> {
        self.search.me.get_untracked().into_iter().collect()
    }

    fn schedule(self) {
        if !self.scheduled.get_value() {
            self.scheduled.set_value(true);
            set_timeout(move || self.run_slice(), Duration::ZERO);
        }
    }

    fn run_slice(self) {
        // `None` if the owner was disposed in the meantime.
        if self
            .scheduled
            .try_update_value(|scheduled| *scheduled = false)
            .is_none()
        {
            return;
        }
        let counting = self.counting.try_update_value(Option::take).flatten();
        let Some(mut counting) = counting.or_else(|| self.begin()) else {
            return;
        };
        let mut done = None;
        self.search.query_now(&mut |index, query| {
            done = step(&mut counting.pass, index, query);
        });
        match done {
            Some(true) => self.finish(counting),
            Some(false) => self.counting.set_value(Some(counting)),
            // The rows changed.
            None => self.outdated.set_value(true),
        }
        if done == Some(false) || self.outdated.get_value() {
            self.schedule();
        }
    }

    /// Begins a pass, if something changed since the last one.
    fn begin(self) -> Option<Counting> {
        if !self.outdated.get_value() {
            return None;
        }
        self.outdated.set_value(false);
        let has_me = !self.me().is_empty();
        // What no row has is said, and filters nothing, only once no more rows are coming.
        let has_all = untrack(|| self.collection.read(Collection::has_all_values));
        let counting = untrack(|| {
            self.collection.index(|index| {
                let known = KnownValues {
                    finds_any: &|facet, value| !has_all || index.finds_any(facet, value),
                    values: &|_| Vec::new(),
                    has_me,
                };
                let mut trees = Vec::new();
                let mut searches = Vec::new();
                for search in self.searches.get().texts {
                    let mut parsed = parse(&search);
                    parsed.check(&known);
                    let mut problems = parsed.problems.iter();
                    let lacks_me = problems.any(|problem| problem.kind == ProblemKind::UnknownMe);
                    searches.push((search, lacks_me));
                    trees.push(parsed.tree);
                }
                let pass = CountPass::new(index, trees);
                Counting { searches, pass }
            })
        });
        Some(counting)
    }

    fn finish(self, Counting { searches, pass }: Counting) {
        let rows = pass.rows();
        let counts = searches.into_iter().zip(pass.into_counts());
        let counts = counts.map(|((search, lacks_me), rows)| {
            let count = if lacks_me {
                ViewCount::NobodyIsMe
            } else {
                ViewCount::Rows(rows)
            };
            (search, count)
        });
        self.counted.set(Counted {
            counts: counts.collect(),
            rows,
            generation: untrack(|| self.collection.index(|index| index.generation())),
        });
    }
}

/// Counts for the time of a slice; whether all is counted, or `None` if the rows changed.
fn step(pass: &mut CountPass, index: &Index, query: &Query<'_>) -> Option<bool> {
    let end = intl::now_ms() + SLICE_MS;
    while pass.is_valid_for(index) {
        if pass.step(index, query) {
            return Some(true);
        }
        if intl::now_ms() >= end {
            return Some(false);
        }
    }
    None
}
