//! Columns menu, saved views and keyboard shortcuts in English.

use crate::i18n::messages::{ColumnsMenuMessages, SavedViewsMessages, ShortcutMessages};

pub const COLUMNS_MENU: ColumnsMenuMessages = ColumnsMenuMessages {
    label: "Columns",
    hint: "Tick the columns to show. Alt+↑/↓ changes their order.",
    move_up: |column| format!("Move {column} up"),
    move_down: |column| format!("Move {column} down"),
    reset: "Reset columns",
    density: "Density",
    comfortable: "Comfortable",
    compact: "Compact",
};

pub const SAVED_VIEWS: SavedViewsMessages = SavedViewsMessages {
    label: "Views",
    none: "No saved views yet. Save the search, sorting, grouping and columns on screen to come back to them.",
    save: "Save view…",
    rename: |view| format!("Rename {view}"),
    remove: |view| format!("Delete {view}"),
    make_default: |view| format!("Start with {view}"),
    default: "Default",
    default_hint: "The console opens with this view, unless the link sets anything but the project",
    export: "Export",
    export_hint: "No file was saved? Browsers inside apps such as WeCom and DingTalk may block downloads. Copy the text instead, and paste it into a .json file.",
    export_copy: "Copy text",
    import: "Import",
    removed: |view| format!("Deleted {view}."),
    undo: "Undo",
    save_title: "Save view",
    rename_title: "Rename view",
    name: "View name",
    save_hint: "Keeps the search, sorting, grouping, columns, density and rows per page, but not the project or page. Saved in this browser only.",
    rename_hint: "Up to 60 characters.",
    confirm: "Save",
    replace: "Replace",
    cancel: "Cancel",
    name_empty: "Enter a name for the view",
    name_unusable: "A name has up to 60 characters, and no line breaks or other control characters",
    name_to_replace: "There is a view with this name. Replace it, or choose another name.",
    name_taken: "There is a view with this name; choose another one",
    search_too_long: "The search is too long for a view, which keeps up to 20,000 characters.",
    full: "There is room for 200 views. Delete one that you no longer need.",
    imported: |count| match count {
        1 => "Imported 1 view.".to_owned(),
        _ => format!("Imported {count} views."),
    },
    nothing_new: "There is nothing new in the file.",
    numbered: |count| match count {
        1 => "1 had the name of another view, and got a number behind it.".to_owned(),
        _ => format!("{count} had the names of other views, and got a number behind them."),
    },
    over_limit: |count| format!("Not imported: {count}, as there is room for 200 views."),
    left_out: |place, field| {
        format!("View {place} of the file was left out: its {field} is not valid.")
    },
    more_left_out: |count| format!("Left out as not valid too: {count}."),
    file_too_large: "The file is over 4 MB. Nothing was imported.",
    file_unreadable: "The browser could not read the file. Nothing was imported.",
    file_not_utf8: "The file's text is not in UTF-8. Nothing was imported. Save it as UTF-8 in an editor, then try again.",
    file_not_json: |line, column| {
        format!("The file is not valid JSON (line {line}, column {column}). Nothing was imported.")
    },
    file_not_views: "This file was not exported from the Views menu. Nothing was imported.",
    file_version: |version| {
        format!(
            "The file has version {version}; this console reads version 1. Nothing was imported."
        )
    },
    not_stored: "The browser doesn't allow saving views, or its storage is full. Your changes last until you close or reload this page; export the views to keep them.",
    stored_unreadable: "Some of the views kept in this browser could not be read. The original was set aside and won't be overwritten.",
};

pub const SHORTCUTS: ShortcutMessages = ShortcutMessages {
    title: "Keyboard shortcuts",
    close: "Close",
    table: "In the table",
    rows: "Previous or next row",
    screens: "Previous or next screenful",
    ends: "First or last row",
    open: "Open the row's details",
    select: "Select or deselect the row",
    select_range: "Select from the last selected row to this one, or row by row",
    star: "Star or unstar the row",
    expand: "Collapse or expand the group",
    sort: "Sort by several columns",
    shift_click: "Shift + click a heading",
    search_box: "In the search box",
    suggestions: "Previous or next suggestion",
    take_suggestion: "Use the highlighted suggestion",
    close_suggestions: "Close the suggestions, then clear the search",
    everywhere: "Anywhere",
    search: "Search",
    list: "Show this list",
    escape: "Close the details, a menu or a dialog",
};
