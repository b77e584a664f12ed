//! Changes, results that were seen and notifications in English.

use crate::i18n::messages::ChangesMessages;

pub static CHANGES: ChangesMessages = ChangesMessages {
    label: "Changes",
    label_with_count: |count| format!("Changes ({count})"),
    title: "What changed",
    since: |time| format!("Since {time}: "),
    counts: [
        |_, count| format!("{count} newly failed"),
        |_, count| format!("{count} newly overdue"),
        |_, count| format!("{count} recovered"),
        |_, count| format!("{count} computed"),
        |_, count| format!("{count} renamed"),
        |_, count| format!("{count} edited"),
        |_, count| format!("{count} added"),
        |_, count| format!("{count} removed"),
    ],
    separator: " · ",
    nothing: |time| format!("Nothing has changed since {time}."),
    not_known: "Nothing to compare with yet: what changed is known from the first time all profiles of this project were loaded in this browser.",
    partial: "Not all profiles are loaded, so removed ones are not known.",
    mark_seen: "Mark as seen",
    mark_seen_hint: "What comes from now on is compared with what is here now.",
    show: "Show in the table",
    by: |person| format!("by {person}"),
    formerly: |name| format!("was “{name}”"),
    more: |count| format!("{count} more"),
    close: "Close",
    remember: "Remember profiles in this browser",
    remember_hint: "IDs, names, keys, stages and times, so that changes and past results can be told. For 90 days at most, until you disconnect.",
    switched_off: "The operator of this console has switched this off.",
    forget: "Forget them now",
    forgotten: "Forgotten. The next time all profiles are loaded is a new beginning.",
    not_stored: "This browser has no room for what it should remember of the profiles, or denies it: what changed since last time can’t be told. All else works.",
    too_many: "This project has more than 100,000 profiles, too many to remember: what changed since last time can’t be told.",
    notify: "Notify me about newly failed and overdue profiles",
    notify_hint: "By the desktop, while this page is in the background and refreshes by itself.",
    notify_denied: "The browser doesn’t allow this page to notify. You can change that in its settings of the site.",
    results: "Results seen",
    results_hint: |count| {
        format!(
            "The last {count} that this browser saw. Blank: there may have been others while it didn’t look."
        )
    },
    result: |stage, time| format!("{stage}, {time}"),
    result_seen: |stage, time| format!("{stage}, seen {time}, its time can’t be read"),
    no_results: "This browser has seen no result of it yet.",
    unknown: "Not known",
    running_since: |time, duration| {
        format!("Seen running since {time} ({duration}). The API doesn’t tell when it began.")
    },
};
