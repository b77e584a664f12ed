//! What people see: the connect page and the dashboard. Views arrange; they
//! neither parse nor fetch nor format.

pub mod connect;
pub mod console;
pub mod dashboard;
pub mod embedding;
mod preference_controls;
mod problem_words;
mod project_choice;
pub mod published;
mod shelf;
