//! Virtual table: a scrolling frame around a table of which only the rows in sight are in the
//! document, with the keyboard's current row. The size of a page changes how far it scrolls, not
//! how much is rendered.

mod focus;
mod keys;
mod printing;
mod row_height;
mod row_hint;
mod row_move;
mod row_source;
mod selection;
mod slots;
mod spacer;
mod viewport;
mod virtual_rows;

use leptos::html;
use leptos::prelude::*;
use leptos_use::use_resize_observer;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub use row_hint::{RowHint, RowHintSource};
pub use row_source::{RowGroups, RowKind, RowSource};
pub use slots::RowSlot;
use slots::Slots;
pub use virtual_rows::VirtualRows;

/// Gives a cell whose text is cut off a tooltip that shows it. While it is pointed at: a tooltip
/// on every cell costs each page change two attributes a cell.
fn show_cut_text(event: &web_sys::PointerEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let cell = target
        .as_ref()
        .and_then(|target| target.closest("td, th").ok()?);
    let Some((target, cell)) = target.zip(cell) else {
        return;
    };
    let is_cut = |element: &Element| element.scroll_width() > element.client_width();
    // What is cut is the cell, or an element in it that has an ellipsis of its own.
    let title = (is_cut(&cell) || is_cut(&target)).then(|| cell.text_content().unwrap_or_default());
    // Neither fails for this name.
    match title {
        Some(title) if cell.get_attribute("title").as_ref() != Some(&title) => {
            let _ = cell.set_attribute("title", &title);
        }
        Some(_) => {}
        None => {
            let _ = cell.remove_attribute("title");
        }
    }
}

/// A table in its frame.
#[component]
pub fn VirtualTable(
    /// Its rows, and what can be asked of them.
    rows: VirtualRows,
    /// The accessible name of the frame: it scrolls, so the keyboard must reach it, and then it
    /// has a name.
    #[prop(into)]
    label: Signal<String>,
    /// The value of the frame's `data-density`, which CSS reads.
    #[prop(into)]
    density: Signal<&'static str>,
    /// The value of `aria-rowcount`: rows of the whole list and of headings, or -1.
    #[prop(into)]
    row_count: Signal<String>,
    /// Whether other rows are on their way.
    #[prop(into)]
    busy: Signal<bool>,
    /// Whether there are rows; else `placeholder` stands in the table's body.
    #[prop(into)]
    present: Signal<bool>,
    /// What stands in the table's body while there are no rows.
    #[prop(into)]
    placeholder: ViewFn,
    /// What stands in the frame before the table.
    #[prop(into)]
    overlay: ViewFn,
    /// The cells of a row, of which the first button in a heading, else the first one, takes the
    /// focus. Called once for a slot: the
    /// cells follow its signals.
    #[prop(into)]
    cells: Callback<(RowSlot,), AnyView>,
    /// Called in the frame after the table's size has changed.
    #[prop(into)]
    on_resize: Callback<()>,
    /// The table's `<caption>`, `<colgroup>` and `<thead>`.
    children: Children,
) -> impl IntoView {
    let table = NodeRef::<html::Table>::new();
    let body = move || {
        if present.get() {
            view! { <Slots rows=rows cells=cells /> }.into_any()
        } else {
            // The rows go when this returns: the frame keeps the focus for them.
            untrack(|| rows.hand_focus_to_frame());
            placeholder.run()
        }
    };
    // In the next frame, because what follows from a size may change sizes: the browser calls
    // that a loop, and says so in the console.
    let measure = move || {
        request_animation_frame(move || {
            if rows.is_alive() {
                rows.measure();
            }
        });
    };
    use_resize_observer(rows.frame, move |_, _| measure());
    // As high as its rows, as wide as its columns: whatever changes their size.
    use_resize_observer(table, move |_, _| {
        measure();
        request_animation_frame(move || {
            on_resize.try_run(());
        });
    });
    view! {
        <div
            class="table-frame"
            tabindex="0"
            role="region"
            aria-label=label
            data-density=density
            node_ref=rows.frame
            on:scroll=move |_| rows.scrolled()
            on:keydown=move |event| rows.pressed(&event)
        >
            {overlay.run()}
            <table
                class="table"
                role=move || rows.is_grouped().then_some("treegrid")
                aria-rowcount=row_count
                aria-busy=move || busy.get().then_some("true")
                node_ref=table
            >
                {children()}
                <tbody
                    on:focusin=move |event| rows.focused_in(&event)
                    on:mousedown=move |event| rows.mouse_down(&event)
                    on:click=move |event| rows.clicked(&event)
                    on:pointermove=|event| show_cut_text(&event)
                >
                    {body}
                </tbody>
            </table>
        </div>
    }
}
