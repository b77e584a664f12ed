//! Expression tree of a search text, with the byte range of each node.

use std::ops::Range;

use super::fields::{Mark, SearchField, TextField, TimeField};
use super::times::TimeRange;
use crate::domain::Facet;
use crate::state::changes::ChangeKind;

/// A node of the tree. Two nodes are equal if they mean the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its byte range in the text, parentheses included.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NodeKind,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Node {}

/// The kind of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// All must hold, but terms of one facet are alternatives. With a single node it is what
    /// parentheses around one term leave.
    And(Vec<Node>),
    /// One must hold.
    Or(Vec<Node>),
    /// It must not hold.
    Not(Box<Node>),
    /// A condition on a row.
    Term(Condition),
}

/// A text with wildcards: the parts around each `*`, unquoted. A single part has no wildcard.
pub type Pattern = Vec<String>;

/// A condition on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The parts occur, in order, in the name, the key, the id, the description or the creator.
    Word(Pattern),
    /// The facet has one of the values; an empty one stands for rows without a value, and
    /// [`ME`] for the person at the screen.
    Facet(Facet, Vec<String>),
    /// The field matches one of the patterns: one without a wildcard occurs in it, one with
    /// wildcards is the whole of it.
    Text(TextField, Vec<Pattern>),
    /// A time of the row is in a range.
    Time(TimeField, TimeRange),
    /// One of the fields has a value (`true`), or has none.
    Has(bool, Vec<SearchField>),
    /// The row has one of the marks.
    Is(Vec<Mark>),
    /// The row has one of the changes.
    Changed(Vec<ChangeKind>),
}

/// The value of a facet of people that stands for the person at the screen.
pub const ME: &str = "@me";

impl Node {
    /// The facet and the values of a term of a facet.
    pub fn facet(&self) -> Option<(Facet, &[String])> {
        match &self.kind {
            NodeKind::Term(Condition::Facet(facet, values)) => Some((*facet, values)),
            NodeKind::Term(
                Condition::Word(_)
                | Condition::Text(..)
                | Condition::Time(..)
                | Condition::Has(..)
                | Condition::Is(_)
                | Condition::Changed(_),
            )
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Not(_) => None,
        }
    }

    /// The facet and the values of an excluded term of a facet.
    pub fn excluded(&self) -> Option<(Facet, &[String])> {
        match &self.kind {
            NodeKind::Not(node) => node.facet(),
            NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Term(_) => None,
        }
    }

    /// The time and the range of a term of a time.
    pub fn time(&self) -> Option<(TimeField, TimeRange)> {
        match &self.kind {
            NodeKind::Term(Condition::Time(field, range)) => Some((*field, *range)),
            NodeKind::Term(
                Condition::Word(_)
                | Condition::Text(..)
                | Condition::Facet(..)
                | Condition::Has(..)
                | Condition::Is(_)
                | Condition::Changed(_),
            )
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Not(_) => None,
        }
    }

    /// Whether it names the person at the screen.
    pub fn asks_for_me(&self) -> bool {
        match &self.kind {
            NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().any(Self::asks_for_me),
            NodeKind::Not(node) => node.asks_for_me(),
            NodeKind::Term(_) => self.facet().is_some_and(|(facet, values)| {
                facet.is_of_people() && values.iter().any(|value| value == ME)
            }),
        }
    }

    /// Whether it is the condition that rows have this mark.
    pub fn is_mark(&self, mark: Mark) -> bool {
        matches!(&self.kind, NodeKind::Term(Condition::Is(marks)) if marks[..] == [mark])
    }

    /// Whether it looks for rows with a mark, or without it.
    pub fn looks_for(&self, mark: Mark) -> bool {
        match &self.kind {
            NodeKind::And(nodes) | NodeKind::Or(nodes) => {
                nodes.iter().any(|node| node.looks_for(mark))
            }
            NodeKind::Not(node) => node.looks_for(mark),
            NodeKind::Term(Condition::Is(marks)) => marks.contains(&mark),
            NodeKind::Term(
                Condition::Word(_)
                | Condition::Text(..)
                | Condition::Facet(..)
                | Condition::Time(..)
                | Condition::Has(..)
                | Condition::Changed(_),
            ) => false,
        }
    }

    /// Whether it looks for changes, or for what runs long.
    pub fn looks_for_changes(&self) -> bool {
        match &self.kind {
            NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().any(Self::looks_for_changes),
            NodeKind::Not(node) => node.looks_for_changes(),
            NodeKind::Term(Condition::Changed(_)) => true,
            NodeKind::Term(_) => self.looks_for(Mark::Changed) || self.looks_for(Mark::LongRunning),
        }
    }

    /// Adds the texts that matching rows contain, to be highlighted.
    pub fn collect_words(&self, words: &mut Vec<String>) {
        match &self.kind {
            NodeKind::And(nodes) | NodeKind::Or(nodes) => {
                for node in nodes {
                    node.collect_words(words);
                }
            }
            NodeKind::Term(Condition::Word(parts)) => words.extend(parts.iter().cloned()),
            NodeKind::Term(Condition::Text(_, patterns)) => {
                words.extend(patterns.iter().flatten().cloned());
            }
            NodeKind::Not(_)
            | NodeKind::Term(
                Condition::Facet(..)
                | Condition::Time(..)
                | Condition::Has(..)
                | Condition::Is(_)
                | Condition::Changed(_),
            ) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::search::filter::parse;

    #[test]
    fn the_person_at_the_screen_is_asked_for_by_a_field_of_people() {
        for (text, asks) in [
            ("creator:@me", true),
            ("vip OR -(editor:李娜,@me stage:error)", true),
            ("创建人：@我", true),
            ("li@meituan.com", false),
            ("name:a@me.com", false),
            ("\"@me\" creator:李娜", false),
        ] {
            let parsed = parse(text);
            assert_eq!(parsed.tree.iter().any(Node::asks_for_me), asks, "{text}");
        }
    }
}
