//! What the parts of the dashboard share: everything on screen, derived from the
//! URL, the page on screen, the rows loaded behind it, and the clock.

mod acts;
mod token;

use std::sync::Arc;

use leptos::prelude::{on_cleanup, set_interval_with_handle, untrack};

use super::super::console::Console;
use super::scene::Scene;
use super::surroundings::Surroundings;
use crate::api::wire::UnreadableRows;
use crate::domain::{Health, HealthRules, Project, SegmentProfile, Verdict};
use crate::live::{Derived, Live, State, watch};
use crate::preferences::Habit;
use crate::query::courier::Courier;
use crate::query::explorer::Explorer;
use crate::query::filter::{Filter, Parsed, parse};
use crate::query::fold::folded;
use crate::query::index::{Answer, Question};
use crate::query::loader::PageLoader;
use crate::query::pages::{HeldPage, PageKey, Progress};
use crate::query::projects::{self, ProjectList};
use crate::query::refresh::Pace;
use crate::query::sheet;
use crate::query::sorting::Sorting;
use crate::session::Connection;
use crate::text::intl;

/// How often profiles are judged anew, in milliseconds: ages are told in minutes.
const TICK: std::time::Duration = std::time::Duration::from_secs(60);

/// The dashboard's state. Copied about freely.
#[derive(Clone, Copy)]
pub struct Board {
    pub console: Console,
    /// Sends what both loaders ask for.
    pub courier: Courier,
    /// Asks for the page on screen.
    pub loader: PageLoader,
    /// Loads the whole project behind it.
    pub explorer: Explorer,
    /// The API's list of projects.
    pub list: State<ProjectList>,
    /// What the search box says, and what is wrong with it.
    pub parsed: Derived<Parsed>,
    /// What rows must be like.
    pub filter: Derived<Filter>,
    /// The folded words that are looked for.
    pub sought: Derived<Vec<String>>,
    /// By which columns rows are sorted.
    pub sorting: Derived<Sorting>,
    /// What the loaded rows answer to search and sorting.
    pub found: Derived<Found>,
    /// Whether rows come from what is loaded, not from a request for their page.
    pub from_memory: Derived<bool>,
    /// The page on screen, if it is in memory.
    pub shown: Derived<Option<HeldPage>>,
    /// How the request for it stands.
    pub progress: Derived<Progress>,
    /// What there is to see in the middle.
    pub scene: Derived<Scene>,
    /// What makes a profile overdue.
    pub rules: Derived<HealthRules>,
    /// The clock by which profiles are judged, in milliseconds since 1970.
    pub now: State<i64>,
    /// How often rows are asked for anew.
    pub pace: Derived<Pace>,
    /// The pace that the person chose, now or on an earlier visit.
    pub chosen_pace: State<Option<Pace>>,
    /// Whether the page is seen, and has a network.
    pub surroundings: Surroundings,
    /// Whether somebody wants to enter another token.
    changing_token: State<bool>,
    /// The rows that could not be read, while somebody looks at them.
    pub looked_at: State<Option<UnreadableRows>>,
}

/// An answer; two are the same only if they are the same one.
#[derive(Clone)]
pub struct Found(Arc<Answer>);

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Found {
    /// The answer.
    pub fn answer(&self) -> &Answer {
        &self.0
    }
}

impl Board {
    /// The board of a connection, which begins to load.
    pub fn new(console: Console, connection: Connection) -> Self {
        let courier = Courier::new(connection);
        let loader = PageLoader::new(courier);
        let explorer = Explorer::new(courier);
        let rules = Derived::new(move || console.config().health_rules);
        let now = State::new(intl::now_ms());
        let params = move || console.place.params();
        let key = Derived::new(move || {
            let params = params();
            params.project.map(|project| PageKey {
                project,
                page: params.page,
                size: params.size,
            })
        });
        let search = Derived::new(move || params().search);
        let sorting = Derived::new(move || params().sorting);
        let parsed = Derived::new(move || search.with(|search| parse(search)));
        let filter = Derived::new(move || parsed.with(|parsed| parsed.filter.clone()));
        let complete = Derived::new(move || explorer.read(|collection| collection.is_complete()));
        let from_memory = Derived::new(move || {
            complete.get()
                || !filter.with(Filter::is_empty)
                || !sorting.with(|sorting| sorting.keys().is_empty())
        });
        let found = Derived::new(move || {
            let now = now.get();
            filter.with(|filter| {
                sorting.with(|sorting| {
                    let question = Question {
                        filter,
                        sorting,
                        rules: rules.get(),
                        now,
                    };
                    Found(Arc::new(explorer.index(|index| index.answer(&question))))
                })
            })
        });
        // A page is shown only under its own key, whatever else is in memory.
        let shown = Derived::new(move || {
            let key = key.get()?;
            if from_memory.get() {
                let found = found.get();
                return explorer.read(|collection| {
                    explorer.index(|index| sheet::page(&key, found.answer(), index, collection))
                });
            }
            loader.read(|pages| {
                let wanted = pages.wanted() == Some(&key);
                pages.shown().filter(|_| wanted).cloned()
            })
        });
        let progress = Derived::new(move || {
            if from_memory.get() {
                explorer.read(sheet::progress)
            } else {
                loader.read(|pages| pages.progress().clone())
            }
        });
        let scene = Derived::new(move || {
            let chosen = key.with(Option::is_some);
            let filtered = !filter.with(Filter::is_empty);
            shown.with(|shown| {
                progress.with(|progress| Scene::of(chosen, filtered, shown.as_ref(), progress))
            })
        });

        // The page on screen goes first; the effects follow it from then on.
        let follow = move || {
            let key = key.get();
            explorer.open(key.as_ref().map(|key| key.project.clone()));
            match key {
                None => loader.clear(),
                Some(_) if from_memory.get() => {
                    loader.rest();
                    // Whoever searches or sorts asks for the rows.
                    explorer.begin(true);
                }
                Some(key) => loader.show(key),
            }
        };
        untrack(follow);
        watch(follow);
        // The rest comes once the page on screen is there, and never beside it.
        watch(move || {
            let (waiting, there) = loader.read(|pages| {
                let waiting = matches!(pages.progress(), Progress::Waiting { .. });
                (waiting, pages.shown().is_some())
            });
            explorer.hold_back(waiting);
            // How much is loaded unasked is the operator's word.
            if let Some(rows) = console.auto_load_rows() {
                explorer.limit(rows);
                if there {
                    explorer.begin(false);
                }
            }
        });
        watch(move || {
            explorer.sort_by(sorting.with(Sorting::columns));
        });
        if let Ok(tick) = set_interval_with_handle(move || now.set(intl::now_ms()), TICK) {
            on_cleanup(move || tick.clear());
        }
        let returned = move || {
            courier.set_offline(false);
            acts::refresh(loader, explorer, now);
        };
        let surroundings = Surroundings::follow(returned);
        watch(move || courier.set_offline(!surroundings.online.get()));
        let kept = console.preferences.habit(Habit::Pace);
        let kept = kept.and_then(|kept| Pace::of_seconds(kept.parse().ok()?));
        let chosen_pace = State::new(kept);
        let pace = Derived::new(move || {
            let configured = || Pace::of_seconds(console.config().auto_refresh_seconds);
            chosen_pace.get().or_else(configured).unwrap_or_default()
        });
        Self {
            console,
            courier,
            loader,
            explorer,
            pace,
            chosen_pace,
            surroundings,
            changing_token: State::new(false),
            looked_at: State::new(None),
            list: projects::load(courier),
            parsed,
            filter,
            sought: Derived::new(move || {
                filter.with(|filter| filter.words.iter().map(|word| folded(word)).collect())
            }),
            sorting,
            found,
            from_memory,
            shown,
            progress,
            scene,
            rules,
            now,
        }
    }

    /// The profile with this id, on screen or loaded behind it, reactively.
    pub fn profile(self, id: &str) -> Option<Arc<SegmentProfile>> {
        let shown = self.shown.with(|page| {
            let content = &page.as_ref()?.content;
            Some(Arc::clone(&content.rows[content.position(id)?]))
        });
        shown.or_else(|| {
            self.explorer
                .index(|index| index.row(index.place_of(id)?).cloned())
        })
    }

    /// How a profile is at this moment, reactively.
    pub fn judge(self, profile: &SegmentProfile) -> Verdict {
        self.rules.get().judge(profile, self.now.get())
    }

    /// The same as something to follow.
    pub fn health_of(self, profile: &Arc<SegmentProfile>) -> Live<Health> {
        let profile = Arc::clone(profile);
        (move || self.judge(&profile).health).into()
    }

    /// How many rows are loaded, while that may not be all and what is on screen is
    /// taken from them, reactively.
    pub fn partial(self) -> Option<u64> {
        let loaded = self.explorer.read(|collection| {
            (!collection.is_complete()).then(|| collection.rows().len() as u64)
        })?;
        self.from_memory.get().then_some(loaded)
    }

    /// What people call the project on screen, reactively.
    pub fn project_label(self) -> String {
        let Some(id) = self.console.place.params().project else {
            return String::new();
        };
        let offered = match self.list.get() {
            ProjectList::Offered(projects) => projects,
            ProjectList::Loading | ProjectList::NotOffered => Vec::new(),
        };
        let (config, recent) = (self.console.config(), self.console.preferences.recent());
        let name = projects::name_of(&id, [&offered, &config.projects, &recent]);
        Project { id, name }.label().to_owned()
    }
}
