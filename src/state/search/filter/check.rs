//! Values that no row has: the codes and people of a project are known from its rows only.

use std::ops::Range;

use super::fields::SearchField;
use super::nearest::nearest;
use super::parsed::{ParsedSearch, TermKind};
use super::print::push_condition;
use super::problem::{Problem, ProblemKind};
use super::term::code_choices;
use super::tree::{Condition, ME, Node, NodeKind};
use super::words::{codes, is_code};
use super::{Computed, Filter};
use crate::domain::Facet;

/// The values that the rows of a project have.
pub struct KnownValues<'a> {
    /// Whether a value of a facet finds any row.
    pub finds_any: &'a dyn Fn(Facet, &str) -> bool,
    /// The values of a facet, as they can be written.
    pub values: &'a dyn Fn(Facet) -> Vec<String>,
    /// Whether it was said who the person at the screen is.
    pub has_me: bool,
}

impl KnownValues<'_> {
    /// Whether any row has the value. Somebody who created a profile is known as an editor, too,
    /// who has edited none.
    fn is_known(&self, facet: Facet, value: &str) -> bool {
        if facet.is_of_people() {
            let mut facets = [Facet::Creator, Facet::LastEditor].into_iter();
            facets.any(|facet| (self.finds_any)(facet, value))
        } else {
            (self.finds_any)(facet, value)
        }
    }
}

impl ParsedSearch {
    /// Reports the values that no row has. A code that nobody knows filters nothing; a person
    /// whom no row names filters all the same, as nobody knows all people.
    pub fn check(&mut self, known: &KnownValues<'_>) {
        let mut tree = std::mem::take(&mut self.tree);
        tree.retain_mut(|node| self.is_kept(node, known, false));
        self.tree = tree;
        self.filter = Filter::of(&self.tree);
    }

    /// Whether anything is left of a node without the values that nobody knows.
    /// `is_excluded` is whether the term itself says, before its values, that it must not hold.
    fn is_kept(&mut self, node: &mut Node, known: &KnownValues<'_>, is_excluded: bool) -> bool {
        match &mut node.kind {
            NodeKind::And(nodes) => {
                nodes.retain_mut(|node| self.is_kept(node, known, false));
                !nodes.is_empty()
            }
            NodeKind::Or(nodes) => {
                nodes.retain_mut(|node| self.is_kept(node, known, false));
                if nodes.len() == 1
                    && let Some(only) = nodes.pop()
                {
                    // A group still: edits read the text, in which a term of an OR is none that
                    // must hold by itself.
                    node.kind = match only.kind {
                        NodeKind::And(_) | NodeKind::Or(_) => only.kind,
                        NodeKind::Not(_) | NodeKind::Term(_) => NodeKind::And(vec![only]),
                    };
                    return true;
                }
                !nodes.is_empty()
            }
            NodeKind::Not(inner) => self.is_kept(inner, known, inner.span == node.span),
            NodeKind::Term(Condition::Facet(facet, values)) if *facet != Facet::Health => {
                let facet = *facet;
                let span = node.span.clone();
                let all = values.clone();
                values.retain(|value| {
                    let (kind, is_kept) = if value == ME && codes(facet).is_empty() {
                        if known.has_me {
                            return true;
                        }
                        (ProblemKind::UnknownMe, false)
                    } else if value.is_empty()
                        || is_code(facet, value)
                        || known.is_known(facet, value)
                    {
                        return true;
                    } else if codes(facet).is_empty() {
                        (ProblemKind::UnknownPerson(value.clone()), true)
                    } else {
                        let field = super::facet_field(facet).to_owned();
                        (ProblemKind::UnknownValue(field, value.clone()), false)
                    };
                    let mut choices = choices(facet, &all, value, known);
                    if is_excluded {
                        for choice in &mut choices {
                            *choice = choice.replacen(':', ":!", 1);
                        }
                    }
                    self.report(span.clone(), kind, choices);
                    is_kept
                });
                !values.is_empty()
            }
            NodeKind::Term(
                Condition::Word(_)
                | Condition::Facet(..)
                | Condition::Text(..)
                | Condition::Time(..)
                | Condition::Has(..)
                | Condition::Is(_)
                | Condition::Changed(_),
            ) => true,
        }
    }

    /// Whether any part of the text filters nothing. A person whom no row names filters: that is
    /// said, and nothing is invalid.
    pub fn is_invalid(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| !matches!(problem.kind, ProblemKind::UnknownPerson(_)))
    }

    fn report(&mut self, span: Range<usize>, kind: ProblemKind, choices: Vec<String>) {
        for term in &mut self.terms {
            if term.span == span {
                term.kind = TermKind::Invalid;
            }
        }
        let problems = self.problems.iter();
        let at = problems.take_while(|problem| problem.span.start <= span.start);
        let at = at.count();
        self.problems.insert(
            at,
            Problem {
                span,
                kind,
                choices,
            },
        );
    }

    /// Reports and drops each period of `computed` but the first, as two exclude each other or
    /// say the same.
    pub(super) fn refuse_repetition(&mut self) {
        let mut tree = std::mem::take(&mut self.tree);
        let mut count = 0;
        tree.retain(|node| {
            count += usize::from(Computed::of(node).is_some());
            let is_kept = count < 2 || Computed::of(node).is_none();
            if !is_kept {
                let kind = ProblemKind::RepeatedComputed;
                self.report(node.span.clone(), kind, Vec::new());
            }
            is_kept
        });
        self.tree = tree;
    }
}

/// The term with the nearest values in the place of the one that nobody knows.
fn choices(facet: Facet, all: &[String], value: &str, known: &KnownValues<'_>) -> Vec<String> {
    let values = (known.values)(facet);
    let words = values.iter().map(|value| (value.as_str(), value.as_str()));
    let near = nearest(value, words.chain(code_choices(facet)));
    let near = near.into_iter().map(|near| {
        let values = all.iter().map(|other| {
            let is_wrong = other == value;
            if is_wrong {
                near.to_owned()
            } else {
                other.clone()
            }
        });
        let mut text = String::new();
        push_condition(&mut text, &Condition::Facet(facet, values.collect()));
        text
    });
    near.collect()
}

impl SearchField {
    /// The facet that it is.
    pub const fn facet(self) -> Option<Facet> {
        match self {
            Self::Facet(facet) => Some(facet),
            Self::Text(_) | Self::Time(_) | Self::Has | Self::No | Self::Is | Self::Changed => None,
        }
    }
}
