//! Words of the search box in English.

use crate::i18n::messages::SearchWordMessages;

pub const SEARCH_WORDS: SearchWordMessages = SearchWordMessages {
    health: &["health"],
    status: &["status"],
    kind: &["type"],
    schedule: &["schedule"],
    creator: &["creator"],
    editor: &["last-editor"],
    name: &["name"],
    key: &["key"],
    id: &["id"],
    description: &["description"],
    computed: &["last-computed"],
    created: &["created"],
    updated: &["updated"],
    due: &["due"],
    overdue: &["overdue-by"],
    no: &["no"],
    has: &["has"],
    is: &["is"],
    starred: &["starred"],
    selected: &["selected"],
    same_name: &["same-name"],
    due_soon: &["due-soon"],
    unreadable: &["unreadable"],
    me: "me",
    today: "today",
    yesterday: "yesterday",
    tomorrow: "tomorrow",
    units: [
        &["w", "week", "weeks"],
        &["d", "day", "days"],
        &["h", "hour", "hours"],
        &["m", "min", "minute", "minutes"],
    ],
};
