//! Selected rows and stars in English.

use crate::i18n::messages::{SelectionMessages, StarMessages};

pub const SELECTION: SelectionMessages = SelectionMessages {
    select_row: "Select",
    select_page: "Select all rows on this page",
    bar: "Selected rows",
    selected: |count| format!("{count} selected"),
    out_of_sight: |count| format!("{count} not on this page"),
    filtered_out: |count| format!(" ({count} filtered out)"),
    missing: |count, shown| match count {
        1 => "1 no longer exists and won't be copied".to_owned(),
        _ => format!("{shown} no longer exist and won't be copied"),
    },
    separator: " · ",
    none_selected: "Nothing selected",
    select_found: |count| match count {
        "1" => "Select the 1 found".to_owned(),
        _ => format!("Select all {count} found"),
    },
    select_found_so_far: |count| match count {
        "1" => "Select the 1 found so far".to_owned(),
        _ => format!("Select all {count} found so far"),
    },
    copy: "Copy",
    copy_ids: "Copy IDs",
    copy_keys: "Copy keys",
    copy_links: "Copy links",
    copy_markdown: "Copy as Markdown",
    copy_table: "Copy as table",
    copy_table_hint: "The table has the columns on screen, and can be pasted into a spreadsheet, document or chat.",
    without_key: |count, shown| match count {
        1 => "1 has no key and won't be among the keys.".to_owned(),
        _ => format!("{shown} have no key and won't be among the keys."),
    },
    clear: "Clear selection",
};

pub const STARS: StarMessages = StarMessages {
    star: "Star",
    star_hint: "Star (S)",
    starred: |name| format!("Starred {name}"),
    unstarred: |name| format!("Removed the star from {name}"),
    full: "The star was not added: there is room for 5,000 stars in this browser, with IDs of up to 256 bytes.",
    not_stored: "The browser doesn't allow saving stars, or its storage is full. Your changes last until you close or reload this page; export them in the Views menu to keep them.",
    unreadable: "Some of the stars kept in this browser could not be read. The original was set aside and won't be overwritten.",
    imported: |count| match count {
        1 => "Imported 1 star.".to_owned(),
        _ => format!("Imported {count} stars."),
    },
    over_limit: |count| format!("Stars not imported: {count}, as there is room for 5,000."),
    left_out: "Some stars of the file are not valid, and were left out.",
};
