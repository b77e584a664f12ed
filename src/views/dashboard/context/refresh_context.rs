//! Refreshing the rows: by hand, on a timer, and on return of the network.

use leptos::prelude::*;
use leptos_use::use_timeout_fn;

use super::health_context::HealthContext;
use super::table_context::TableContext;
use crate::api::client::ApiClient;
use crate::i18n::intl;
use crate::preferences::{Preferences, StoredKey};
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::page::loader::PageLoader;
use crate::state::refresh_interval::{Polling, RefreshInterval};
use crate::views::config_context::ConfigContext;
use crate::views::dashboard::browser_status::BrowserStatus;

/// The conditions of the next automatic refresh.
#[derive(Clone, Copy)]
pub struct RefreshPace(pub Memo<Polling>);

/// How and how often rows are refreshed.
#[derive(Clone, Copy)]
pub struct RefreshContext {
    preferences: Preferences,
    loader: PageLoader,
    collection: CollectionLoader,
    health: HealthContext,
    /// The auto-refresh interval in force.
    pub interval: Memo<RefreshInterval>,
    /// The interval that the person chose, now or on an earlier visit.
    chosen_interval: RwSignal<Option<RefreshInterval>>,
}

impl RefreshContext {
    /// With the interval chosen before, else the configured one.
    pub fn new(
        preferences: Preferences,
        config: ConfigContext,
        loader: PageLoader,
        collection: CollectionLoader,
        health: HealthContext,
    ) -> Self {
        let stored = preferences.stored(StoredKey::RefreshInterval);
        let stored = stored.and_then(|stored| RefreshInterval::of_seconds(stored.parse().ok()?));
        let chosen_interval = RwSignal::new(stored);
        let interval = Memo::new(move |_| {
            let configured =
                || RefreshInterval::of_seconds(config.with(|config| config.auto_refresh_seconds));
            chosen_interval
                .get()
                .or_else(configured)
                .unwrap_or_default()
        });
        Self {
            preferences,
            loader,
            collection,
            health,
            interval,
            chosen_interval,
        }
    }

    /// Refreshes everything on screen.
    pub fn refresh(self) {
        self.health.update_clock();
        self.loader.refresh();
        self.collection.set_page_loading(self.loader.is_waiting());
        self.collection.refresh_if_started();
    }

    /// Refreshes at the interval in force until the owner is disposed. Each period is counted
    /// from the end of the last request; a period that ended while the page was hidden, offline
    /// or without a valid token is made up for once.
    pub fn poll(
        self,
        table: TableContext,
        client: ApiClient,
        browser: BrowserStatus,
    ) -> RefreshPace {
        let polling = Memo::new(move |_| Polling {
            interval: self.interval.get(),
            last_finished_at: table.last_finished_at(),
            requests: self.collection.read(Collection::requests),
            rate_limited_at: client.rate_limited_at(),
            busy: table.is_busy(),
            visible: browser.visible.get(),
            online: browser.online.get(),
            token_refused: client.is_token_refused(),
        });
        // A timeout and no interval: each wait has a length of its own.
        Effect::new(move || {
            if let Some(ms) = polling.get().wait_ms(intl::now_ms()) {
                // Ends with the effect's next run; its own `start` would not end the one before.
                let timeout = use_timeout_fn(move |()| self.refresh(), ms as f64);
                (timeout.start)(());
            }
        });
        RefreshPace(polling)
    }

    /// Uses this interval from now on, on the next visit too.
    pub fn set_interval(self, interval: RefreshInterval) {
        self.preferences
            .store(StoredKey::RefreshInterval, &interval.seconds().to_string());
        self.chosen_interval.set(Some(interval));
    }
}
