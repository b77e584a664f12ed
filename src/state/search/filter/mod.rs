//! Filter language of the search box:
//! `stage:error scheduler:daily creator:管理员 computed:<24h 高价值`.
//!
//! The text is the state; chips and facets show it and edit it.

mod edit;
mod parse;
mod tokens;

use crate::domain::Facet;

pub use edit::{with_computed, with_facet_value, without_facet};
pub use parse::{ParsedSearch, Problem, ProblemKind, Term, TermKind, parse};

/// The conditions that rows must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words, each of which must occur in the name, key, id, description or creator.
    pub words: Vec<String>,
    /// By [`Facet::index`], the accepted values; an empty list accepts all. An
    /// empty string stands for rows in which the API sent no value.
    pub facet_values: [Vec<String>; Facet::COUNT],
    /// The period in which the result was computed.
    pub computed: Option<Computed>,
}

impl Filter {
    /// Whether every row matches.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A condition on when a result was computed, in milliseconds before now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// Within this period: `computed:<24h`.
    Within(i64),
    /// Not within this period, or never: `computed:>7d`.
    NotSince(i64),
}

#[cfg(test)]
mod tests;
