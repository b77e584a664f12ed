//! Search, filters and loading status in English.

use crate::i18n::messages::SearchMessages;

/// A count of a thing, one or more.
fn counted(count: i64, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

pub const SEARCH: SearchMessages = SearchMessages {
    search: "Search",
    search_hint: "Name, key, ID, description, creator, or stage:error",
    filters: "Filters",
    active_filters: "Active filters",
    clear_filters: "Clear filters",
    remove_filter: |name, value| format!("Remove filter “{name}: {value}”"),
    no_value: "(empty)",
    computed_any: "Any time",
    computed_within: |period| format!("In the last {period}"),
    not_computed_since: |period| format!("Not in the last {period}"),
    minutes: |count| counted(count, "minute", "minutes"),
    hours: |count| counted(count, "hour", "hours"),
    days: |count| counted(count, "day", "days"),
    find_value: |facet| format!("Find in {facet}"),
    more_values: |count| format!("{count} more: type to find them"),
    chosen_values: |facet, count| format!("{facet}: {count} chosen"),
    excluded_values: |facet, count| format!("{facet}: {count} excluded"),
    excluded: |facet| format!("{facet}, excluded"),
    only: "Only",
    only_value: |value| format!("Only {value}"),
    all_but: "All but",
    all_but_value: |value| format!("All but {value}"),

    unknown_field: |field| {
        format!(
            "There is no field called “{field}”. To search for the text itself, put it in quotes."
        )
    },
    field_without_value: |field| format!("A value is missing after “{field}:”."),
    unknown_health: |value| {
        format!(
            "There is no health called “{value}”. There are failed, overdue, running, not-computed, healthy and unknown."
        )
    },
    bad_period: |value| {
        format!(
            "“{value}” is not a time. Write, for example, <24h, >7d, today or 2026-11-01..2026-11-07."
        )
    },
    open_quote: "A closing quote is missing.",
    repeated_computed: "“computed” can be given only once.",
    unknown_value: |field, value| format!("“{field}:” has no value “{value}”."),
    unknown_person: |name| format!("No loaded profile has “{name}” as creator or last editor."),
    unknown_me: "Choose who “@me” is first.",
    who_is_me: "Who “@me” is in this project",
    choose_me: "Choose…",
    open_parenthesis: "A closing parenthesis is missing.",
    stray_parenthesis: "An opening parenthesis is missing.",
    empty_parentheses: "There is nothing between the parentheses.",
    loose_operator: |operator| {
        format!(
            "A condition is missing beside “{operator}”. To search for the word, put it in quotes."
        )
    },
    too_deep: "The parentheses are nested too deeply.",
    unreadable_refused: "Profiles that could not be read have no fields to search by. The notice above the table says how many there are.",
    use_instead: |text| format!("Use {text}"),

    loading: |received, requests| format!("Loading: {received} received ({requests} requests)"),
    loading_of: |received, stated, requests| {
        format!("Loading: {received} of {stated} ({requests} requests)")
    },
    loading_again: |received| format!("The list changed, loading it again: {received} received"),
    stopped: |received| format!("Stopped with {received} loaded"),
    at_limit: |received| format!("The first {received} are loaded; there are more"),
    failed: |received, title| format!("Interrupted after {received}: {title}"),
    refresh_failed: "Refresh not finished: ",
    refresh_stopped: "Refresh stopped",
    kept: |held, time| format!(". The {held} here were fetched at {time} or later"),
    complete: |held| format!("All {held} loaded"),
    complete_unreadable: |held, unreadable| {
        format!("The whole list was read: {held} rows are usable, {unreadable} could not be read")
    },
    complete_other_total: |held, stated| {
        format!("All {held} loaded; the API's totalCount of {stated} was not used")
    },
    unproven: |received, stated| {
        format!(
            "Read to the end: {received} received, but the API says {stated}. They may not be all."
        )
    },
    without_total: |received| {
        format!(
            "Read to the end: {received} received. The API gives no total to check this by, so they may not be all."
        )
    },
    list_changed: |held| format!("The list changed while loading: the {held} here may not be all"),
    no_progress: |held| {
        format!(
            "The API says that there is more, but sends nothing new. Stopped with {held}, which may not be all"
        )
    },
    stop: "Stop",
    resume: "Load the rest",
    load_all: "Load all",
    load_again: "Load again",
    sorting: "Sorting…",

    found: |count| format!("{count} found"),
    range_in: |loaded| format!(" in {loaded} loaded so far"),
    no_match_title: "No segment profiles match",
    no_match_advice: "Remove a filter, or search for something else.",
    no_match_yet: |loaded| format!("Only the {loaded} loaded so far were searched."),

    browser_find: |rendered, rows| {
        format!(
            "The browser's own find and select-all cover only {rendered} of the {rows} rows on this page."
        )
    },
    use_search: "Search instead",
    copy_page: "Copy all rows of this page",
    copy_found: "Copy all rows found",
};
