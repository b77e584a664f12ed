//! Health of profiles: the rules in force and the clock they are applied to.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{HealthReport, HealthRules, SegmentProfile};
use crate::i18n::intl;
use crate::views::config_context::ConfigContext;

/// How often the clock moves on: ages are told in minutes.
const TICK: Duration = Duration::from_secs(60);

/// Judges profiles.
#[derive(Clone, Copy)]
pub struct HealthContext {
    /// What makes a profile overdue.
    pub rules: Memo<HealthRules>,
    /// The clock, in milliseconds since 1970.
    pub now: RwSignal<i64>,
}

impl HealthContext {
    /// Follows the configured rules, and the clock until the owner is disposed.
    pub fn new(config: ConfigContext) -> Self {
        let now = RwSignal::new(intl::now_ms());
        if let Ok(tick) = set_interval_with_handle(move || now.set(intl::now_ms()), TICK) {
            on_cleanup(move || tick.clear());
        }
        Self {
            rules: Memo::new(move |_| config.with(|config| config.health_rules)),
            now,
        }
    }

    /// The health of a profile and the reason for it, reactively.
    pub fn report(self, profile: &SegmentProfile) -> HealthReport {
        self.rules.get().judge(profile, self.now.get())
    }
}
