//! The timeline in English.

use crate::i18n::messages::TimelineMessages;

pub static TIMELINE: TimelineMessages = TimelineMessages {
    title: "Timeline",
    hint: "The API has only the last result and the last edit of each segment profile; earlier ones are not here.",
    kind: "Events",
    all_kinds: "All",
    results: "Results",
    edits: "Edits",
    creations: "Creations",
    person: "Person",
    everybody: "Everybody",
    person_hint: "Results are nobody's, so none is listed for a person.",
    computed: "Computed",
    failed: "Failed",
    edited: "Definition edited",
    created: "Created",
    by: "by",
    today: "today",
    yesterday: "yesterday",
    events: |number, count| match number {
        1 => "1 event".to_owned(),
        _ => format!("{count} events"),
    },
    of_all: |rows| match rows {
        "1" => "of the only segment profile".to_owned(),
        _ => format!("of all {rows} segment profiles"),
    },
    of_loaded: |rows| {
        format!("of the {rows} segment profiles loaded so far, so some may be missing")
    },
    sentence: |events, rows| format!("{events} {rows}."),
    separator: " ",
    capped: |count| format!("Only the newest {count} are listed."),
    unreadable: |number, count| match number {
        1 => "1 date can't be read, and is left out.".to_owned(),
        _ => format!("{count} dates can't be read, and are left out."),
    },
    future: |number, count| match number {
        1 => "1 date is in the future, and is left out.".to_owned(),
        _ => format!("{count} dates are in the future, and are left out."),
    },
    nothing: "There are no such events.",
};
