//! The search box: words and filters as one types, with what is wrong underlined.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::super::DashboardContext;
use super::terms::problem;
use crate::legacy_components::{Shape, focus_id, icon};
use crate::live::{Element, Part, el, key, live, value, words};
use crate::state::filter::TermKind;

const SEARCH: &str = "search";
const PROBLEM: &str = "search-problem";

/// Gives the search box the focus: whoever changed the search by a button that is
/// gone goes on there. Whether there is one.
pub fn focus_search() -> bool {
    focus_id(SEARCH)
}

/// The search box and what is wrong in it.
pub fn search(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let texts = move || &app.texts().explore;
    let echo = el("div")
        .class("search__echo")
        .set("aria-hidden", "true")
        .child(live(move || echo(dashboard)));
    let echo_node = echo.html();
    let input = el("input")
        .class("input search__input")
        .set("id", SEARCH)
        .set("type", "search")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "search")
        .set("aria-describedby", PROBLEM)
        .bind("aria-label", move || texts().search)
        .bind("placeholder", move || texts().search_hint)
        .when("aria-invalid", move || {
            dashboard.parsed.with(|parsed| !parsed.problems.is_empty())
        })
        .prop("value", move || app.url.params().search)
        .on("input", move |event| {
            let params = app.url.params_now();
            app.url.type_to(params.with_search(value(&event)));
        })
        // Leaving it, or Enter, ends a word: what comes next is another step back.
        .on("change", move |_| app.url.end_typing())
        .on("blur", move |_| app.url.end_typing())
        .on("keydown", move |event| {
            if key(&event) == "Escape" {
                event.prevent_default();
                dashboard.search_for(|_| String::new());
            }
        })
        .on("scroll", move |event| {
            let field = event
                .target()
                .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                echo_node.set_scroll_left(field.scroll_left());
            }
        });
    let said = el("p")
        .class("search__problem")
        .set("id", PROBLEM)
        .set("role", "status")
        .child(live(move || said(dashboard)));
    el("div")
        .class("search")
        .set("role", "search")
        .child(icon(Shape::Magnifier))
        .child(echo)
        .child(input)
        .child(said)
}

/// The same text behind the box, letter on letter, where filters and mistakes can
/// be marked; an input can't.
fn echo(dashboard: DashboardContext) -> Vec<Part> {
    let text = dashboard.app.url.params().search;
    dashboard.parsed.with(|parsed| {
        let mut parts: Vec<Part> = Vec::new();
        let mut end = 0;
        for term in &parsed.terms {
            let class = match term.kind {
                TermKind::Word => continue,
                TermKind::Pick(_) | TermKind::Computed => "search__filter",
                TermKind::Wrong => "search__wrong",
            };
            let (Some(before), Some(own)) =
                (text.get(end..term.span.start), text.get(term.span.clone()))
            else {
                continue;
            };
            parts.push(words(before));
            parts.push(el("span").class(class).child(words(own)).into());
            end = term.span.end;
        }
        parts.push(words(text.get(end..).unwrap_or_default()));
        parts
    })
}

fn said(dashboard: DashboardContext) -> Vec<Part> {
    let texts = dashboard.app.texts();
    dashboard.parsed.with(|parsed| {
        let problems = parsed.problems.iter();
        let said = problems.map(|found| {
            el("span")
                .child(el("bdi").child(words(&problem(&found.kind, texts))))
                .into()
        });
        said.collect()
    })
}
