//! Exports in English.

use crate::i18n::messages::{ExportMessages, ProvenanceMessages};

/// "1 row" or "1,234 rows", of a number as it is written.
fn rows(count: &str) -> String {
    match count {
        "1" => "1 row".to_owned(),
        count => format!("{count} rows"),
    }
}

pub static EXPORT: ExportMessages = ExportMessages {
    rows: "Rows",
    selected: |count| format!("{count} selected"),
    found: |count| format!("{count} found"),
    found_so_far: |count| format!("{count} found so far"),
    all: |count| match count {
        "1" => "The only one".to_owned(),
        count => format!("All {count}"),
    },
    loaded_so_far: |count| format!("{count} loaded so far"),
    on_page: |count| format!("{count} on this page"),
    format: "Format",
    csv_words: "CSV, as on screen",
    csv_words_hint: "Headings, words and times as on screen, for spreadsheets.",
    csv_values: "CSV, API values",
    csv_values_hint: "Field names and values as the API sent them.",
    json_hint: "Field names and values as the API sent them, with the provenance at the beginning.",
    ndjson_hint: "A row per line, with field names and values as the API sent them.",
    columns: "Columns in the file",
    as_shown: "As shown",
    all_columns: "All",
    not_of_the_api: "Health, Due and Overdue by are computed by the console, so they are not among the API's values.",
    formulas_hint: "A cell that begins with =, +, -, @ or the like gets an apostrophe ('), so that no spreadsheet runs it as a formula.",
    start: |count| format!("Export {}", rows(count)),
    cancel: "Cancel export",
    begun: "Exporting…",
    writing: |written, total| format!("Exporting: {written} of {}", rows(total)),
    done: |count, file| format!("Exported {} to {file}", rows(count)),
    done_formulas: |count| match count {
        "1" => "1 cell got an apostrophe, so that no spreadsheet runs it as a formula.".to_owned(),
        count => format!(
            "{count} cells got an apostrophe, so that no spreadsheet runs them as formulas."
        ),
    },
    cancelled: "Export cancelled. No file was left behind.",
    failed: "The file could not be written: the disk may be full, or the browser has no permission. No file was left behind; you can try again.",
    companion_hint: "So that other programs can read it, the file has nothing but rows. Where they come from (project, filter, when they were fetched) can be saved beside it:",
    save_companion: "Save provenance",
    copy_companion: "Copy provenance",
    no_file_hint: "No file? Browsers inside apps such as WeCom and DingTalk may block downloads. Copy the text instead.",
    copy_file: "Copy the file's text",

    copy_link: "Copy link to this page",
    copy_curl: "Copy request as curl",
    curl_hint: "The curl command takes the token from the shell variable TOKEN; no token is copied.",
    curl_order_hint: "The API can't search, sort or group: the curl command gets this page in the API's order, so its rows may differ from those on screen.",

    incomplete_title: "Some rows may be missing",
    incomplete: |count| match count {
        "1" => "A file exported now has only the 1 row that is there.".to_owned(),
        count => format!("A file exported now has only the {count} rows that are there."),
    },
    complete_now: "All rows are loaded now.",
    load_rest: "Load the rest first",
    export_partial: |count| match count {
        "1" => "Export this 1 row".to_owned(),
        count => format!("Export these {count} rows"),
    },
    keep: "Cancel",

    file_content: |count, complete| {
        let mark = if complete { "" } else { "-partial" };
        format!("{}{mark}", rows(&count.to_string()).replace(' ', "-"))
    },
    provenance: ProvenanceMessages {
        title: "Provenance of a file exported by Segment Console",
        separator: ": ",
        project: "Project",
        project_id: "Project ID",
        scope: "Rows of",
        scope_selected: "the selected segment profiles",
        scope_found: "the segment profiles that match the filter",
        scope_all: "the project's segment profiles",
        scope_page: "the segment profiles of the page on screen",
        search: "Search text",
        filter: "Filter",
        order: "Order",
        order_of_api: "as the API sent them",
        ascending: |column| format!("{column} (ascending)"),
        descending: |column| format!("{column} (descending)"),
        group: "Grouped by",
        list_separator: ", ",
        rows: "Number of rows",
        complete: "Complete",
        is_complete: "yes",
        is_partial: "not confirmed; see “Loading status”",
        loading_status: "Loading status",
        unreadable: "Unreadable rows left out",
        content: "Content",
        fetched_at: "Fetched",
        exported_at: "Exported",
        zone: "Time zone",
        version: "Console version",
        source: "API address",
        view: "Link to the view",
        none: "none",

        and: " and ",
        or: " or ",
        several: |words| format!("({words})"),
        not: |words| format!("not ({words})"),
        contains: |text| format!("contains \u{201c}{text}\u{201d}"),
    },
};
