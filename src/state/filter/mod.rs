//! What rows must be like, as people write it in a search box:
//! `stage:error scheduler:daily creator:管理员 computed:<24h 高价值`.
//!
//! The text is the state; chips and facets are views of it, and edit it.

mod edit;
mod parse;
mod tokens;

pub use edit::{with_computed, with_pick, without_facet};
pub use parse::{Parsed, Problem, ProblemKind, Term, TermKind, parse};

/// What rows must be like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Each must occur in a name, key, id, description or creator.
    pub words: Vec<String>,
    /// By [`crate::domain::Facet::index`]: the values of which a row must have one;
    /// none of them asks nothing. An empty one means that the API sent none.
    pub picks: [Vec<String>; 6],
    /// When the result was computed.
    pub computed: Option<Computed>,
}

impl Filter {
    /// Whether every row passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// When a result was computed, in milliseconds back from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// In the last so many milliseconds: `computed:<24h`.
    Within(i64),
    /// Not since so many milliseconds, or never: `computed:>7d`.
    NotSince(i64),
}

#[cfg(test)]
mod tests;
