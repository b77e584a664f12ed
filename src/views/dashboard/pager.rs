//! Through the pages: where one is, how much there is, and where one can go.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::Board;
use super::bar::refresh;
use super::freshness::fetched;
use super::scene::Scene;
use crate::components::{IconButton, Select, Shape};
use crate::domain::{Extent, PageNumber, PageSize, Total};
use crate::live::{Derived, Element, Live, Part, State, el, text, value, watch, words};
use crate::query::params::ViewParams;
use crate::text::{Locale, Pagination, intl};
use crate::views::published::version;

/// The line under the table.
pub fn pager(board: Board) -> Element {
    let console = board.console;
    let texts = move || &console.texts().pagination;
    let extent = move || board.shown.get().map(|page| page.content.extent);
    let range = move || {
        extent().map_or_else(String::new, |extent| {
            let mut said = range(extent, console.locale(), texts());
            if let Some(loaded) = board.partial() {
                let loaded = intl::number(console.locale(), loaded);
                said.push_str(&(console.texts().explore.range_in)(&loaded));
            }
            said
        })
    };
    let disputed = move || {
        extent()
            .and_then(|extent| dispute(extent, console.locale(), texts()))
            .unwrap_or_default()
    };
    let zone = move || (console.texts().columns.times_in)(&intl::zone());
    el("nav")
        .class("pager")
        .bind("aria-label", move || texts().label)
        .flag("hidden", move || board.scene.get() == Scene::ChooseProject)
        .child(
            el("p")
                .class("pager__range")
                .child(text(range))
                .child(el("span").class("pager__disputed").child(text(disputed))),
        )
        .child(
            el("p")
                .class("pager__notes")
                .child(el("span").child(text(zone)))
                .child(words(" "))
                .child(el("span").child(version(console))),
        )
        .child(freshness(board))
        .child(sizes(board))
        .child(steps(board))
}

/// How fresh the rows are, where there is no bar that says so.
fn freshness(board: Board) -> Part {
    if board.console.embedded {
        Part::Many(vec![fetched(board).into(), refresh(board).into()])
    } else {
        Part::None
    }
}

fn sizes(board: Board) -> Part {
    let place = board.console.place;
    let options = || {
        let sizes = PageSize::ALL
            .into_iter()
            .map(|size| size.rows().to_string());
        sizes.map(|rows| (rows.clone(), rows)).collect()
    };
    Select {
        label: (move || board.console.texts().pagination.rows_per_page).into(),
        labelled: true,
        options: options.into(),
        chosen: (move || place.params().size.rows().to_string()).into(),
    }
    .part(move |rows| {
        if let Some(size) = PageSize::parse(&rows) {
            place.go(place.params_now().with_size(size));
        }
    })
}

/// The last page. While a page is on its way, what the one before told of the list
/// still stands.
fn last_page(board: Board) -> Derived<(ViewParams, Option<PageNumber>)> {
    Derived::after(move |before: Option<&(ViewParams, Option<PageNumber>)>| {
        let now = board.console.place.params();
        let page = board.shown.get();
        let known = page.map(|page| page.content.extent.last_page(now.size));
        let held = before
            .filter(|(then, _)| then.project == now.project && then.size == now.size)
            .and_then(|(_, last)| *last);
        (now, known.unwrap_or(held))
    })
}

fn steps(board: Board) -> Element {
    let console = board.console;
    let texts = move || &console.texts().pagination;
    let here = move || console.place.params().page;
    let last_page = last_page(board);
    let last = move || last_page.with(|(_, last)| *last);
    let next = move || {
        let page = here();
        let shown = board.shown.get();
        let more = match shown {
            Some(page) => page.content.extent.has_next,
            None => last().is_some_and(|last| page < last),
        };
        more.then(|| page.next())
    };
    let last_hint = move || match last() {
        Some(_) => texts().last,
        None => texts().last_unknown,
    };
    let first = move || here().previous().map(|_| PageNumber::FIRST);
    let previous = move || here().previous();
    let other_last = move || last().filter(|last| *last != here());
    let button = |shape, name: Live<&'static str>| IconButton::new(shape, name);
    let to_last = IconButton {
        hint: last_hint.into(),
        ..button(Shape::RightEnd, (move || texts().last).into())
    };
    let step = |button: IconButton, to: Live<Option<PageNumber>>| {
        button.leading(to, move |page| go(board, page))
    };
    el("div")
        .class("pager__steps")
        .child(step(
            button(Shape::LeftEnd, (move || texts().first).into()),
            first.into(),
        ))
        .child(step(
            button(Shape::Left, (move || texts().previous).into()),
            previous.into(),
        ))
        .child(jump(board, last.into()))
        .child(step(
            button(Shape::Right, (move || texts().next).into()),
            next.into(),
        ))
        .child(step(to_last, other_last.into()))
}

fn go(board: Board, page: PageNumber) {
    let place = board.console.place;
    place.go(place.params_now().with_page(page));
}

/// The page's number, to be typed over; `last` is the last page, where it is known.
fn jump(board: Board, last: Live<Option<PageNumber>>) -> Element {
    let console = board.console;
    let texts = move || &console.texts().pagination;
    let typed = State::new(None::<String>);
    let wrong = State::new(false);
    let current = move || console.place.params().page.get().to_string();
    // What was typed was for the page that was on screen then.
    let shown = Derived::new(move || console.place.params().page);
    watch(move || {
        shown.get();
        typed.set(None);
        wrong.set(false);
    });
    let submit = move || {
        let Some(text) = typed.get_untracked() else {
            return;
        };
        let page = PageNumber::parse(&text);
        wrong.set(page.is_none());
        if let Some(page) = page {
            typed.set(None);
            if page != console.place.params_now().page {
                go(board, page);
            }
        }
    };
    let input = el("input")
        .class("input pager__page")
        .set("type", "text")
        .set("inputmode", "numeric")
        .set("autocomplete", "off")
        .set("aria-describedby", "page-problem")
        .bind("aria-label", move || texts().page)
        .when("aria-invalid", move || wrong.get())
        .prop("value", move || typed.get().unwrap_or_else(current))
        .on("input", move |event| {
            typed.set(Some(value(&event)));
            wrong.set(false);
        })
        .on("blur", move |_| {
            if !wrong.get_untracked() {
                typed.set(None);
            }
        });
    let field = Rc::new(input.html());
    let input = input.on("focus", move |_| {
        if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
            field.select();
        }
    });
    let pages = move || {
        last.get().map_or_else(String::new, |last| {
            (texts().page_of)(&intl::number(console.locale(), last.get().into()))
        })
    };
    let problem = move || if wrong.get() { texts().bad_page } else { "" };
    el("form")
        .class("pager__jump")
        .set("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
        .child(input)
        .child(el("span").class("pager__pages").child(text(pages)))
        .child(
            el("p")
                .class("pager__problem")
                .set("id", "page-problem")
                .set("role", "alert")
                .child(text(problem)),
        )
}

fn range(extent: Extent, locale: Locale, words: &Pagination) -> String {
    let number = |count: u64| intl::number(locale, count);
    let (first, last) = match (extent.rows(), extent.total) {
        (Some((first, last)), _) => (number(first), number(last)),
        // What is past the end says nothing of how much there is.
        (None, Total::PastTheEnd(_)) => return String::new(),
        (None, Total::Exactly(_) | Total::Stated(_) | Total::MoreThan(_)) => {
            return words.no_rows.to_owned();
        }
    };
    match extent.total {
        Total::Exactly(total) => (words.range_exactly)(&first, &last, &number(total)),
        Total::Stated(total) => (words.range_stated)(&first, &last, &number(total)),
        Total::MoreThan(bound) => (words.range_more)(&first, &last, &number(bound)),
        // A page past the end has no rows: it was answered above.
        Total::PastTheEnd(_) => String::new(),
    }
}

fn dispute(extent: Extent, locale: Locale, words: &Pagination) -> Option<String> {
    let stated = extent.disputed?;
    Some((words.disputed)(&intl::number(locale, stated)))
}
