//! What the browser tells of itself: whether the page can be seen, and whether there
//! is a network.

use leptos::ev::{self, EventDescriptor};
use leptos::prelude::*;
use web_sys::VisibilityState;

/// Two signals. Copied about freely.
#[derive(Clone, Copy)]
pub struct BrowserStatus {
    /// Whether the page can be seen.
    pub visible: RwSignal<bool>,
    /// Whether the browser believes that it has a network.
    pub online: RwSignal<bool>,
}

impl BrowserStatus {
    /// Follows them until the owner goes; `back` is called when the network is there
    /// again.
    pub fn follow(back: impl Fn() + Clone + 'static) -> Self {
        let is_visible = || document().visibility_state() == VisibilityState::Visible;
        let browser = Self {
            visible: RwSignal::new(is_visible()),
            online: RwSignal::new(window().navigator().on_line()),
        };
        let Self { visible, online } = browser;
        listen(ev::visibilitychange, move || visible.set(is_visible()));
        listen(ev::offline, move || online.set(false));
        listen(ev::online, move || {
            online.set(true);
            back();
        });
        browser
    }
}

fn listen<E: EventDescriptor + 'static>(event: E, act: impl Fn() + 'static)
where
    E::EventType: wasm_bindgen::JsCast,
{
    let listener = window_event_listener(event, move |_| act());
    on_cleanup(move || listener.remove());
}
