//! Disclosure button with a panel under it.

use leptos::html;
use leptos::prelude::*;

/// A menu button and the panel it opens. Escape closes the panel and gives the focus back to
/// the button; so does moving the focus elsewhere, but for giving it back.
///
/// Not the browser's popover: without CSS anchor positioning, which not every browser has, a
/// popover stands under its button only by inline styles, which the CSP forbids.
#[component]
pub fn Menu(
    /// The words of the button.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the button stands out, since something in the panel is in force.
    #[prop(optional, into)]
    active: Signal<bool>,
    /// Whether the panel is open; pass it to open or close the menu from outside.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
    /// Holds the button, for the focus.
    #[prop(optional)]
    button_ref: NodeRef<html::Button>,
    /// Holds the panel while it is open, for the focus.
    #[prop(optional)]
    panel_ref: NodeRef<html::Div>,
    /// Rendered beside the panel, inside the menu: dialogs that it opens, which keep it open.
    #[prop(optional, into)]
    dialogs: ViewFn,
    /// The panel's content, rendered anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let _ = (
        label, active, open, button_ref, panel_ref, dialogs, children,
    );
}
