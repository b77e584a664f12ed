//! Pagination under the table: the range on screen, the page size, and the way to other pages.

mod page_buttons;
mod page_jump;
mod range;

use leptos::prelude::*;

use page_buttons::PageButtons;
use range::{disputed_count, row_range};

use super::context::TableContext;
use super::copy_rows::CopyRows;
use super::freshness::{FetchedAt, RefreshButton};
use super::table_state::TableState;
use crate::components::Select;
use crate::domain::PageSize;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;
use crate::views::app_version::AppVersion;
use crate::views::embedded_frame::Embedded;

/// Pagination, hidden until a project is chosen.
#[component]
pub fn Pagination() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let Embedded(embedded) = expect_context::<Embedded>();
    let texts = move || &preferences.texts().pagination;
    let range = move || {
        table
            .page
            .with(|page| page.as_ref().map(|page| page.content.range))
    };
    // Of what was found; a page that is grouped by itself has the range of its request.
    let collapsed = move || {
        table.page.with(|page| {
            let groups = page.as_ref()?.groups.as_ref()?;
            let is_whole = groups.lines_total.is_some();
            Some(groups.collapsed_rows).filter(|rows| is_whole && *rows > 0)
        })
    };
    let row_range = Memo::new(move |_| {
        range().map_or_else(String::new, |range| {
            let mut text = row_range(range, preferences.locale(), texts());
            if let Some(rows) = collapsed() {
                let words = &preferences.texts().groups;
                let rows = intl::number(preferences.locale(), rows);
                match range.rows() {
                    Some(_) => text.push_str(&(words.in_collapsed)(&rows)),
                    None => text = (words.all_collapsed)(&rows),
                }
            }
            if let Some(loaded) = table.partial_count() {
                let loaded = intl::number(preferences.locale(), loaded);
                text.push_str(&(preferences.texts().search.range_in)(&loaded));
            }
            text
        })
    });
    let disputed = Memo::new(move |_| disputed_count(range()?, preferences.locale(), texts()));
    let zone = move || (preferences.texts().columns.times_in)(&intl::zone());
    // Embedded in another page there is no toolbar to show them.
    let freshness = embedded.then(|| {
        view! {
            <FetchedAt />
            <RefreshButton />
        }
    });
    view! {
        <nav
            class="pager"
            aria-label=preferences.text(|texts| texts.pagination.label)
            hidden=move || table.state.get() == TableState::ChooseProject
        >
            <p class="pager__range">
                {row_range}
                <span class="pager__disputed">{disputed}</span>
            </p>
            <CopyRows />
            <p class="pager__notes">
                <span>{zone}</span>
                " "
                <span>
                    <AppVersion />
                </span>
            </p>
            {freshness}
            <PageSizeSelect />
            <PageButtons />
        </nav>
    }
}

/// How many rows a page has.
#[component]
fn PageSizeSelect() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let text = |size: PageSize| size.rows().to_string();
    let options: Vec<_> = PageSize::ALL
        .into_iter()
        .map(|size| (text(size), text(size)))
        .collect();
    let choose = move |rows: String| {
        if let Some(size) = PageSize::parse(&rows) {
            url.navigate(url.params_untracked().with_size(size));
        }
    };
    view! {
        <Select
            label=preferences.text(|texts| texts.pagination.rows_per_page)
            show_label=true
            options=options
            value=move || text(url.params().size)
            on_change=choose
        />
    }
}
