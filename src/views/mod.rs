//! What people see: the connect page and the dashboard. Views compose components; they
//! neither parse nor fetch nor format.

mod app_version;
pub mod config_context;
pub mod connect;
pub mod dashboard;
pub mod embedded_frame;
pub mod initial_view;
mod input_problems;
pub mod layout_context;
mod preference_controls;
mod project_combobox;
pub mod published_release;
pub mod saved_views_store;
pub mod session_context;
pub mod stars_store;
