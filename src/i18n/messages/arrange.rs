//! Columns, density, saved views and keys.

/// How the table is arranged, the views a person saved, and the keys.
pub struct Arrange {
    pub columns: ColumnsMenu,
    pub views: ViewsMenu,
    pub keys: Keys,
}

/// The menu of columns and density.
pub struct ColumnsMenu {
    pub label: &'static str,
    pub hint: &'static str,
    pub move_up: fn(&str) -> String,
    pub move_down: fn(&str) -> String,
    pub reset: &'static str,
    pub density: &'static str,
    pub comfortable: &'static str,
    pub compact: &'static str,
}

/// The menu of saved views.
pub struct ViewsMenu {
    pub label: &'static str,
    pub none: &'static str,
    pub save: &'static str,
    pub rename: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub make_default: fn(&str) -> String,
    pub default: &'static str,
    pub default_hint: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub removed: fn(&str) -> String,
    pub undo: &'static str,
    pub save_title: &'static str,
    pub rename_title: &'static str,
    pub name: &'static str,
    pub save_hint: &'static str,
    pub rename_hint: &'static str,
    pub confirm: &'static str,
    pub replace: &'static str,
    pub cancel: &'static str,
    pub name_empty: &'static str,
    pub name_unusable: &'static str,
    pub name_to_replace: &'static str,
    pub name_taken: &'static str,
    pub full: &'static str,
    pub imported: fn(usize) -> String,
    pub nothing_new: &'static str,
    pub numbered: fn(usize) -> String,
    pub beyond: fn(usize) -> String,
    pub left_out: fn(usize, &str) -> String,
    pub more_left_out: fn(usize) -> String,
    pub file_too_large: &'static str,
    pub file_unreadable: &'static str,
    pub file_not_json: fn(usize, usize) -> String,
    pub file_not_views: &'static str,
    pub file_version: fn(&str) -> String,
    pub not_kept: &'static str,
    pub kept_unreadable: &'static str,
}

/// The list of keys: what each does. The names of keys are on the keyboard.
pub struct Keys {
    pub title: &'static str,
    pub close: &'static str,
    pub table: &'static str,
    pub rows: &'static str,
    pub screens: &'static str,
    pub ends: &'static str,
    pub open: &'static str,
    pub sort: &'static str,
    pub shift_click: &'static str,
    pub everywhere: &'static str,
    pub search: &'static str,
    pub list: &'static str,
    pub escape: &'static str,
}
