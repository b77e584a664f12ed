//! The session as a context: who is connected to which API, and what begins and ends that.

use leptos::prelude::*;

use super::initial_view::InitialView;
use crate::domain::{ApiBase, PageOrigin};
use crate::i18n::intl;
use crate::preferences::{Preferences, StoredKey};
use crate::profile_store;
use crate::session::{ConnectRequest, Connection, EndReason, Session, Token, ended, store};
use crate::state::url::url_state::UrlState;
use crate::state::url::view_params::ViewParams;

/// The session of this tab.
#[derive(Clone, Copy)]
pub struct SessionContext {
    url: UrlState,
    preferences: Preferences,
    initial_view: InitialView,
    session: RwSignal<Session>,
    /// The id of the session, by which it is known as ended.
    id: StoredValue<String>,
    /// Whether the token stays in memory.
    memory_only: RwSignal<bool>,
    /// Why the last session ended by itself.
    end_reason: RwSignal<Option<EndReason>>,
    /// Whether the session could not be written to `sessionStorage` though it should be.
    not_stored: RwSignal<bool>,
    /// Whether [`Self::not_kept`] was not dismissed yet.
    not_kept_unread: RwSignal<bool>,
}

impl SessionContext {
    /// The session that this tab had before a reload.
    pub fn restore(url: UrlState, preferences: Preferences, initial_view: InitialView) -> Self {
        let id = store::session_id().unwrap_or_default();
        let was_ended = is_ended(preferences, &id);
        let session = if was_ended {
            // A browser that restored the tab restored its storage too.
            store::clear();
            Session::Disconnected
        } else {
            store::restore(&page_origin())
        };
        let connected = session.connection().is_some();
        let context = Self {
            url,
            preferences,
            initial_view,
            session: RwSignal::new(session),
            id: StoredValue::new(id),
            memory_only: RwSignal::new(false),
            end_reason: RwSignal::new(was_ended.then_some(EndReason::Elsewhere)),
            not_stored: RwSignal::new(false),
            not_kept_unread: RwSignal::new(false),
        };
        if connected {
            initial_view.apply();
        }
        context
    }

    /// The address of the session, while there is one, reactively.
    pub fn base(self) -> Option<ApiBase> {
        self.session
            .with(|session| Some(session.connection()?.base.clone()))
    }

    /// The connection, while there is one, without tracking.
    pub fn connection_now(self) -> Option<Connection> {
        self.session
            .with_untracked(|session| session.connection().cloned())
    }

    /// Whether the session is not kept for a reload though it should be, and nobody has
    /// dismissed that, reactively.
    pub fn not_stored(self) -> bool {
        self.not_kept_unread.get()
    }

    /// Dismisses [`Self::not_kept`].
    pub fn dismiss_not_kept(self) {
        self.not_kept_unread.set(false);
    }

    /// Why the last session ended by itself, reactively.
    pub fn end_reason(self) -> Option<EndReason> {
        self.end_reason.get()
    }

    /// Begins a session.
    pub fn connect(self, request: ConnectRequest, memory_only: bool) {
        self.memory_only.set(memory_only);
        self.id.set_value(new_id());
        self.keep(&request.connection);
        let params = self.url.params_untracked();
        match request.project {
            Some(project) if params.project.as_ref() != Some(&project) => {
                self.url.replace(params.with_project(project));
            }
            Some(_) | None => {}
        }
        self.initial_view.apply();
        self.end_reason.set(None);
        self.session.set(Session::Connected(request.connection));
    }

    /// Goes on with another token for the same address.
    pub fn renew(self, token: Token) -> Option<Connection> {
        let base = self.connection_now()?.base;
        let connection = Connection { base, token };
        self.keep(&connection);
        self.session.set(Session::Connected(connection.clone()));
        Some(connection)
    }

    /// Ends the session: forgets the token, the rows, the recent projects and searches, and the
    /// records of profiles, and clears the URL.
    pub fn disconnect(self) {
        self.forget();
        self.preferences.clear_recent();
        profile_store::request_forgetting();
        self.set_not_stored(false);
        self.end_reason.set(None);
        // While the dashboard is still there to follow it.
        self.url.set_opened_view(None);
        self.url.replace(ViewParams::default());
        self.session.set(Session::Disconnected);
        self.initial_view.reset();
    }

    /// Ends the session without a person asking for it; the URL stays.
    pub fn end(self, reason: EndReason) {
        self.forget();
        self.end_reason.set(Some(reason));
        self.session.set(Session::Disconnected);
    }

    /// The page has the focus again: `sessionStorage` may have been cleared meanwhile. The
    /// session goes on in memory, and a notice says so.
    pub fn check_store(self) {
        let kept = self.memory_only.get_untracked()
            || self.not_stored.get_untracked()
            || store::has_session();
        if self.connection_now().is_some() && !kept {
            self.set_not_stored(true);
        }
    }

    /// The page came out of the back/forward cache: a session that ended on another page of
    /// this tab meanwhile ends here too.
    pub fn restored_from_cache(self) {
        let memory_only = self.memory_only.get_untracked();
        let not_stored = self.not_stored.get_untracked();
        if self.connection_now().is_some()
            && (memory_only
                || is_ended(self.preferences, &self.id.get_value())
                || (!not_stored && !store::has_session()))
        {
            self.end(EndReason::Elsewhere);
        }
    }

    /// Removes the stored session, and remembers that it has ended.
    fn forget(self) {
        store::clear();
        let id = self.id.get_value();
        if !id.is_empty() {
            let list = ended_sessions(self.preferences);
            let list = ended::with_ended(&list, &id);
            self.preferences.store(StoredKey::EndedSessions, &list);
        }
    }

    fn set_not_stored(self, not_stored: bool) {
        self.not_stored.set(not_stored);
        self.not_kept_unread.set(not_stored);
    }

    fn keep(self, connection: &Connection) {
        if self.memory_only.get_untracked() {
            store::clear();
        } else {
            self.set_not_stored(store::save(connection, &self.id.get_value()).is_err());
        }
    }
}

fn ended_sessions(preferences: Preferences) -> String {
    let list = preferences.stored(StoredKey::EndedSessions);
    list.unwrap_or_default()
}

fn is_ended(preferences: Preferences, id: &str) -> bool {
    ended::is_ended(&ended_sessions(preferences), id)
}

/// An id that no other session of this browser has.
fn new_id() -> String {
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{}-{random}", intl::now_ms())
}

/// The origin that serves the app.
pub fn page_origin() -> PageOrigin {
    PageOrigin {
        origin: window().location().origin().unwrap_or_default(),
    }
}
