//! Page visibility and connectivity, as signals.

use leptos::ev;
use leptos::prelude::*;
use leptos_use::use_document_visibility;
use web_sys::VisibilityState;

/// What the browser tells about the page and its network.
#[derive(Clone, Copy)]
pub struct BrowserStatus {
    /// Whether the page is visible.
    pub visible: Signal<bool>,
    /// Whether the browser believes that it has a network.
    pub online: RwSignal<bool>,
}

impl BrowserStatus {
    /// Follows both until the owner is disposed; `on_reconnect` is called each time the network
    /// is back.
    pub fn follow(on_reconnect: impl Fn() + 'static) -> Self {
        let visibility = use_document_visibility();
        // leptos-use has no function for connectivity, and its use_event_listener weighs 1 KB for
        // each event of a window that never changes.
        let online = RwSignal::new(window().navigator().on_line());
        let offline_listener = window_event_listener(ev::offline, move |_| online.set(false));
        let online_listener = window_event_listener(ev::online, move |_| {
            online.set(true);
            on_reconnect();
        });
        on_cleanup(move || {
            offline_listener.remove();
            online_listener.remove();
        });
        Self {
            visible: Signal::derive(move || visibility.get() == VisibilityState::Visible),
            online,
        }
    }
}
