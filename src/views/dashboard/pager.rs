//! Through the pages: where one is, how much there is, and where one can go.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Board;
use super::scene::Scene;
use crate::components::{Icon, Select, Shape};
use crate::domain::{Extent, PageNumber, PageSize, Total};
use crate::live::{Derived, Live, State, attr, flag, text};
use crate::query::params::ViewParams;
use crate::text::{Locale, Pagination, intl};

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
    let last_page = Derived::after(move |before: Option<&(ViewParams, Option<PageNumber>)>| {
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
    let range_words = move || {
        extent().map_or_else(String::new, |extent| {
            range(extent, console.locale(), texts())
        })
    };
    let dispute_words = move || {
        extent()
            .and_then(|extent| dispute(extent, console.locale(), texts()))
            .unwrap_or_default()
    };
    let sizes = PageSize::ALL
        .into_iter()
        .map(|size| size.rows().to_string())
        .map(|rows| (rows.clone(), rows))
        .collect::<Vec<_>>();

    view! {
        <nav
            class="pager"
            aria-label=text(move || texts().label)
            hidden=flag(move || board.scene.get() == Scene::ChooseProject)
        >
            <p class="pager__range">
                {text(range_words)}
                <span class="pager__disputed">
                    {text(dispute_words)}
                </span>
            </p>
            <p class="pager__zone">
                {text(move || (console.texts().columns.times_in)(&intl::zone()))}
            </p>
            <Select
                label=move || texts().rows_per_page
                labelled=true
                options=move || sizes.clone()
                chosen=move || params().size.rows().to_string()
                on_choose=move |rows: String| {
                    if let Some(size) = PageSize::parse(&rows) {
                        console.place.go(console.place.params_now().with_size(size));
                    }
                }
            />
            <div class="pager__steps">
                <Step shape=Shape::LeftEnd name=move || texts().first to=first go />
                <Step shape=Shape::Left name=move || texts().previous to=previous go />
                <Jump board last=last go />
                <Step shape=Shape::Right name=move || texts().next to=next go />
                <Step
                    shape=Shape::RightEnd
                    name=move || texts().last
                    hint=last_hint
                    to=other_last
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
    #[prop(into)] name: Live<&'static str>,
    /// What hovering tells, if not the name.
    #[prop(optional, into)]
    hint: Option<Live<&'static str>>,
    /// Where it leads.
    #[prop(into)]
    to: Live<Option<PageNumber>>,
    /// Goes there.
    #[prop(into)]
    go: Callback<PageNumber>,
) -> impl IntoView {
    let hint = hint.unwrap_or_else(|| name.clone());
    let target = to.clone();
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=text(move || name.get())
            title=text(move || hint.get())
            aria-disabled=attr(move || to.get().is_none().then_some("true"))
            on:click=move |_| {
                if let Some(page) = untrack(|| target.get()) {
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
    #[prop(into)]
    last: Live<Option<PageNumber>>,
    /// Goes to a page.
    #[prop(into)]
    go: Callback<PageNumber>,
) -> impl IntoView {
    let console = board.console;
    let texts = move || &console.texts().pagination;
    let typed = State::new(None::<String>);
    let wrong = State::new(false);
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
                aria-label=text(move || texts().page)
                aria-invalid=attr(move || wrong.get().then_some("true"))
                aria-describedby="page-problem"
                prop:value=text(move || typed.get().unwrap_or_else(current))
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
                {text(move || {
                    last.get().map(|last| {
                        (texts().page_of)(&intl::number(console.locale(), last.get().into()))
                    }).unwrap_or_default()
                })}
            </span>
            <button type="submit" class="visually-hidden" tabindex="-1">
                {text(move || texts().go)}
            </button>
            <p class="pager__problem" id="page-problem" role="alert">
                {text(move || if wrong.get() { texts().bad_page } else { "" })}
            </p>
        </form>
    }
}

fn range(extent: Extent, locale: Locale, words: &Pagination) -> String {
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

fn dispute(extent: Extent, locale: Locale, words: &Pagination) -> Option<String> {
    let stated = extent.disputed?;
    Some((words.disputed)(&intl::number(locale, stated)))
}
