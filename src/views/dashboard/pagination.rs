//! Through the pages: where one is, how much there is, and where one can go.

use leptos::prelude::*;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::DashboardContext;
use super::freshness::fetched;
use super::table_state::TableState;
use super::toolbar::refresh;
use crate::domain::{PageNumber, PageRange, PageSize, Total};
use crate::i18n::{Locale, Pagination, intl};
use crate::legacy_components::{IconButton, Select, Shape};
use crate::live::{Element, Live, Part, el, text, value, words};
use crate::state::view_params::ViewParams;
use crate::views::published_release::version;

/// The line under the table.
pub fn pager(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let texts = move || &app.texts().pagination;
    let extent = move || dashboard.shown.get().map(|page| page.content.extent);
    let range = move || {
        extent().map_or_else(String::new, |extent| {
            let mut said = range(extent, app.locale(), texts());
            if let Some(loaded) = dashboard.partial() {
                let loaded = intl::number(app.locale(), loaded);
                said.push_str(&(app.texts().explore.range_in)(&loaded));
            }
            said
        })
    };
    let disputed = move || {
        extent()
            .and_then(|extent| dispute(extent, app.locale(), texts()))
            .unwrap_or_default()
    };
    let zone = move || (app.texts().columns.times_in)(&intl::zone());
    el("nav")
        .class("pager")
        .bind("aria-label", move || texts().label)
        .flag("hidden", move || {
            dashboard.table_state.get() == TableState::ChooseProject
        })
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
                .child(el("span").child(version(app))),
        )
        .child(freshness(dashboard))
        .child(sizes(dashboard))
        .child(steps(dashboard))
}

/// How fresh the rows are, where there is no bar that says so.
fn freshness(dashboard: DashboardContext) -> Part {
    if dashboard.app.embedded {
        Part::Many(vec![fetched(dashboard).into(), refresh(dashboard).into()])
    } else {
        Part::None
    }
}

fn sizes(dashboard: DashboardContext) -> Part {
    let place = dashboard.app.url;
    let options = || {
        let sizes = PageSize::ALL
            .into_iter()
            .map(|size| size.rows().to_string());
        sizes.map(|rows| (rows.clone(), rows)).collect()
    };
    Select {
        label: (move || dashboard.app.texts().pagination.rows_per_page).into(),
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
fn last_page(dashboard: DashboardContext) -> Memo<(ViewParams, Option<PageNumber>)> {
    Memo::new(move |before: Option<&(ViewParams, Option<PageNumber>)>| {
        let now = dashboard.app.url.params();
        let page = dashboard.shown.get();
        let known = page.map(|page| page.content.extent.last_page(now.size));
        let held = before
            .filter(|(then, _)| then.project == now.project && then.size == now.size)
            .and_then(|(_, last)| *last);
        (now, known.unwrap_or(held))
    })
}

fn steps(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let texts = move || &app.texts().pagination;
    let here = move || app.url.params().page;
    let last_page = last_page(dashboard);
    let last = move || last_page.with(|(_, last)| *last);
    let next = move || {
        let page = here();
        let shown = dashboard.shown.get();
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
        button.leading(to, move |page| go(dashboard, page))
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
        .child(jump(dashboard, last.into()))
        .child(step(
            button(Shape::Right, (move || texts().next).into()),
            next.into(),
        ))
        .child(step(to_last, other_last.into()))
}

fn go(dashboard: DashboardContext, page: PageNumber) {
    let place = dashboard.app.url;
    place.go(place.params_now().with_page(page));
}

/// The page's number, to be typed over; `last` is the last page, where it is known.
fn jump(dashboard: DashboardContext, last: Live<Option<PageNumber>>) -> Element {
    let app = dashboard.app;
    let texts = move || &app.texts().pagination;
    let typed = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(false);
    let current = move || app.url.params().page.get().to_string();
    // What was typed was for the page that was on screen then.
    let shown = Memo::new(move |_| app.url.params().page);
    Effect::new(move || {
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
            if page != app.url.params_now().page {
                go(dashboard, page);
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
            (texts().page_of)(&intl::number(app.locale(), last.get().into()))
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

fn range(extent: PageRange, locale: Locale, words: &Pagination) -> String {
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

fn dispute(extent: PageRange, locale: Locale, words: &Pagination) -> Option<String> {
    let stated = extent.disputed?;
    Some((words.disputed)(&intl::number(locale, stated)))
}
