//! How old the rows on screen are, and the controls that refresh them.

mod fetched_at;
mod refresh_button;
mod refresh_interval_select;

pub use fetched_at::FetchedAt;
pub use refresh_button::RefreshButton;
pub use refresh_interval_select::{RefreshIntervalSelect, interval_text};
