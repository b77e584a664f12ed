//! The page on screen: its request, the pages kept in memory, and pages cut from loaded rows.

pub mod cache;
pub mod content;
mod group_layout;
pub mod loader;
pub mod local_page;
pub mod page_groups;
mod parts;
