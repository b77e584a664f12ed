//! Saved views: the menu that opens, saves, renames and deletes them, marks the default one, and
//! exchanges them as files. The views of the team are listed under them.

mod import_export;
mod menu;
mod menu_state;
mod name_dialog;
mod name_form;
mod row;
mod team_list;

pub use import_export::{ImportResult, import};
pub use menu::{SavedViewsMenu, name_dialog, saved_views_panel};
pub use menu_state::MenuState;
pub use name_form::{NameForm, Naming};
