//! Room of the rows of a virtual table that are not rendered.

use leptos::html;
use leptos::prelude::*;

/// The class of a spacer's cell. A constant, because Leptos writes an element of literals alone as
/// `innerHTML`, which the Content Security Policy refuses.
const SPACER: &str = "spacer";

/// Stands in for rows that are not rendered; it is in the document while there are any.
#[component]
pub(super) fn Spacer(
    /// How many.
    rows: Memo<usize>,
    /// Its element.
    element: NodeRef<html::Tr>,
) -> impl IntoView {
    view! {
        <tr aria-hidden="true" node_ref=element>
            <td class=SPACER style=("--rows", move || rows.get().to_string())></td>
        </tr>
    }
}
