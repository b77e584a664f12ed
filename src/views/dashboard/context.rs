//! What the parts of the dashboard share: everything on screen, derived from the
//! URL, the page on screen, the rows loaded behind it, and the clock.

mod actions;
mod token;

use leptos::prelude::*;
use std::sync::Arc;

use super::super::app_context::AppContext;
use super::browser_status::BrowserStatus;
use super::table_state::TableState;
use crate::api::client::ApiClient;
use crate::api::wire::UnreadableRows;
use crate::domain::{Health, HealthReport, HealthRules, Project, SegmentProfile};
use crate::i18n::intl;
use crate::live::Live;
use crate::preferences::StoredKey;
use crate::session::Connection;
use crate::state::case_folding::folded;
use crate::state::collection_loader::CollectionLoader;
use crate::state::filter::{Filter, Parsed, parse};
use crate::state::index::{Query, QueryResult};
use crate::state::local_page;
use crate::state::page_cache::{CachedPage, PageKey, Progress};
use crate::state::page_loader::PageLoader;
use crate::state::projects::{self, ProjectList};
use crate::state::refresh_interval::RefreshInterval;
use crate::state::sorting::Sorting;

/// How often profiles are judged anew, in milliseconds: ages are told in minutes.
const TICK: std::time::Duration = std::time::Duration::from_secs(60);

/// The dashboard's state. Copied about freely.
#[derive(Clone, Copy)]
pub struct DashboardContext {
    pub app: AppContext,
    /// Sends what both loaders ask for.
    pub client: ApiClient,
    /// Asks for the page on screen.
    pub loader: PageLoader,
    /// Loads the whole project behind it.
    pub collection_loader: CollectionLoader,
    /// The API's list of projects.
    pub list: RwSignal<ProjectList>,
    /// What the search box says, and what is wrong with it.
    pub parsed: Memo<Parsed>,
    /// What rows must be like.
    pub filter: Memo<Filter>,
    /// The folded words that are looked for.
    pub sought: Memo<Vec<String>>,
    /// By which columns rows are sorted.
    pub sorting: Memo<Sorting>,
    /// What the loaded rows answer to search and sorting.
    pub found: Memo<Found>,
    /// Whether rows come from what is loaded, not from a request for their page.
    pub from_memory: Memo<bool>,
    /// The page on screen, if it is in memory.
    pub shown: Memo<Option<CachedPage>>,
    /// How the request for it stands.
    pub progress: Memo<Progress>,
    /// What there is to see in the middle.
    pub table_state: Memo<TableState>,
    /// What makes a profile overdue.
    pub rules: Memo<HealthRules>,
    /// The clock by which profiles are judged, in milliseconds since 1970.
    pub now: RwSignal<i64>,
    /// How often rows are asked for anew.
    pub interval: Memo<RefreshInterval>,
    /// The pace that the person chose, now or on an earlier visit.
    pub chosen_interval: RwSignal<Option<RefreshInterval>>,
    /// Whether the page is seen, and has a network.
    pub browser: BrowserStatus,
    /// Whether somebody wants to enter another token.
    changing_token: RwSignal<bool>,
    /// The rows that could not be read, while somebody looks at them.
    pub looked_at: RwSignal<Option<UnreadableRows>>,
}

/// An answer; two are the same only if they are the same one.
#[derive(Clone)]
pub struct Found(Arc<QueryResult>);

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Found {
    /// The answer.
    pub fn answer(&self) -> &QueryResult {
        &self.0
    }
}

impl DashboardContext {
    /// The board of a connection, which begins to load.
    pub fn new(app: AppContext, connection: Connection) -> Self {
        let client = ApiClient::new(connection);
        let loader = PageLoader::new(client);
        let collection_loader = CollectionLoader::new(client);
        let rules = Memo::new(move |_| app.config().health_rules);
        let now = RwSignal::new(intl::now_ms());
        let params = move || app.url.params();
        let key = Memo::new(move |_| {
            let params = params();
            params.project.map(|project| PageKey {
                project,
                page: params.page,
                size: params.size,
            })
        });
        let search = Memo::new(move |_| params().search);
        let sorting = Memo::new(move |_| params().sorting);
        let parsed = Memo::new(move |_| search.with(|search| parse(search)));
        let filter = Memo::new(move |_| parsed.with(|parsed| parsed.filter.clone()));
        let complete =
            Memo::new(move |_| collection_loader.read(|collection| collection.is_complete()));
        let from_memory = Memo::new(move |_| {
            complete.get()
                || !filter.with(Filter::is_empty)
                || !sorting.with(|sorting| sorting.keys().is_empty())
        });
        let found = Memo::new(move |_| {
            let now = now.get();
            filter.with(|filter| {
                sorting.with(|sorting| {
                    let question = Query {
                        filter,
                        sorting,
                        rules: rules.get(),
                        now,
                    };
                    Found(Arc::new(
                        collection_loader.index(|index| index.answer(&question)),
                    ))
                })
            })
        });
        // A page is shown only under its own key, whatever else is in memory.
        let shown = Memo::new(move |_| {
            let key = key.get()?;
            if from_memory.get() {
                let found = found.get();
                return collection_loader.read(|collection| {
                    collection_loader
                        .index(|index| local_page::page(&key, found.answer(), index, collection))
                });
            }
            loader.read(|pages| {
                let wanted = pages.wanted() == Some(&key);
                pages.shown().filter(|_| wanted).cloned()
            })
        });
        let progress = Memo::new(move |_| {
            if from_memory.get() {
                collection_loader.read(local_page::progress)
            } else {
                loader.read(|pages| pages.progress().clone())
            }
        });
        let table_state = Memo::new(move |_| {
            let chosen = key.with(Option::is_some);
            let filtered = !filter.with(Filter::is_empty);
            shown.with(|shown| {
                progress.with(|progress| TableState::of(chosen, filtered, shown.as_ref(), progress))
            })
        });

        // The page on screen goes first; the effects follow it from then on.
        let follow = move || {
            let key = key.get();
            collection_loader.open(key.as_ref().map(|key| key.project.clone()));
            match key {
                None => loader.clear(),
                Some(_) if from_memory.get() => {
                    loader.rest();
                    // Whoever searches or sorts asks for the rows.
                    collection_loader.begin(true);
                }
                Some(key) => loader.show(key),
            }
        };
        untrack(follow);
        Effect::new(follow);
        // The rest comes once the page on screen is there, and never beside it.
        Effect::new(move || {
            let (waiting, there) = loader.read(|pages| {
                let waiting = matches!(pages.progress(), Progress::Waiting { .. });
                (waiting, pages.shown().is_some())
            });
            collection_loader.hold_back(waiting);
            // How much is loaded unasked is the operator's word.
            if let Some(rows) = app.auto_load_rows() {
                collection_loader.limit(rows);
                if there {
                    collection_loader.begin(false);
                }
            }
        });
        Effect::new(move || {
            collection_loader.sort_by(sorting.with(Sorting::columns));
        });
        if let Ok(tick) = set_interval_with_handle(move || now.set(intl::now_ms()), TICK) {
            on_cleanup(move || tick.clear());
        }
        let returned = move || {
            client.set_offline(false);
            actions::refresh(loader, collection_loader, now);
        };
        let browser = BrowserStatus::follow(returned);
        Effect::new(move || client.set_offline(!browser.online.get()));
        let kept = app.preferences.stored(StoredKey::RefreshInterval);
        let kept = kept.and_then(|kept| RefreshInterval::of_seconds(kept.parse().ok()?));
        let chosen_interval = RwSignal::new(kept);
        let interval = Memo::new(move |_| {
            let configured = || RefreshInterval::of_seconds(app.config().auto_refresh_seconds);
            chosen_interval
                .get()
                .or_else(configured)
                .unwrap_or_default()
        });
        Self {
            app,
            client,
            loader,
            collection_loader,
            interval,
            chosen_interval,
            browser,
            changing_token: RwSignal::new(false),
            looked_at: RwSignal::new(None),
            list: projects::load(client),
            parsed,
            filter,
            sought: Memo::new(move |_| {
                filter.with(|filter| filter.words.iter().map(|word| folded(word)).collect())
            }),
            sorting,
            found,
            from_memory,
            shown,
            progress,
            table_state,
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
            self.collection_loader
                .index(|index| index.row(index.place_of(id)?).cloned())
        })
    }

    /// How a profile is at this moment, reactively.
    pub fn judge(self, profile: &SegmentProfile) -> HealthReport {
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
        let loaded = self.collection_loader.read(|collection| {
            (!collection.is_complete()).then(|| collection.rows().len() as u64)
        })?;
        self.from_memory.get().then_some(loaded)
    }

    /// What people call the project on screen, reactively.
    pub fn project_label(self) -> String {
        let Some(id) = self.app.url.params().project else {
            return String::new();
        };
        let offered = match self.list.get() {
            ProjectList::Offered(projects) => projects,
            ProjectList::Loading | ProjectList::NotOffered => Vec::new(),
        };
        let (config, recent) = (self.app.config(), self.app.preferences.recent());
        let name = projects::name_of(&id, [&offered, &config.projects, &recent]);
        Project { id, name }.label().to_owned()
    }
}
