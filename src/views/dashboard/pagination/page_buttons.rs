//! The buttons to the first, previous, next and last page, around the page's number.

use leptos::prelude::*;

use super::super::context::TableContext;
use super::page_jump::PageJump;
use crate::components::{IconButton, Shape};
use crate::domain::PageNumber;
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;
use crate::state::url::view_params::ViewParams;

/// The way to other pages.
#[component]
pub fn PageButtons() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let texts = move || &preferences.texts().pagination;
    let current = move || url.params().page;
    let last_page = last_page(url, table);
    let last = move || last_page.with(|(_, last)| *last);
    let next = move || {
        let page = current();
        let has_next = table
            .page
            .with(|shown| shown.as_ref().map(|shown| shown.content.range.has_next));
        has_next
            .unwrap_or_else(|| last().is_some_and(|last| page < last))
            .then(|| page.next())
    };
    let last_hint = move || match last() {
        Some(_) => texts().last,
        None => texts().last_unknown,
    };
    view! {
        <div class="pager__steps">
            <PageButton
                shape=Shape::LeftEnd
                label=preferences.text(|texts| texts.pagination.first)
                target=move || current().previous().map(|_| PageNumber::FIRST)
            />
            <PageButton
                shape=Shape::Left
                label=preferences.text(|texts| texts.pagination.previous)
                target=move || current().previous()
            />
            <PageJump last=last />
            <PageButton shape=Shape::Right label=move || texts().next target=next />
            <PageButton
                shape=Shape::RightEnd
                label=preferences.text(|texts| texts.pagination.last)
                hint=Signal::derive(move || last_hint().to_owned())
                target=move || last().filter(|last| *last != current())
            />
        </div>
    }
}

/// The last page, where it is known, and the view that it was known for. While a page is being
/// loaded, what the page before it told of the list still holds.
fn last_page(url: UrlState, table: TableContext) -> Memo<(ViewParams, Option<PageNumber>)> {
    Memo::new(move |before: Option<&(ViewParams, Option<PageNumber>)>| {
        let params = url.params();
        let known = table.page.with(|page| {
            let page = page.as_ref();
            page.map(|page| page.content.range.last_page(params.size))
        });
        let held = before
            .filter(|(then, _)| then.project == params.project && then.size == params.size)
            .and_then(|(_, last)| *last);
        (params, known.unwrap_or(held))
    })
}

/// A button to another page, disabled while there is none.
#[component]
fn PageButton(
    /// Its icon.
    shape: Shape,
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Its tooltip; the name where left out.
    #[prop(optional)]
    hint: Option<Signal<String>>,
    /// The page that it goes to.
    #[prop(into)]
    target: Signal<Option<PageNumber>>,
) -> impl IntoView {
    let url = expect_context::<UrlState>();
    let go = move |_: web_sys::MouseEvent| {
        if let Some(page) = target.get_untracked() {
            url.navigate(url.params_untracked().with_page(page));
        }
    };
    view! {
        <IconButton
            shape=shape
            label=label
            hint=hint.unwrap_or(label)
            disabled=move || target.get().is_none()
            on_press=go
        />
    }
}
