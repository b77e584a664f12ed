//! What is seen where there are no rows: why, and what can be done.

use super::Board;
use super::explore::focus_search;
use super::scene::Scene;
use super::support::copy_details;
use crate::api::Failure;
use crate::api::error::Explanation;
use crate::components::{Shape, button, icon};
use crate::domain::{PageNumber, Total};
use crate::live::{Element, Part, el, live, words};
use crate::query::pages::Progress;
use crate::text::intl;

/// The panel in the place of the table.
pub fn state_panel(board: Board) -> Part {
    live(move || {
        let texts = board.console.texts();
        match board.scene.get() {
            Scene::ChooseProject => panel(
                Shape::Info,
                texts.picker.choose_title,
                paragraph(texts.picker.choose_advice),
            ),
            Scene::EmptyProject => panel(
                Shape::Dashes,
                texts.states.empty_title,
                paragraph(texts.states.empty_advice),
            ),
            Scene::PastTheEnd => panel(
                Shape::Dashes,
                texts.states.past_end_title,
                past_the_end(board),
            ),
            Scene::NoMatch => panel(
                Shape::Magnifier,
                texts.explore.no_match_title,
                no_match(board),
            ),
            Scene::Failed => failure(board),
            // The table is seen instead.
            Scene::Loading | Scene::Rows => Part::None,
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
fn no_match(board: Board) -> Part {
    let console = board.console;
    let words_of = &console.texts().explore;
    let partial = board.partial().map(|loaded| {
        paragraph(&(words_of.no_match_yet)(&intl::number(
            console.locale(),
            loaded,
        )))
    });
    let clear = button("button button--primary")
        .on("click", move |_| {
            board.search_for(|_| String::new());
            focus_search();
        })
        .child(words(words_of.clear_filters));
    Part::Many(vec![
        paragraph(words_of.no_match_advice),
        partial.into(),
        clear.into(),
    ])
}

fn past_the_end(board: Board) -> Part {
    let console = board.console;
    let states = &console.texts().states;
    let params = console.place.params();
    let extent = board.shown.get().map(|page| page.content.extent);
    let known = extent.map(|extent| (extent.total, extent.last_page(params.size)));
    let number = |count: u64| intl::number(console.locale(), count);
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
            console.place.go(console.place.params_now().with_page(page));
        })
        .child(words(&offer));
    Part::Many(vec![paragraph(&advice), offer.into()])
}

fn failure(board: Board) -> Part {
    let Progress::Failed(failure) = board.progress.get() else {
        return Part::None;
    };
    let Explanation { title, .. } = failure.error.explain(board.console.texts());
    el("div")
        .class("failure")
        .set("role", "alert")
        .child(panel(Shape::Warning, title, explained(board, &failure)))
        .into()
}

/// The button to where another token is entered.
pub fn another_token(board: Board, class: &str) -> Element {
    button(class)
        .on("click", move |_| board.change_token())
        .child(words(board.console.texts().states.change_token))
}

/// What an error means and what can be done about it, under its title.
pub fn explained(board: Board, failure: &Failure) -> Part {
    let error = &failure.error;
    let console = board.console;
    let texts = console.texts();
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
        .then(|| another_token(board, "button button--primary"));
    let retry = button("button")
        .on("click", move |_| board.retry())
        .child(words(texts.retry));
    let actions = el("div")
        .class("state__actions")
        .child(change_token)
        .child(retry)
        .child(copy_details(board, failure).labelled())
        .child(status);
    Part::Many(vec![paragraph(&advice), said.into(), actions.into()])
}
