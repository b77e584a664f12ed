//! What changed in the project since a person marked it as seen: finding it out after each load, the
//! line above the tiles, the list, and notifications.

mod line;
mod list;
mod notify;
mod results;
mod settings;
mod tracker;

pub use line::{ChangesLine, count_words};
pub use results::SeenResults;
pub use tracker::{ChangeTracker, RecordKeeper};
