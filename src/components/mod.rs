//! UI components that know nothing of segment profiles: they take data as props and report
//! through callbacks. None reads a context.

mod badge;
mod checkbox;
mod clipboard;
mod column_resizer;
mod combobox;
mod copy_button;
mod dialog;
mod dismissal;
mod drawer;
mod events;
mod field_problem;
mod file_writer;
mod files;
mod focus;
mod icon;
mod icon_button;
mod input_value;
mod local_time;
mod menu;
mod modal;
mod notice;
mod select;
mod sort_button;
mod text_field;
mod typing;
mod username_hint;
mod virtual_table;

pub use badge::{Badge, Tone};
pub use checkbox::Checkbox;
pub use column_resizer::{ColumnResizer, Resize};
pub use combobox::{Choice, Combobox, Listed, NO_OPTION, option_id, option_view, scroll_to_option};
pub use copy_button::{CopiedText, CopyButton};
pub use dialog::Dialog;
pub use drawer::Drawer;
pub use events::{letter_key, pressed_key, shortcut_key, while_owned};
pub use field_problem::{FieldProblem, problem_id};
pub use file_writer::{FileKind, FileWriter, OpenedFile};
pub use files::{FilePicker, Upload, download};
pub use focus::{focus, focus_id};
pub use icon::{Icon, Shape};
pub use icon_button::IconButton;
pub use input_value::input_value;
pub use local_time::LocalTime;
pub use menu::Menu;
pub use notice::{Notice, Severity};
pub use select::Select;
pub use sort_button::{SortButton, SortMark};
pub use text_field::TextField;
pub use typing::{is_text_field_focused, use_typing};
pub use username_hint::UsernameHint;
pub use virtual_table::{
    RowGroups, RowHint, RowHintSource, RowKind, RowSlot, RowSource, VirtualRows, VirtualTable,
};
