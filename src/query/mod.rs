//! From the URL to the rows on screen. The URL and the pages held are the state;
//! everything a view shows is derived from them.

pub mod content;
//LOADER
//LOCATION
pub mod pages;
pub mod params;
//PROJECTS
