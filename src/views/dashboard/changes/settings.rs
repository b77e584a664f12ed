//! Whether records of profiles are kept in this browser, and whether it notifies.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

use super::tracker::RecordKeeper;
use crate::components::Checkbox;
use crate::preferences::{Preferences, StoredKey};

/// What is stored while notifications are wanted.
pub const ON: &str = "on";

/// The settings.
#[component]
pub fn RecordSettings() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let keeper = expect_context::<RecordKeeper>();
    let texts = move || preferences.locale().changes_messages();
    let remember = RwSignal::new(untrack(|| keeper.is_wanted()));
    let notifies = RwSignal::new(
        preferences.stored(StoredKey::Notifications).as_deref() == Some(ON)
            && Notification::permission() == NotificationPermission::Granted,
    );
    let denied = RwSignal::new(false);
    Effect::new(move |before: Option<bool>| {
        let remember = remember.get();
        if before.is_some_and(|before| before != remember) {
            keeper.set_wanted(remember);
        }
        remember
    });
    // The permission is asked for on this click only.
    Effect::new(move |before: Option<bool>| {
        let wanted = notifies.get();
        if before.is_some_and(|before| before != wanted) {
            preferences.store(StoredKey::Notifications, if wanted { ON } else { "" });
            if wanted {
                ask_permission(preferences, notifies, denied);
            }
        }
        wanted
    });
    let forget = move || {
        let texts = texts();
        if keeper.is_forgotten() {
            view! { <p class="menu__hint" role="status">{texts.forgotten}</p> }.into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| keeper.forget()
                >
                    {texts.forget}
                </button>
            }
            .into_any()
        }
    };
    let settings = move || {
        if !keeper.is_allowed() {
            return view! { <p class="menu__hint">{texts().switched_off}</p> }.into_any();
        }
        view! {
            <Checkbox
                checked=remember
                label=Signal::derive(move || texts().remember.to_owned())
            >
                <p class="menu__hint">{move || texts().remember_hint}</p>
                {move || remember.get().then(forget)}
            </Checkbox>
            <Checkbox checked=notifies label=Signal::derive(move || texts().notify.to_owned())>
                <p class="menu__hint">{move || texts().notify_hint}</p>
                <p role="status">{move || denied.get().then(|| texts().notify_denied)}</p>
            </Checkbox>
        }
        .into_any()
    };
    view! { <div class="changes__settings">{settings}</div> }
}

/// Asks for the permission to notify; without it the setting is off again.
fn ask_permission(preferences: Preferences, notifies: RwSignal<bool>, denied: RwSignal<bool>) {
    spawn_local(async move {
        let asked = Notification::request_permission();
        if let Ok(asked) = asked {
            // What was answered is read below.
            let _ = JsFuture::from(asked).await;
        }
        let is_granted = Notification::permission() == NotificationPermission::Granted;
        if !is_granted {
            preferences.store(StoredKey::Notifications, "");
            let _ = notifies.try_set(false);
        }
        let _ = denied.try_set(!is_granted);
    });
}
