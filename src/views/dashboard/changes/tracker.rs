//! Compares each load of the project with the records of this browser, and brings those up to date.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notify::notify;
use crate::components::{Notice, Severity};
use crate::domain::ProjectId;
use crate::i18n::intl;
use crate::preferences::{Preferences, StoredKey};
use crate::profile_store::{self, Load, ProjectKey, StoreProblem};
use crate::state::changes::{KeptCounts, ProfileRecord};
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::url::url_state::UrlState;
use crate::views::config_context::ConfigContext;
use crate::views::dashboard::context::{
    ChangesContext, HealthContext, ProjectsContext, SharedChanges,
};
use crate::views::session_context::SessionContext;

/// What is stored while no records are kept.
const OFF: &str = "off";

/// Keeps the records of the project on screen.
#[derive(Clone, Copy)]
pub struct RecordKeeper {
    preferences: Preferences,
    config: ConfigContext,
    session: SessionContext,
    url: UrlState,
    collection: CollectionLoader,
    health: HealthContext,
    projects: ProjectsContext,
    changes: ChangesContext,
    /// Whether a person wants records to be kept in this browser.
    wanted: RwSignal<bool>,
    /// Why they can't be kept, until that was dismissed.
    problem: RwSignal<Option<StoreProblem>>,
    /// Whether a load is being applied.
    busy: StoredValue<bool>,
    /// Whether a problem was told.
    told: StoredValue<bool>,
    /// Whether the records were forgotten, until there are new ones.
    forgotten: RwSignal<bool>,
    /// What is to be applied next: whether it marks the project as seen.
    next: StoredValue<Option<bool>>,
}

impl RecordKeeper {
    /// Of the dashboard. It keeps nothing before [`ChangeTracker`] is there, which is loaded later.
    pub fn new() -> Self {
        let preferences = expect_context::<Preferences>();
        Self {
            preferences,
            config: expect_context(),
            session: expect_context(),
            url: expect_context(),
            collection: expect_context(),
            health: expect_context(),
            projects: expect_context(),
            changes: expect_context(),
            wanted: RwSignal::new(is_wanted(preferences)),
            problem: RwSignal::new(None),
            busy: StoredValue::new(false),
            told: StoredValue::new(false),
            forgotten: RwSignal::new(false),
            next: StoredValue::new(None),
        }
    }

    /// Whether the operator allows records, reactively.
    pub fn is_allowed(self) -> bool {
        self.config.with(|config| config.remember_profiles)
    }

    /// Whether a person wants records to be kept in this browser, reactively.
    pub fn is_wanted(self) -> bool {
        self.wanted.get()
    }

    /// Begins to keep records, or forgets them all.
    pub fn set_wanted(self, wanted: bool) {
        let value = if wanted { "" } else { OFF };
        self.preferences.store(StoredKey::ProfileRecords, value);
        self.changes.found.set(None);
        self.wanted.set(wanted);
    }

    /// The record of a profile of the project, if there is one.
    pub async fn record(self, id: &str) -> Option<ProfileRecord> {
        let project = self.url.params_untracked().project?;
        let key = self.key(&project)?;
        profile_store::record(&key, id).await.ok().flatten()
    }

    /// Keeps the counts of a project on the board, and returns those of last time.
    pub async fn keep_counts(self, project: &ProjectId, counts: KeptCounts) -> Option<KeptCounts> {
        let key = self.key(project)?;
        profile_store::keep_counts(&key, counts)
            .await
            .ok()
            .flatten()
    }

    /// The key of a project's records, unless none are kept.
    fn key(self, project: &ProjectId) -> Option<ProjectKey> {
        let is_on = untrack(|| self.is_allowed() && self.wanted.get());
        let base = self.session.connection_now()?.base;
        is_on.then(|| ProjectKey::new(&base, project))
    }

    /// Marks the project as seen the way it is on screen.
    pub fn mark_seen(self) {
        self.apply(true);
    }

    /// Forgets all records of all projects.
    pub fn forget(self) {
        self.changes.found.set(None);
        self.delete_records();
    }

    fn delete_records(self) {
        spawn_local(async move {
            let is_forgotten = profile_store::forget_all().await.is_ok();
            self.tell_others();
            // The dashboard may be gone.
            let _ = self.forgotten.try_set(is_forgotten);
        });
    }

    /// Whether the records were forgotten and there are no new ones yet, reactively.
    pub fn is_forgotten(self) -> bool {
        self.forgotten.get()
    }

    /// Follows the loads, the settings and other tabs.
    fn follow(self) {
        let loaded = Memo::new(move |_| {
            self.collection.read(|collection| {
                (!collection.is_loading()).then(|| {
                    let fetched_at = collection.fetched_at();
                    (collection.version(), fetched_at, collection.is_complete())
                })
            })
        });
        let is_on = Memo::new(move |_| self.is_allowed() && self.wanted.get());
        Effect::new(move || {
            if is_on.get() {
                if loaded.with(Option::is_some) {
                    self.apply(false);
                }
            } else {
                self.delete_records();
            }
        });
        let listener = window_event_listener(ev::storage, move |_| {
            let wanted = is_wanted(self.preferences);
            if self.wanted.get_untracked() != wanted {
                self.changes.found.set(None);
                self.wanted.set(wanted);
            }
            if is_on.get_untracked() && loaded.with_untracked(Option::is_some) {
                self.apply(false);
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// Applies the rows on hand to the records, after what is being applied.
    fn apply(self, marks_seen: bool) {
        if self.busy.get_value() {
            self.next
                .update_value(|next| *next = Some(marks_seen || *next == Some(true)));
            return;
        }
        let Some((key, load)) = untrack(|| self.load(marks_seen)) else {
            return;
        };
        self.busy.set_value(true);
        spawn_local(async move {
            let result = profile_store::apply(&key, &load).await;
            // `None` if the dashboard is gone.
            if self.busy.try_update_value(|busy| *busy = false).is_none() {
                return;
            }
            match result {
                Ok(found) => {
                    self.forgotten.set(false);
                    self.show(found.map(SharedChanges::new));
                }
                Err(problem) => self.tell(problem),
            }
            if marks_seen {
                self.tell_others();
            }
            if let Some(marks_seen) = self.next.try_update_value(Option::take).flatten() {
                self.apply(marks_seen);
            }
        });
    }

    fn load(self, marks_seen: bool) -> Option<(ProjectKey, Load)> {
        let project = self.url.params_untracked().project?;
        let key = self.key(&project)?;
        self.collection.read(|collection: &Collection| {
            let load = Load {
                project,
                profiles: collection.rows().to_vec(),
                is_complete: collection.is_complete(),
                marks_seen,
                fetched_at: collection.fetched_at()?,
                rules: self.health.rules.get(),
                now: self.health.now(),
            };
            Some((key, load))
        })
    }

    fn show(self, found: Option<SharedChanges>) {
        let before = self.changes.current.get_untracked();
        self.changes.found.set(found);
        let now = self.changes.current.get_untracked();
        if let Some((before, now)) = before.zip(now) {
            let label = untrack(|| self.projects.label());
            notify(self.preferences, self.url, &label, before.get(), now.get());
        }
    }

    /// Tells other tabs to compare anew.
    fn tell_others(self) {
        let now = intl::now_ms().to_string();
        self.preferences.store(StoredKey::MarkedSeen, &now);
    }

    /// Says what is wrong, once.
    fn tell(self, problem: StoreProblem) {
        let was_told = self
            .told
            .try_update_value(|told| std::mem::replace(told, true));
        if was_told == Some(false) {
            self.problem.set(Some(problem));
        }
    }
}

fn is_wanted(preferences: Preferences) -> bool {
    preferences.stored(StoredKey::ProfileRecords).as_deref() != Some(OFF)
}

/// Keeps the records, and says why they can't be kept.
#[component]
pub fn ChangeTracker() -> impl IntoView {
    let keeper = expect_context::<RecordKeeper>();
    keeper.follow();
    let preferences = keeper.preferences;
    let texts = move || preferences.locale().changes_messages();
    move || {
        keeper.problem.get().map(|problem| {
            let message = move || match problem {
                StoreProblem::NotStored => texts().not_stored,
                StoreProblem::TooMany => texts().too_many,
            };
            view! {
                <Notice
                    severity=Severity::Info
                    dismiss_label=preferences.text(|texts| texts.dismiss)
                    on_dismiss=move || keeper.problem.set(None)
                >
                    {message}
                </Notice>
            }
        })
    }
}
