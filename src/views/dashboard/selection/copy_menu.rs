//! Menu of what can be copied of the selected rows.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::context::{HealthContext, SelectionContext};
use super::super::copy_rows::table_of;
use super::super::row::name;
use crate::components::{CopiedText, CopyButton};
use crate::domain::SegmentProfile;
use crate::i18n::{Messages, SelectionMessages, intl};
use crate::preferences::Preferences;
use crate::state::copied_text::{html_table, lines, markdown_links};
use crate::state::tab_separated::tab_separated;
use crate::state::url::url_state::{UrlState, row_addresses};

/// What can be copied as text alone.
#[derive(Clone, Copy)]
enum Copied {
    Ids,
    Keys,
    Links,
    Markdown,
}

impl Copied {
    const ALL: [Self; 4] = [Self::Ids, Self::Keys, Self::Links, Self::Markdown];

    const fn label(self, texts: &SelectionMessages) -> &'static str {
        match self {
            Self::Ids => texts.copy_ids,
            Self::Keys => texts.copy_keys,
            Self::Links => texts.copy_links,
            Self::Markdown => texts.copy_markdown,
        }
    }

    fn text(self, rows: &[Arc<SegmentProfile>], url: UrlState, texts: &Messages) -> String {
        let addresses = row_addresses(url.params_untracked().project);
        let address = |row: &Arc<SegmentProfile>| addresses(&row.id);
        match self {
            Self::Ids => lines(&mut rows.iter().map(|row| row.id.clone())),
            Self::Keys => lines(&mut rows.iter().filter_map(|row| key(row).map(str::to_owned))),
            Self::Links => lines(&mut rows.iter().map(address)),
            Self::Markdown => {
                markdown_links(&mut rows.iter().map(|row| (name(row, texts), address(row))))
            }
        }
    }
}

/// A profile's key, where it has one.
fn key(row: &SegmentProfile) -> Option<&str> {
    row.key.as_deref().filter(|key| !key.trim().is_empty())
}

/// What the menu's panel holds.
pub fn copy_items() -> AnyView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let health = expect_context::<HealthContext>();
    let selection = expect_context::<SelectionContext>();
    let items = move || {
        let texts = preferences.texts();
        let labels = &texts.selection;
        let item = |copied: Copied| {
            view! {
                <CopyButton
                    label=copied.label(labels).to_owned()
                    copied=texts.drawer.copied
                    failed=texts.drawer.copy_failed
                    value=Signal::derive(move || {
                        copied.text(&selection.selected_rows(), url, texts).into()
                    })
                    show_label=true
                />
            }
        };
        let items = Copied::ALL.map(item).into_iter().collect_view();
        let table = move || {
            let table = untrack(|| table_of(&selection.selected_rows(), url, health, texts));
            CopiedText {
                text: tab_separated(&table),
                html: Some(html_table(&table)),
            }
        };
        let without_key = move || {
            // As often as the selection changes while the menu is open.
            selection.counts.track();
            let rows = selection.selected_rows();
            let count = rows.iter().filter(|row| key(row).is_none()).count() as u64;
            let number = intl::number(preferences.locale(), count);
            (count > 0).then(|| (labels.without_key)(count, &number))
        };
        view! {
            <div class="selection__copies">
                {items}
                <CopyButton
                    label=labels.copy_table.to_owned()
                    copied=texts.drawer.copied
                    failed=texts.drawer.copy_failed
                    value=Signal::derive(table)
                    show_label=true
                />
                <p class="menu__hint">{without_key}" "{labels.copy_table_hint}</p>
            </div>
        }
    };
    items.into_any()
}
