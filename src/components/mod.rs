//! Parts of a page that know nothing of segment profiles: they take data and
//! callbacks, and say only what they are given.

mod badge;
mod combobox;
mod copy_button;
mod drawer;
mod field;
mod icon;
mod local_time;
mod notice;
mod select;

pub use badge::{Badge, Tone};
pub use combobox::{Choice, Combobox};
pub use copy_button::CopyButton;
pub use drawer::Drawer;
pub use field::{Field, FieldProblem, problem_id};
pub use icon::{Icon, Shape};
pub use local_time::LocalTime;
pub use notice::{Notice, Severity};
pub use select::Select;
