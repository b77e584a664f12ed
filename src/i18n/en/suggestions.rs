//! Suggestions under the search box in English.

use crate::i18n::messages::SuggestionMessages;

pub const SUGGESTIONS: SuggestionMessages = SuggestionMessages {
    label: "Suggestions",
    count: |number, count| match number {
        1 => "1 suggestion".to_owned(),
        _ => format!("{count} suggestions"),
    },
    rows: |number, count| match number {
        1 => "1 row".to_owned(),
        _ => format!("{count} rows"),
    },
    partial: |loaded| format!("Counted among the {loaded} loaded so far"),
    recent: "Recent search",

    health: "Health: whether the result can be trusted today",
    status: "Status of the last computation",
    schedule: "How often it is computed",
    kind: "Type: how the profile was made",
    creator: "Who created it, by name or ID; @me is you",
    editor: "Who edited it last, by name or ID; @me is you",
    name: "Text in the name; * stands for any text",
    key: "Text in the key; * stands for any text",
    id: "Text in the ID; * stands for any text",
    description: "Text in the description; * stands for any text",
    computed: "When the result was computed, such as <24h or today",
    due: "When the next result is due, such as <24h or tomorrow",
    overdue: "How long it has been overdue, such as >24h",
    created: "When it was created, such as 2026-11-01..2026-11-07",
    updated: "When it was last edited, such as <7d or yesterday",
    has: "A field has a value, such as has:description",
    no: "A field has no value, such as no:description",
    is: "Starred, selected, or with the same name as another profile",

    exclusion: "Excludes what follows",
    or: "Either of the two is enough",
    open: "Begins a group",
    close: "Ends the group",

    me: "You",
    starred: "Starred",
    selected: "Selected",
    same_name: "Same name as another profile",
    due_soon: "Deadline close, result not there yet",
    today: "Today",
    yesterday: "Yesterday",
    tomorrow: "Tomorrow",
    until_yesterday: "Yesterday or earlier",
    within: |period| format!("In the last {period}"),
    before: |period| format!("More than {period} ago"),
    due_within: |period| format!("In the next {period}"),
    due_after: |period| format!("In more than {period}"),
    overdue_within: |period| format!("For less than {period}"),
    overdue_longer: |period| format!("For more than {period}"),
};
