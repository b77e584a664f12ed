//! The filters in force as chips: the same text that stands in the search box,
//! in words, each to be taken away.

use super::super::DashboardContext;
use super::search::focus_search;
use super::terms::{computed_name, facet_name, pick_name};
use crate::domain::Facet;
use crate::legacy_components::{Shape, button, icon};
use crate::live::{Element, Part, el, live, words};
use crate::state::filter::{with_computed, with_pick};
use leptos::prelude::*;

/// A row of chips, where there is a filter.
pub fn chips(dashboard: DashboardContext) -> Part {
    live(move || {
        let filter = dashboard.filter.get();
        (!filter.is_empty()).then(|| {
            let texts = dashboard.app.texts();
            let mut row: Vec<Part> = Vec::new();
            for facet in Facet::ALL {
                for pick in &filter.picks[facet.index()] {
                    let label = pick_name(facet, pick, texts);
                    let pick = pick.clone();
                    let without = move |text: &str| with_pick(text, facet, &pick, false);
                    row.push(chip(dashboard, facet_name(facet, texts), &label, without).into());
                }
            }
            if let Some(computed) = filter.computed {
                let label = computed_name(computed, texts);
                let without = |text: &str| with_computed(text, None);
                row.push(chip(dashboard, texts.columns.last_computed, &label, without).into());
            }
            let clear = button("button button--quiet")
                .on("click", move |_| {
                    dashboard.search_for(|_| String::new());
                    focus_search();
                })
                .child(words(texts.explore.clear_filters));
            row.push(clear.into());
            el("div")
                .class("chips")
                .set("role", "group")
                .set("aria-label", texts.explore.active_filters)
                .child(row)
        })
    })
}

fn chip(
    dashboard: DashboardContext,
    name: &str,
    value: &str,
    without: impl Fn(&str) -> String + 'static,
) -> Element {
    let texts = dashboard.app.texts();
    let label = (texts.explore.remove_filter)(name, value);
    button("chip")
        .set("aria-label", &label)
        .set("title", &label)
        .on("click", move |_| {
            dashboard.search_for(&without);
            focus_search();
        })
        .child(el("span").class("chip__name").child(words(name)))
        .child(el("bdi").child(words(value)))
        .child(icon(Shape::Close))
}
