//! The language of the search box, from text to rows.

mod old_links;
pub mod rows;
