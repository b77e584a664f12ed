//! Desktop notifications about what is newly failed or overdue, where a person turned them on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

use super::line::{count_words, show_in_table};
use super::settings::ON;
use crate::i18n::intl;
use crate::preferences::{Preferences, StoredKey};
use crate::state::changes::{ChangeKind, ProfileChange, ProjectChanges};
use crate::state::url::url_state::UrlState;

/// How many names a notification has.
const NAMES: usize = 5;

/// One notification a project: a newer one takes its place.
const TAG: &str = "segment-console:";

/// Tells what has become failed or overdue between two loads of a project, while the page is in the
/// background. At most one a load, and never of what was there before.
pub fn notify(
    preferences: Preferences,
    url: UrlState,
    project: &str,
    before: &ProjectChanges,
    now: &ProjectChanges,
) {
    let is_on = preferences.stored(StoredKey::Notifications).as_deref() == Some(ON)
        && document().hidden()
        && Notification::permission() == NotificationPermission::Granted;
    if !is_on {
        return;
    }
    let (locale, texts) = untrack(|| {
        (
            preferences.locale(),
            preferences.locale().changes_messages(),
        )
    });
    let kinds = [ChangeKind::Failed, ChangeKind::Overdue];
    let new = kinds.map(|kind| (kind, now.newly(kind, before)));
    let new: Vec<(ChangeKind, Vec<&ProfileChange>)> = new
        .into_iter()
        .filter(|(_, changes)| !changes.is_empty())
        .collect();
    let Some((first, _)) = new.first() else {
        return;
    };
    let counts = new.iter().map(|(kind, changes)| {
        let count = changes.len();
        count_words(
            texts,
            *kind,
            count as u32,
            &intl::number(locale, count as u64),
        )
    });
    let counts: Vec<String> = counts.collect();
    let names = new.iter().flat_map(|(_, changes)| changes);
    let names = names.filter_map(|change| change.name.as_deref());
    let names: Vec<&str> = names.take(NAMES).collect();
    let options = NotificationOptions::new();
    options.set_body(&names.join("\n"));
    options.set_tag(&[TAG, now.project.as_str()].concat());
    let title = [project, ": ", &counts.join(texts.separator)].concat();
    let Ok(notification) = Notification::new_with_options(&title, &options) else {
        // Some browsers allow them to service workers only.
        return;
    };
    let (shown, kind, of) = (notification.clone(), *first, now.project.clone());
    let on_click = Closure::once_into_js(move || {
        // A window that can't come to the front is shown by the person.
        let _ = window().focus();
        shown.close();
        if url.params_untracked().project == Some(of) {
            show_in_table(url, kind);
        }
    });
    notification.set_onclick(Some(on_click.unchecked_ref()));
}
