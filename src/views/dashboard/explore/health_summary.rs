//! The health strip: how many of the loaded profiles can be trusted today. Its
//! counts know no filter, so that they always sum to what is loaded; each is one.

use super::super::{DashboardContext, badge_style};
use super::terms::facet_name;
use crate::domain::{Facet, Health};
use crate::i18n::intl;
use crate::legacy_components::{button, icon};
use crate::live::{Element, Part, el, live, svg, text};
use crate::state::collection::Collection;
use crate::state::filter::with_pick;
use leptos::prelude::*;

/// The strip.
pub fn strip(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let name = move || facet_name(Facet::Health, app.texts());
    let counts = Health::ALL
        .into_iter()
        .fold(el("div").class("strip__counts"), |list, health| {
            list.child(count(dashboard, health))
        });
    el("section")
        .class("strip")
        .bind("aria-label", name)
        .child(live(move || bar(dashboard)))
        .child(counts)
}

/// A count, and the filter by it.
fn count(dashboard: DashboardContext, health: Health) -> Element {
    let app = dashboard.app;
    let is_on = move || {
        dashboard.filter.with(|filter| {
            let picks = &filter.picks[Facet::Health.index()];
            picks.iter().any(|pick| pick == health.id())
        })
    };
    let number = move || {
        let found = dashboard.found.get();
        let answer = found.answer();
        // Of nothing loaded so far, none is no answer.
        if answer.loaded == 0 && !dashboard.collection_loader.read(Collection::is_complete) {
            return app.texts().dash.to_owned();
        }
        intl::number(app.locale(), answer.health[health.index()].into())
    };
    let look = move || badge_style::health(health, &app.texts().health);
    button(look_class(health))
        .bind(
            "aria-pressed",
            move || if is_on() { "true" } else { "false" },
        )
        .on("click", move |_| {
            let on = !untrack(is_on);
            dashboard.search_for(|text| with_pick(text, Facet::Health, health.id(), on));
        })
        .child(icon(badge_style::health_shape(health)))
        .child(el("span").child(text(move || look().word)))
        .child(el("b").class("strip__count").child(text(number)))
}

fn look_class(health: Health) -> &'static str {
    match health {
        Health::Failed => "strip__item strip__item--bad",
        Health::Overdue => "strip__item strip__item--soon",
        Health::Running => "strip__item strip__item--busy",
        Health::Healthy => "strip__item strip__item--good",
        Health::NotComputed | Health::Unknown => "strip__item strip__item--neutral",
    }
}

fn bar_class(health: Health) -> &'static str {
    match health {
        Health::Failed => "strip__share strip__share--bad",
        Health::Overdue => "strip__share strip__share--soon",
        Health::Running => "strip__share strip__share--busy",
        Health::Healthy => "strip__share strip__share--good",
        Health::NotComputed => "strip__share strip__share--idle",
        Health::Unknown => "strip__share strip__share--neutral",
    }
}

/// The shares as one bar. The counts beside it say the same in words.
fn bar(dashboard: DashboardContext) -> Part {
    let found = dashboard.found.get();
    let answer = found.answer();
    let whole = answer.loaded.max(1);
    let drawing = svg("svg")
        .class("strip__bar")
        .set("viewBox", &format!("0 0 {whole} 1"))
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true");
    let mut begin = 0;
    let shares = Health::ALL.into_iter();
    let drawing = shares.fold(drawing, |drawing, health| {
        let share = answer.health[health.index()];
        let rect = svg("rect")
            .class(bar_class(health))
            .set("x", &begin.to_string())
            .set("width", &share.to_string())
            .set("height", "1");
        begin += share;
        drawing.child(rect)
    });
    drawing.into()
}
