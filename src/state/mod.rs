//! Application state: the URL, the page on screen, the whole collection behind it, search and
//! saved views. State machines are pure; thin reactive owners beside them run what they decide.

pub mod board;
pub mod changes;
pub mod collection;
pub mod copied_text;
pub mod export;
pub mod page;
pub mod projects;
pub mod refresh_interval;
pub mod release;
pub mod report;
mod request_size;
mod row_index;
pub mod saved_views;
pub mod search;
pub mod selection;
pub mod stars;
pub mod tab_separated;
pub mod timeline;
pub mod url;

#[cfg(test)]
mod tests;
