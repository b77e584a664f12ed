//! Separator at the edge of a column heading that resizes the column by pointer or keyboard.

use leptos::prelude::*;

/// A change of a column's width. Widths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resize {
    /// The width while the pointer is down.
    Dragging(u16),
    /// The drag was cancelled: the width before it.
    Cancelled,
    /// The new width.
    To(u16),
    /// Back to the column's default width.
    Reset,
}

/// The resize handle of the column in whose heading it stands.
#[component]
pub fn ColumnResizer(
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Its tooltip.
    #[prop(into)]
    hint: Signal<String>,
    /// The column's width on screen.
    #[prop(into)]
    width: Signal<u16>,
    /// The smallest width.
    min: u16,
    /// The largest width.
    max: u16,
    /// Called on every change.
    #[prop(into)]
    on_resize: Callback<(Resize,)>,
) -> impl IntoView {
    let _ = (label, hint, width, min, max, on_resize);
}
