//! The button of a line, which takes the focus for it: the name of a profile, which opens it, or that
//! of a group, which is collapsed or expanded.

use leptos::prelude::*;

use super::super::highlight::highlighted;
use super::super::row::name;
use super::line::LineContent;
use crate::components::{Icon, RowKind, Shape};

/// The button.
#[component]
pub fn NameButton(
    /// What the line shows.
    content: Memo<Option<LineContent>>,
    /// What the line is.
    kind: Memo<RowKind>,
    /// The id of the element with the name.
    name_id: String,
    /// Whether it is in the order of Tab.
    tab_stop: Memo<bool>,
) -> impl IntoView {
    let label = move || {
        content.with(|content| match content.as_ref()? {
            LineContent::Profile(row) => {
                let texts = row.locale.messages();
                Some((texts.columns.open_row)(&name(&row.profile, texts)))
            }
            LineContent::Heading(heading) => Some(heading.label()),
        })
    };
    let shown = move || {
        content.with(|content| match content.as_ref()? {
            LineContent::Profile(row) => {
                let name = name(&row.profile, row.locale.messages());
                Some(highlighted(&name, &row.words).into_any())
            }
            LineContent::Heading(heading) => Some(heading.name().into_any()),
        })
    };
    let chevron = move || match kind.get() {
        RowKind::Plain | RowKind::Member => None,
        RowKind::Heading { expanded: true } => Some(view! { <Icon shape=Shape::Down /> }),
        RowKind::Heading { expanded: false } => Some(view! { <Icon shape=Shape::Right /> }),
    };
    view! {
        <button
            type="button"
            class="row-name"
            tabindex=move || if tab_stop.get() { "0" } else { "-1" }
            aria-label=label
            aria-expanded=move || kind.get().expanded()
        >
            {chevron}
            <bdi id=name_id>{shown}</bdi>
        </button>
    }
}
