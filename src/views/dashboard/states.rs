//! What is seen where there are no rows: why, and what can be done.

use leptos::prelude::*;

use super::Board;
use super::scene::Scene;
use crate::api::error::{ApiError, Explanation};
use crate::components::{Icon, Shape};
use crate::domain::{PageNumber, Total};
use crate::live::{Part, live};
use crate::query::pages::Progress;
use crate::text::intl;

/// The panel in the place of the table.
#[component]
pub fn StatePanel(
    /// The dashboard.
    board: Board,
) -> impl IntoView {
    let texts = move || board.console.texts();
    live(move || match board.scene.get() {
        Scene::ChooseProject => panel(
            Shape::Info,
            texts().picker.choose_title,
            Part::of(view! { <p>{texts().picker.choose_advice}</p> }),
        ),
        Scene::EmptyProject => panel(
            Shape::Dashes,
            texts().states.empty_title,
            Part::of(view! { <p>{texts().states.empty_advice}</p> }),
        ),
        Scene::PastTheEnd => panel(
            Shape::Dashes,
            texts().states.past_end_title,
            past_the_end(board),
        ),
        Scene::Failed => failure(board),
        // The table is seen instead.
        Scene::Loading | Scene::Rows => Part::none(),
    })
}

fn panel(shape: Shape, title: &'static str, body: Part) -> Part {
    Part::of(view! {
        <section class="state">
            <Icon shape />
            <h2 class="state__title">{title}</h2>
            <div class="state__body">{body}</div>
        </section>
    })
}

fn past_the_end(board: Board) -> Part {
    let console = board.console;
    let states = &console.texts().states;
    let params = console.place.params();
    let extent = board.shown.get().map(|page| page.content.extent);
    let (advice, page, words) =
        match extent.map(|extent| (extent.total, extent.last_page(params.size))) {
            Some((Total::PastTheEnd(Some(total)), Some(last))) => (
                (states.past_end_advice)(&intl::number(console.locale(), total)),
                last,
                (states.go_to_last)(&intl::number(console.locale(), last.get().into())),
            ),
            Some(_) | None => (
                states.past_end_unknown.to_owned(),
                PageNumber::FIRST,
                states.go_to_first.to_owned(),
            ),
        };
    Part::of(view! {
        <p>{advice}</p>
        <button
            type="button"
            class="button button--primary"
            on:click=move |_| console.place.go(console.place.params_now().with_page(page))
        >
            {words}
        </button>
    })
}

fn failure(board: Board) -> Part {
    let Progress::Failed(error) = board.progress.get() else {
        return Part::none();
    };
    let Explanation { title, .. } = error.explain(board.console.texts());
    Part::of(
        view! { <div role="alert">{panel(Shape::Warning, title, explained(board, &error))}</div> },
    )
}

/// What an error means and what can be done about it, under its title.
pub fn explained(board: Board, error: &ApiError) -> Part {
    let console = board.console;
    let texts = console.texts();
    let Explanation {
        advice,
        said,
        status,
        ..
    } = error.explain(texts);
    let said = said.map(|words| {
        let line = (texts.states.server_said)(&words);
        view! { <p class="state__said"><bdi>{line}</bdi></p> }
    });
    let status = status.map(|status| {
        let line = (texts.states.http_status)(&status.to_string());
        view! { <span class="state__status">{line}</span> }
    });
    let change_token = error.is_about_the_token().then(|| {
        view! {
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| console.ask_for_another_token()
            >
                {texts.states.change_token}
            </button>
        }
    });
    Part::of(view! {
        <p>{advice}</p>
        {said}
        <div class="state__actions">
            {change_token}
            <button type="button" class="button" on:click=move |_| board.loader.refresh()>
                {texts.retry}
            </button>
            {status}
        </div>
    })
}
