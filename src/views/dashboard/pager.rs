//! Through the pages: where one is, how much there is, and where one can go.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Board;
use super::scene::Scene;
use crate::components::{Icon, Select, Shape};
use crate::domain::{Extent, PageNumber, PageSize, Total};
use crate::query::params::ViewParams;
use crate::text::{self, Locale, intl};

/// The line under the table.
#[component]
pub fn Pager(
    /// The dashboard.
    board: Board,
) -> impl IntoView {
    let console = board.console;
    let texts = move || &console.texts().pagination;
    let params = move || console.place.params();
    let extent = move || board.shown.get().map(|page| page.content.extent);
    // While a page is on its way, what the last one told of the list still stands.
    let last_page = Memo::new(move |before: Option<&(ViewParams, Option<PageNumber>)>| {
        let now = params();
        let known = extent().map(|extent| extent.last_page(now.size));
        let held = before
            .filter(|(then, _)| then.project == now.project && then.size == now.size)
            .and_then(|(_, last)| *last);
        (now, known.unwrap_or(held))
    });
    let last = move || last_page.get().1;
    let previous = move || params().page.previous();
    let next = move || {
        let page = params().page;
        let more = extent().map_or(last().is_some_and(|last| page < last), |extent| {
            extent.has_next
        });
        more.then(|| page.next())
    };
    let other_last = move || last().filter(|last| *last != params().page);
    let first = move || previous().map(|_| PageNumber::FIRST);
    let go = move |page: PageNumber| console.place.go(console.place.params_now().with_page(page));
    let last_hint = move || match last() {
        Some(_) => texts().last,
        None => texts().last_unknown,
    };
    let sizes = PageSize::ALL
        .into_iter()
        .map(|size| size.rows().to_string())
        .map(|rows| (rows.clone(), rows))
        .collect::<Vec<_>>();

    view! {
        <nav
            class="pager"
            aria-label=move || texts().label
            hidden=move || board.scene.get() == Scene::ChooseProject
        >
            <p class="pager__range">
                {move || extent().map(|extent| range(extent, console.locale(), texts()))}
                <span class="pager__disputed">
                    {move || extent().and_then(|extent| dispute(extent, console.locale(), texts()))}
                </span>
            </p>
            <p class="pager__zone">
                {move || (console.texts().columns.times_in)(&intl::zone())}
            </p>
            <Select
                label=move || texts().rows_per_page
                labelled=true
                options=sizes
                chosen=Signal::derive(move || params().size.rows().to_string())
                on_choose=move |rows: String| {
                    if let Some(size) = PageSize::parse(&rows) {
                        console.place.go(console.place.params_now().with_size(size));
                    }
                }
            />
            <div class="pager__steps">
                <Step shape=Shape::LeftEnd name=Signal::derive(move || texts().first) to=Signal::derive(first) go />
                <Step shape=Shape::Left name=Signal::derive(move || texts().previous) to=Signal::derive(previous) go />
                <Jump board last=Signal::derive(last) go />
                <Step shape=Shape::Right name=Signal::derive(move || texts().next) to=Signal::derive(next) go />
                <Step
                    shape=Shape::RightEnd
                    name=Signal::derive(move || texts().last)
                    hint=Signal::derive(last_hint)
                    to=Signal::derive(other_last)
                    go
                />
            </div>
        </nav>
    }
}

/// A button to another page. Where there is none it keeps the focus and does nothing.
#[component]
fn Step(
    shape: Shape,
    name: Signal<&'static str>,
    /// What hovering tells, if not the name.
    #[prop(optional)]
    hint: Option<Signal<&'static str>>,
    /// Where it leads.
    to: Signal<Option<PageNumber>>,
    /// Goes there.
    #[prop(into)]
    go: Callback<PageNumber>,
) -> impl IntoView {
    let hint = hint.unwrap_or(name);
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=move || name.get()
            title=move || hint.get()
            aria-disabled=move || to.get().is_none().then_some("true")
            on:click=move |_| {
                if let Some(page) = to.get_untracked() {
                    go.run(page);
                }
            }
        >
            <Icon shape />
        </button>
    }
}

/// The page's number, to be typed over.
#[component]
fn Jump(
    board: Board,
    /// The last page, where it is known.
    last: Signal<Option<PageNumber>>,
    /// Goes to a page.
    #[prop(into)]
    go: Callback<PageNumber>,
) -> impl IntoView {
    let console = board.console;
    let texts = move || &console.texts().pagination;
    let typed = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(false);
    let current = move || console.place.params().page.get().to_string();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(text) = typed.get_untracked() else {
            return;
        };
        match PageNumber::parse(&text) {
            Some(page) => {
                typed.set(None);
                wrong.set(false);
                if page != console.place.params_now().page {
                    go.run(page);
                }
            }
            None => wrong.set(true),
        }
    };
    view! {
        <form class="pager__jump" novalidate on:submit=submit>
            <input
                class="input pager__page"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label=move || texts().page
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby="page-problem"
                prop:value=move || typed.get().unwrap_or_else(current)
                on:focus:target=move |event| event.target().select()
                on:input:target=move |event| {
                    typed.set(Some(event.target().value()));
                    wrong.set(false);
                }
                on:blur=move |_| {
                    if !wrong.get_untracked() {
                        typed.set(None);
                    }
                }
            />
            <span class="pager__pages">
                {move || {
                    last.get().map(|last| {
                        (texts().page_of)(&intl::number(console.locale(), last.get().into()))
                    })
                }}
            </span>
            <button type="submit" class="visually-hidden" tabindex="-1">
                {move || texts().go}
            </button>
            <p class="pager__problem" id="page-problem" role="alert">
                {move || wrong.get().then(|| texts().bad_page)}
            </p>
        </form>
    }
}

fn range(extent: Extent, locale: Locale, words: &text::Pagination) -> String {
    let number = |count: u64| intl::number(locale, count);
    let Some((first, last)) = extent.rows() else {
        return words.no_rows.to_owned();
    };
    let (first, last) = (number(first), number(last));
    match extent.total {
        Total::Exactly(total) => (words.range_exactly)(&first, &last, &number(total)),
        Total::Stated(total) => (words.range_stated)(&first, &last, &number(total)),
        Total::MoreThan(bound) => (words.range_more)(&first, &last, &number(bound)),
        // A page past the end has no rows.
        Total::PastTheEnd(_) => words.no_rows.to_owned(),
    }
}

fn dispute(extent: Extent, locale: Locale, words: &text::Pagination) -> Option<String> {
    let stated = extent.disputed?;
    Some((words.disputed)(&intl::number(locale, stated)))
}
