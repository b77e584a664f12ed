//! From the URL to the rows on screen. The URL and the pages held are the state;
//! everything a view shows is derived from them.

pub mod collation;
pub mod collection;
pub mod content;
pub mod courier;
pub mod explorer;
pub mod filter;
pub mod fold;
pub mod index;
pub mod layout;
pub mod line;
pub mod loader;
pub mod location;
pub mod merge;
pub mod pages;
pub mod params;
pub mod projects;
pub mod refresh;
pub mod release;
pub mod saved_views;
pub mod sheet;
pub mod sorting;

#[cfg(test)]
mod tests;
