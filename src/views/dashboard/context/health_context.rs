//! Health of profiles: the rules in force and the clock they are applied to.

use std::time::Duration;

use leptos::prelude::*;

use crate::api::client::ApiClient;
use crate::domain::{HealthReport, HealthRules, SegmentProfile};
use crate::i18n::intl;
use crate::subscription::{get_while_owned, unsubscribe_on_cleanup};
use crate::views::config_context::ConfigContext;

/// How often the clock moves on: ages are told in minutes.
const TICK: Duration = Duration::from_secs(60);

/// Judges profiles.
#[derive(Clone, Copy)]
pub struct HealthContext {
    /// What makes a profile overdue.
    pub rules: Memo<HealthRules>,
    client: ApiClient,
    /// The time by the browser's clock, in milliseconds since 1970.
    browser_now: RwSignal<i64>,
}

impl HealthContext {
    /// Follows the configured rules, and the clock until the owner is disposed.
    pub fn new(config: ConfigContext, client: ApiClient) -> Self {
        let browser_now = RwSignal::new(intl::now_ms());
        let context = Self {
            rules: Memo::new(move |_| config.with(|config| config.health_rules)),
            client,
            browser_now,
        };
        if let Ok(tick) = set_interval_with_handle(move || context.update_clock(), TICK) {
            on_cleanup(move || tick.clear());
        }
        context
    }

    /// The time by the server's clock, else by the browser's, in milliseconds since 1970,
    /// reactively.
    pub fn now(self) -> i64 {
        self.browser_now() + self.client.clock_offset().unwrap_or(0)
    }

    /// The time by the browser's clock, in milliseconds since 1970, reactively.
    pub fn browser_now(self) -> i64 {
        unsubscribe_on_cleanup(&self.browser_now);
        self.browser_now.get()
    }

    /// Reads the clock anew.
    pub fn update_clock(self) {
        self.browser_now.set(intl::now_ms());
    }

    /// The health of a profile and the reason for it, reactively.
    pub fn report(self, profile: &SegmentProfile) -> HealthReport {
        get_while_owned(self.rules).assess(profile, self.now())
    }

    /// When the next result of a profile is due, in milliseconds since 1970, reactively.
    pub fn due(self, profile: &SegmentProfile) -> Option<i64> {
        self.rules.get().due_at(profile)
    }
}
