//! The language of the search box, from text to rows.

mod counts;
mod language;
mod naive;
mod old_links;
mod random;
pub mod rows;
