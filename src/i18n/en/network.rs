//! Retries, refresh, releases and error details in English.

use crate::i18n::messages::{ErrorDetailMessages, NetworkMessages};

pub const NETWORK: NetworkMessages = NetworkMessages {
    retry_in: |title, seconds| match seconds {
        1 => format!("{title}. Retrying in 1 second"),
        _ => format!("{title}. Retrying in {seconds} seconds"),
    },
    retry_soon: |title| format!("{title}. Retrying"),
    retry_now: "Retry now",
    offline: "You are offline. What is loaded stays on screen, and is refreshed once when you are back.",
    auto_refresh: "Auto-refresh",
    off: "Manual",
    seconds: |count| format!("Every {count} s"),
    minutes: |count| format!("Every {count} min"),
    slowed_by_requests: |pace, count| {
        format!("Auto-refresh is slowed down ({pace}): the whole project takes {count} requests.")
    },
    slowed_by_limit: |pace| {
        format!(
            "Auto-refresh is slowed down for now ({pace}): the API limits the rate of requests."
        )
    },
    just_now: "just now",
    minutes_ago: |count| format!("{count} min ago"),
    hours_ago: |count| format!("{count} h ago"),
    days_ago: |count| format!("{count} d ago"),
    version: |name| format!("Version {name}"),
    newer_version: "A new version of the console is out. Reload to use it; your place is kept.",
    reload: "Reload",
    lazy_loading: "Loading…",
    lazy_failed: "This part of the console could not be loaded. Check the network and try again; if a new version was just released, reload the page.",
    copy_details: "Copy details",
    details: ErrorDetailMessages {
        version: "Version",
        error: "Error",
        status: "HTTP status",
        server_message: "The API said",
        address: "Address",
        attempts: "Attempts",
        time: "Time",
        page: "Page",
        browser: "Browser",
    },
    show_unreadable: "View raw data",
    unreadable_title: "Rows that could not be read",
    unreadable_shown: |shown, all| format!("The first {shown} of {all}."),
    copy_json: "Copy JSON",
};
