//! Notices about the rows on screen: that there is no network, that a refresh failed, that the
//! reply contradicts itself, that a link does not lead where it should.

use leptos::prelude::*;

use super::browser_status::BrowserStatus;
use super::context::{TableContext, UnreadableRowsContext};
use super::status_panel::ErrorExplanation;
use crate::api::Failure;
use crate::components::{Notice, Severity};
use crate::i18n::{Locale, TableMessages, intl};
use crate::preferences::Preferences;
use crate::state::page::cache::{CachedPage, Progress};
use crate::state::page::content::DataWarning;

/// The notices above the table.
#[component]
pub fn DataWarnings() -> impl IntoView {
    let table = expect_context::<TableContext>();
    // Memos: a notice is rendered and announced again only when it has something else to tell,
    // though pages are cut again at every block and every minute.
    let failed = Memo::new(move |_| {
        let fetched_at = table.page.with(|page| Some(page.as_ref()?.fetched_at))?;
        match table.progress.get() {
            Progress::Failed(failure) => Some((failure, fetched_at)),
            Progress::Settled | Progress::Waiting { .. } => None,
        }
    });
    let warnings = Memo::new(move |_| {
        let warnings = |page: &CachedPage| page.content.warnings.clone();
        table
            .page
            .with(|page| page.as_ref().map(warnings).unwrap_or_default())
    });
    view! {
        {move || {
            let (failure, fetched_at) = failed.get()?;
            Some(view! { <RefreshFailed failure=failure fetched_at=fetched_at /> })
        }}
        {move || {
            let warnings = warnings.get();
            (!warnings.is_empty()).then(|| view! { <ReplyWarnings warnings=warnings /> })
        }}
    }
}

/// While there is no network, what that means for the rows.
#[component]
pub fn OfflineNotice() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let online = expect_context::<BrowserStatus>().online;
    move || {
        (!online.get()).then(|| {
            view! {
                <Notice severity=Severity::Warning>
                    <p>{preferences.text(|texts| texts.network.offline)}</p>
                </Notice>
            }
        })
    }
}

/// That a refresh failed, beside the old rows, which stay.
#[component]
fn RefreshFailed(
    /// Why.
    failure: Failure,
    /// When the rows on screen were fetched, in milliseconds since 1970.
    fetched_at: i64,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let error = failure.error.clone();
    let title = move || error.explain(preferences.texts()).title;
    let stale = move || (preferences.texts().table.stale_rows)(&intl::clock(fetched_at));
    view! {
        <Notice severity=Severity::Error>
            <p class="notice__title">{title}</p>
            <p>{stale}</p>
            <ErrorExplanation failure=failure />
        </Notice>
    }
}

/// What the reply contradicts or leaves out.
#[component]
fn ReplyWarnings(
    /// At least one warning.
    warnings: Vec<DataWarning>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let unreadable_rows = expect_context::<UnreadableRowsContext>().0;
    let lines = move || {
        let (locale, texts) = (preferences.locale(), preferences.texts());
        // Rows from memory are cut from all that was loaded, and so are their warnings.
        let of_all = table.from_memory.get();
        let lines = warnings.iter().map(|warning| {
            let button = match warning {
                DataWarning::UnreadableRows(rows) => {
                    let rows = rows.clone();
                    let open = move |_| unreadable_rows.set(Some(rows.clone()));
                    Some(view! {
                        <button type="button" class="button" on:click=open>
                            {texts.network.show_unreadable}
                        </button>
                    })
                }
                DataWarning::RepeatedRows(_)
                | DataWarning::OtherOffset { .. }
                | DataWarning::InvalidCount(..)
                | DataWarning::NoNextFlag
                | DataWarning::EmptyWithNext
                | DataWarning::EmptyWithTotal(_) => None,
            };
            view! {
                <p>{warning_text(warning, of_all, locale, &texts.table)}</p>
                {button}
            }
        });
        // After a contradiction the rows are those of the reply before.
        let kept_since = table.page.with(|page| {
            let page = page.as_ref().filter(|page| !page.content.rows.is_empty())?;
            let contradicted = warnings.iter().any(DataWarning::is_contradiction);
            contradicted.then_some(page.fetched_at)
        });
        let kept =
            kept_since.map(|at| view! { <p>{(texts.table.stale_rows)(&intl::clock(at))}</p> });
        (lines.collect_view(), kept)
    };
    view! { <Notice severity=Severity::Warning>{lines}</Notice> }
}

fn warning_text(
    warning: &DataWarning,
    of_all: bool,
    locale: Locale,
    texts: &TableMessages,
) -> String {
    let number = |count: u64| intl::number(locale, count);
    match warning {
        DataWarning::UnreadableRows(rows) => {
            let text = if of_all {
                texts.unreadable_loaded
            } else {
                texts.unreadable_rows
            };
            text(rows.count(), &number(rows.count()))
        }
        DataWarning::RepeatedRows(count) => {
            let text = if of_all {
                texts.repeated_loaded
            } else {
                texts.repeated_rows
            };
            text(*count, &number(*count))
        }
        DataWarning::OtherOffset {
            requested: asked,
            received: got,
        } => (texts.other_offset)(&number(*asked), &number(*got)),
        DataWarning::InvalidCount(field, value) => (texts.invalid_count)(field, value),
        DataWarning::NoNextFlag => texts.no_next_flag.to_owned(),
        DataWarning::EmptyWithNext => texts.empty_with_next.to_owned(),
        DataWarning::EmptyWithTotal(stated) => (texts.empty_with_total)(&number(*stated)),
    }
}
