//! What people see: the connect page and the dashboard. Views arrange; they
//! neither parse nor fetch nor format.

pub mod app_context;
pub mod config_context;
pub mod connect;
pub mod dashboard;
pub mod embedding;
pub mod initial_view;
pub mod layout_context;
mod preference_controls;
mod problem_words;
mod project_choice;
pub mod published_release;
pub mod saved_views_store;
pub mod session_context;
