//! Search, filters and sorting over the loaded rows: query language, index, language order.

pub mod case_folding;
pub mod collation;
pub mod filter;
pub mod index;
pub mod merge_sort;
pub mod sorting;
pub mod suggestions;

#[cfg(test)]
mod tests;
