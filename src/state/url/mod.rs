//! The URL as state: its query parameters, the layout of the columns in them, and the history.

pub mod collapsed_groups;
pub mod column_layout;
mod history_budget;
mod history_writer;
pub mod url_state;
pub mod view_params;
