//! Search and sorting: what the URL asks for, and what the loaded rows answer.

use std::cell::OnceCell;
use std::sync::Arc;

use leptos::prelude::*;

use super::changes_context::ChangesContext;
use super::health_context::HealthContext;
use super::selected_rows::SelectedRows;
use super::starred_rows::StarredRows;
use crate::domain::ProjectId;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::changes::ChangeKinds;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::case_folding::folded;
use crate::state::search::filter::{Filter, KnownValues, Node, ParsedSearch, ProblemKind, parse};
use crate::state::search::index::{Days, Index, Query, QueryInputs, QueryResult};
use crate::state::search::sorting::Sorting;
use crate::state::selection::Selection;
use crate::state::url::url_state::UrlState;

/// A query result, compared by identity: two are equal only if they are the same one.
#[derive(Clone)]
pub struct SharedResult(Arc<QueryResult>);

impl PartialEq for SharedResult {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl SharedResult {
    /// The result.
    pub fn answer(&self) -> &QueryResult {
        &self.0
    }
}

/// The days of the browser's zone, in which times are shown.
const DAYS: Days = Days {
    of: intl::local_day_number,
    start: intl::local_day_start,
};

/// What marks rows beside what the API says of them.
#[derive(Clone, Copy)]
pub struct RowMarks {
    /// The stars.
    pub starred: StarredRows,
    /// The selection.
    pub selected: SelectedRows,
    /// What changed, and which run for long.
    pub changes: ChangesContext,
}

/// What queries depend on beside the search text and the sorting.
#[derive(Clone, Copy)]
struct QuerySources {
    collection: CollectionLoader,
    health: HealthContext,
    marks: RowMarks,
    me: Memo<Option<String>>,
}

impl QuerySources {
    /// Runs a query over the index, reactively.
    fn run(self, filter: &Filter, sorting: &Sorting, run: &mut dyn FnMut(&Index, &Query<'_>)) {
        let me: Vec<String> = self.me.get().into_iter().collect();
        // Read at the first row that is asked about, so that no other search follows them.
        let stars = OnceCell::new();
        let selection = OnceCell::new();
        let changes = OnceCell::new();
        let marks = self.marks;
        let query = Query {
            filter,
            sorting,
            rules: self.health.rules.get(),
            now: self.health.now(),
            inputs: QueryInputs {
                me: &me,
                days: DAYS,
                is_starred: &|id| stars.get_or_init(|| marks.starred.ids.get()).contains(id),
                is_selected: &|id| {
                    let selected = || marks.selected.with(Selection::clone);
                    selection.get_or_init(selected).contains(id)
                },
                changes: &|id| {
                    let changes = changes.get_or_init(|| marks.changes.current.get());
                    let changes = changes.as_ref();
                    changes.map_or(ChangeKinds::default(), |changes| changes.get().of(id))
                },
                is_long_running: &|id| marks.changes.long_running_since(id).is_some(),
            },
        };
        self.collection.index(|index| run(index, &query));
    }
}

/// The search box and the sorting.
#[derive(Clone, Copy)]
pub struct SearchContext {
    url: UrlState,
    sources: QuerySources,
    /// Whether suggestions are wanted under the search box: somebody is in it, and has not
    /// dismissed them.
    pub wants_suggestions: RwSignal<bool>,
    /// The text in the search box, parsed, with what is wrong in it.
    pub parsed: Memo<ParsedSearch>,
    /// The filter that follows from it.
    pub filter: Memo<Filter>,
    /// The case-folded words of the search, to be highlighted.
    pub words: Memo<Vec<String>>,
    /// The id or the name of the person at the screen, for `@me`, if it was chosen.
    pub me: Memo<Option<String>>,
    chosen_me: RwSignal<Option<(ProjectId, String)>>,
    /// The columns that rows are sorted by.
    pub sorting: Memo<Sorting>,
    /// What the loaded rows answer.
    pub result: Memo<SharedResult>,
}

impl SearchContext {
    /// Follows the URL, the loaded rows, the clock and, where the search asks for them, the stars
    /// and the selection.
    pub fn new(
        url: UrlState,
        collection: CollectionLoader,
        health: HealthContext,
        marks: RowMarks,
    ) -> Self {
        let preferences = expect_context::<Preferences>();
        let search = Memo::new(move |_| url.params().search);
        let project = Memo::new(move |_| url.params().project);
        // Another project has other people. What was chosen here holds without storage, too.
        let chosen_me = RwSignal::new(None);
        let me = Memo::new(move |_| {
            let project = project.get()?;
            let chosen = chosen_me.with(|chosen: &Option<(ProjectId, String)>| {
                let own = chosen.as_ref().filter(|(of, _)| *of == project);
                own.map(|(_, me)| me.clone())
            });
            let me = chosen.or_else(|| preferences.me(&project));
            me.filter(|me| !me.is_empty())
        });
        let sorting = Memo::new(move |_| url.params().sorting);
        let parsed = Memo::new(move |_| {
            let mut parsed = search.with(|search| parse(search));
            let has_me = me.with(Option::is_some);
            // What no row has is said once all rows are here, or no more are coming.
            if collection.read(Collection::has_all_values) {
                collection.index(|index| index.check(&mut parsed, has_me));
            } else {
                parsed.check(&KnownValues {
                    finds_any: &|_, _| true,
                    values: &|_| Vec::new(),
                    has_me,
                });
            }
            parsed
        });
        let filter = Memo::new(move |_| parsed.with(|parsed| parsed.filter.clone()));
        let words = Memo::new(move |_| {
            let words = filter.with(Filter::all_words);
            words.iter().map(|word| folded(word)).collect()
        });
        let sources = QuerySources {
            collection,
            health,
            marks,
            me,
        };
        let result = Memo::new(move |_| {
            let mut result = QueryResult::default();
            filter.with(|filter| {
                sorting.with(|sorting| {
                    sources.run(filter, sorting, &mut |index, query| {
                        result = index.query(query);
                    });
                });
            });
            SharedResult(Arc::new(result))
        });
        Self {
            url,
            sources,
            wants_suggestions: RwSignal::new(false),
            parsed,
            filter,
            words,
            me,
            chosen_me,
            sorting,
            result,
        }
    }

    /// Runs something over the index, with a query without conditions, as it is now.
    pub fn query_now(self, run: &mut dyn FnMut(&Index, &Query<'_>)) {
        let (all, unsorted) = (Filter::default(), Sorting::default());
        untrack(|| self.sources.run(&all, &unsorted, run));
    }

    /// Sets and stores who the person at the screen is in the project.
    pub fn choose_me(self, preferences: Preferences, me: String) {
        if let Some(project) = self.url.params_untracked().project {
            preferences.set_me(&project, &me);
            self.chosen_me.set(Some((project, me)));
        }
    }

    /// Whether the text asks for the person at the screen, reactively.
    pub fn asks_for_me(self) -> bool {
        self.parsed.with(|parsed| {
            let mut problems = parsed.problems.iter();
            problems.any(|problem| problem.kind == ProblemKind::UnknownMe)
                || parsed.tree.iter().any(Node::asks_for_me)
        })
    }

    /// Whether rows are filtered, reactively.
    pub fn is_filtered(self) -> bool {
        !self.filter.with(Filter::is_empty)
    }

    /// Changes the text in the search box as a step of the history.
    pub fn change(self, change: impl FnOnce(&str) -> String) {
        let params = self.url.params_untracked();
        let search = change(&params.search);
        if search != params.search {
            self.url.navigate(params.with_search(search));
        }
    }
}
