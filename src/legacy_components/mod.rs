//! Parts of a page that know nothing of segment profiles: they take data and
//! callbacks, and say only what they are given.

mod badge;
mod buttons;
mod combobox;
mod copy_button;
mod dialog;
mod drawer;
mod field;
mod files;
mod icon;
mod local_time;
mod menu;
mod modal;
mod notice;
mod resizer;
mod select;
mod sort_button;

pub use badge::{Badge, Tone};
pub use buttons::{IconButton, button};
pub use combobox::{Choice, Combobox};
pub use copy_button::CopyButton;
pub use dialog::Dialog;
pub use drawer::Drawer;
pub use field::{Field, account, check, field_problem, hint, label, problem_id};
pub use files::{FilePicker, Upload, download};
pub use icon::{Shape, icon};
pub use local_time::local_time;
pub use menu::{Menu, MenuNodes, focus, focus_id};
pub use notice::{Dismissal, Severity, notice};
pub use resizer::{Resizer, Resizing};
pub use select::Select;
pub use sort_button::{SortButton, SortMark};
