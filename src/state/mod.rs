//! Application state: URL parameters, page loading, the collection, search, sorting and saved views.
//! State machines are pure; thin reactive owners beside them run what they decide.

pub mod case_folding;
pub mod collation;
pub mod collection;
pub mod collection_loader;
pub mod column_layout;
pub mod filter;
pub mod index;
pub mod local_page;
pub mod merge_sort;
pub mod page_cache;
pub mod page_content;
pub mod page_loader;
pub mod projects;
pub mod refresh_interval;
pub mod release;
pub mod saved_views;
pub mod sorting;
pub mod url_state;
pub mod view_params;

#[cfg(test)]
mod tests;
