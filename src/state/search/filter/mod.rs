//! Filter language of the search box:
//! `stage:error,running -creator:管理员 (computed:<24h OR name:vip*) 高价值`.
//!
//! The text is the state; chips and facets show it and edit it. It is parsed into one expression
//! tree, in which names and values may be words of either language of the console.

pub(super) mod characters;
mod check;
mod checked_edit;
mod edit;
mod exclude;
mod fields;
mod nearest;
mod parse;
mod parsed;
pub(super) mod print;
mod problem;
pub(super) mod reader;
mod term;
mod times;
mod tree;
pub mod words;

use crate::domain::Facet;
use crate::state::search::case_folding::looks_like;

pub use check::KnownValues;
pub use edit::{with_computed, with_facet_value, with_mark, without_facet};
pub use exclude::{with_excluded, with_only, with_picked};
pub use fields::{Mark, SearchField, TextField, TimeField};
pub use parse::parse;
pub use parsed::{ParsedSearch, Term, TermKind};
pub use print::printed;
pub use problem::{Problem, ProblemKind};
pub use times::{Day, TimeRange};
pub use tree::{Condition, ME, Node, NodeKind, Pattern};

/// The conditions that rows must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words, each of which must occur in the name, key, id, description or creator.
    pub words: Vec<String>,
    /// By [`Facet::index`], the accepted values; an empty list accepts all. An
    /// empty string stands for rows in which the API sent no value.
    pub facet_values: [Vec<String>; Facet::COUNT],
    /// By [`Facet::index`], the values that are not accepted.
    pub excluded_values: [Vec<String>; Facet::COUNT],
    /// The period in which the result was computed.
    pub computed: Option<Computed>,
    /// All other conditions: exclusions, alternatives, groups, other fields.
    pub others: Vec<Node>,
}

impl Filter {
    /// The filter of nodes that must all hold.
    pub fn of(nodes: &[Node]) -> Self {
        let mut filter = Self::default();
        for node in nodes {
            if let Some((facet, values)) = node.facet() {
                push_new(&mut filter.facet_values[facet.index()], values);
            } else if let Some((facet, values)) = node.excluded() {
                push_new(&mut filter.excluded_values[facet.index()], values);
            } else if let Some(computed) = Computed::of(node).filter(|_| filter.computed.is_none())
            {
                filter.computed = Some(computed);
            } else if let NodeKind::Term(Condition::Word(parts)) = &node.kind
                && let [word] = parts.as_slice()
            {
                filter.words.push(word.clone());
            } else {
                filter.others.push(node.clone());
            }
        }
        filter
    }

    /// Whether every row matches.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The texts that matching rows contain, to be highlighted.
    pub fn all_words(&self) -> Vec<String> {
        let mut words = self.words.clone();
        for node in &self.others {
            node.collect_words(&mut words);
        }
        words
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

impl Computed {
    fn of(node: &Node) -> Option<Self> {
        match node.time()? {
            (TimeField::Computed, TimeRange::Within(ms)) => Some(Self::Within(ms)),
            (TimeField::Computed, TimeRange::NotWithin(ms)) => Some(Self::NotSince(ms)),
            (TimeField::Computed, TimeRange::Days(..))
            | (TimeField::Created | TimeField::Updated | TimeField::Due | TimeField::Overdue, _) => {
                None
            }
        }
    }
}

/// The field name that is written for a facet.
pub fn facet_field(facet: Facet) -> &'static str {
    facet.names().first().copied().unwrap_or_default()
}

/// Adds the values that are not there.
fn push_new(known: &mut Vec<String>, values: &[String]) {
    for value in values {
        if !has(known, value) {
            known.push(value.clone());
        }
    }
}

/// Whether a value is among others, as the rows are matched.
fn has(values: &[String], value: &str) -> bool {
    values.iter().any(|other| looks_like(other, value))
}

#[cfg(test)]
mod tests;
