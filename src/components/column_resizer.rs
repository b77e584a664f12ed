//! Separator at the edge of a column heading that resizes the column by pointer or keyboard.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::{focus, pressed_key};

/// CSS pixels by which an arrow key changes the width.
const STEP: i32 = 16;

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

/// A drag in progress.
#[derive(Clone, Copy)]
struct Drag {
    /// The pointer's x when it went down.
    start_x: i32,
    /// The width then.
    start_width: i32,
    /// The width now.
    width: u16,
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
    let clamp = move |width: i32| width.clamp(min.into(), max.into()) as u16;
    let drag = RwSignal::new(None::<Drag>);
    let on_pointer_down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let handle = event.current_target();
        let Some(handle) = handle.and_then(|handle| handle.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let heading = handle.parent_element();
        let heading = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
        let start_width = heading.map_or(0, |heading| heading.offset_width());
        // Without capture the drag would end where the pointer leaves the handle.
        let _ = handle.set_pointer_capture(event.pointer_id());
        drag.set(Some(Drag {
            start_x: event.client_x(),
            start_width,
            width: clamp(start_width),
        }));
    };
    let on_mouse_down = |event: MouseEvent| {
        event.prevent_default();
        let handle = event.current_target();
        if let Some(handle) = handle.and_then(|handle| handle.dyn_into::<HtmlElement>().ok()) {
            // What the browser would have done.
            focus(&handle);
        }
    };
    let on_pointer_move = move |event: PointerEvent| {
        let Some(mut moved) = drag.get_untracked() else {
            return;
        };
        moved.width = clamp(moved.start_width + event.client_x() - moved.start_x);
        drag.set(Some(moved));
        on_resize.run((Resize::Dragging(moved.width),));
    };
    let end_drag = move |cancelled: bool| {
        let Some(Some(ended)) = drag.try_update(Option::take) else {
            return;
        };
        let changed = i32::from(ended.width) != ended.start_width;
        on_resize.run((if changed && !cancelled {
            Resize::To(ended.width)
        } else {
            Resize::Cancelled
        },));
    };
    let on_key = move |event: KeyboardEvent| {
        let current = i32::from(width.get_untracked());
        let change = match pressed_key(&event).as_str() {
            "ArrowLeft" => Resize::To(clamp(current - STEP)),
            "ArrowRight" => Resize::To(clamp(current + STEP)),
            "Home" => Resize::Reset,
            _ => return,
        };
        event.prevent_default();
        on_resize.run((change,));
    };
    view! {
        <div
            class="resizer"
            role="separator"
            aria-orientation="vertical"
            tabindex="0"
            aria-label=label
            title=hint
            aria-valuemin=min.to_string()
            aria-valuemax=max.to_string()
            aria-valuenow=move || width.get().to_string()
            data-dragging=move || drag.with(Option::is_some)
            on:pointerdown=on_pointer_down
            // A drag from here selects no text, in WebKit either.
            on:mousedown=on_mouse_down
            on:pointermove=on_pointer_move
            on:pointerup=move |_| end_drag(false)
            on:pointercancel=move |_| end_drag(true)
            on:dblclick=move |_| on_resize.run((Resize::Reset,))
            on:keydown=on_key
        ></div>
    }
}
