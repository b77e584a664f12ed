//! From the URL to the rows on screen. The URL and the pages held are the state;
//! everything a view shows is derived from them.

pub mod content;
pub mod layout;
pub mod loader;
pub mod location;
pub mod pages;
pub mod params;
pub mod projects;
pub mod sorting;
