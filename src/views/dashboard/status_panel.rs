//! What is seen where there are no rows: why, and what can be done.

use super::DashboardContext;
use super::error_details::copy_details;
use super::explore::focus_search;
use super::table_state::TableState;
use crate::api::Failure;
use crate::api::error::Explanation;
use crate::domain::{PageNumber, Total};
use crate::i18n::intl;
use crate::legacy_components::{Shape, button, icon};
use crate::live::{Element, Part, el, live, words};
use crate::state::page_cache::Progress;
use leptos::prelude::*;

/// The panel in the place of the table.
pub fn state_panel(dashboard: DashboardContext) -> Part {
    live(move || {
        let texts = dashboard.app.texts();
        match dashboard.table_state.get() {
            TableState::ChooseProject => panel(
                Shape::Info,
                texts.picker.choose_title,
                paragraph(texts.picker.choose_advice),
            ),
            TableState::EmptyProject => panel(
                Shape::Dashes,
                texts.states.empty_title,
                paragraph(texts.states.empty_advice),
            ),
            TableState::PastTheEnd => panel(
                Shape::Dashes,
                texts.states.past_end_title,
                past_the_end(dashboard),
            ),
            TableState::NoMatch => panel(
                Shape::Magnifier,
                texts.explore.no_match_title,
                no_match(dashboard),
            ),
            TableState::Failed => failure(dashboard),
            // The table is seen instead.
            TableState::Loading | TableState::Rows => Part::None,
        }
    })
}

/// A line of text.
pub fn paragraph(text: &str) -> Part {
    el("p").child(words(text)).into()
}

fn panel(shape: Shape, title: &str, body: Part) -> Part {
    el("section")
        .class("state")
        .child(icon(shape))
        .child(el("h2").class("state__title").child(words(title)))
        .child(el("div").class("state__body").child(body))
        .into()
}

/// Nothing found, and in how much it was looked for.
fn no_match(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let words_of = &app.texts().explore;
    let partial = dashboard.partial().map(|loaded| {
        paragraph(&(words_of.no_match_yet)(&intl::number(
            app.locale(),
            loaded,
        )))
    });
    let clear = button("button button--primary")
        .on("click", move |_| {
            dashboard.search_for(|_| String::new());
            focus_search();
        })
        .child(words(words_of.clear_filters));
    Part::Many(vec![
        paragraph(words_of.no_match_advice),
        partial.into(),
        clear.into(),
    ])
}

fn past_the_end(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let states = &app.texts().states;
    let params = app.url.params();
    let extent = dashboard.shown.get().map(|page| page.content.extent);
    let known = extent.map(|extent| (extent.total, extent.last_page(params.size)));
    let number = |count: u64| intl::number(app.locale(), count);
    let (advice, page, offer) = match known {
        Some((Total::PastTheEnd(Some(total)), Some(last))) => (
            (states.past_end_advice)(&number(total)),
            last,
            (states.go_to_last)(&number(last.get().into())),
        ),
        Some(_) | None => (
            states.past_end_unknown.to_owned(),
            PageNumber::FIRST,
            states.go_to_first.to_owned(),
        ),
    };
    let offer = button("button button--primary")
        .on("click", move |_| {
            app.url.go(app.url.params_now().with_page(page));
        })
        .child(words(&offer));
    Part::Many(vec![paragraph(&advice), offer.into()])
}

fn failure(dashboard: DashboardContext) -> Part {
    let Progress::Failed(failure) = dashboard.progress.get() else {
        return Part::None;
    };
    let Explanation { title, .. } = failure.error.explain(dashboard.app.texts());
    el("div")
        .class("failure")
        .set("role", "alert")
        .child(panel(Shape::Warning, title, explained(dashboard, &failure)))
        .into()
}

/// The button to where another token is entered.
pub fn another_token(dashboard: DashboardContext, class: &str) -> Element {
    button(class)
        .on("click", move |_| dashboard.change_token())
        .child(words(dashboard.app.texts().states.change_token))
}

/// What an error means and what can be done about it, under its title.
pub fn explained(dashboard: DashboardContext, failure: &Failure) -> Part {
    let error = &failure.error;
    let app = dashboard.app;
    let texts = app.texts();
    let Explanation {
        advice,
        said,
        status,
        ..
    } = error.explain(texts);
    let said = said.map(|said| {
        let line = (texts.states.server_said)(&said);
        el("p")
            .class("state__said")
            .child(el("bdi").child(words(&line)))
    });
    let status = status.map(|status| {
        let line = (texts.states.http_status)(&status.to_string());
        el("span").class("state__status").child(words(&line))
    });
    let change_token = error
        .is_about_the_token()
        .then(|| another_token(dashboard, "button button--primary"));
    let retry = button("button")
        .on("click", move |_| dashboard.retry())
        .child(words(texts.retry));
    let actions = el("div")
        .class("state__actions")
        .child(change_token)
        .child(retry)
        .child(copy_details(dashboard, failure).labelled())
        .child(status);
    Part::Many(vec![paragraph(&advice), said.into(), actions.into()])
}
