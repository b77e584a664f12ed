//! What stands above the table: how healthy the project is, what is looked for,
//! and how much of it is loaded.

mod chips;
mod facets;
mod health_summary;
mod loading;
mod search;
pub mod terms;

pub use chips::chips;
pub use facets::facets;
pub use loading::loading;

pub use health_summary::strip;
pub use search::{focus_search, search};
