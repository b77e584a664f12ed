//! The result of parsing a search text: its tree, its terms, and what is wrong in it.

use std::ops::Range;

use super::Filter;
use super::fields::SearchField;
use super::problem::{Problem, ProblemKind};
use super::tree::Node;

/// The result of parsing a search text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedSearch {
    /// The nodes of its valid terms, all of which must hold; an OR that is not in parentheses is
    /// the only one.
    pub tree: Vec<Node>,
    /// The filter that they are.
    pub filter: Filter,
    /// All terms, in order.
    pub terms: Vec<Term>,
    /// The problems of its invalid terms.
    pub problems: Vec<Problem>,
    /// Where another term can be put.
    pub(super) room: Room,
}

/// Where a text has room for another term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// The range of an OR without parentheses, with its invalid operands: they become conditions
    /// once they are corrected.
    pub bare_or: Option<Range<usize>>,
    /// Where the text begins, or ends with a closing parenthesis that has no opening one.
    pub start: usize,
    /// Whether a parenthesis inside a word has no counterpart, and would take that of a group.
    pub open_in_word: bool,
    /// Whether a term at the end would become part of what is unfinished there.
    pub ends_open: bool,
}

/// A term and its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where.
    pub span: Range<usize>,
    /// Where the exclusions begin that are written before it, if it is invalid; else where it
    /// begins.
    pub start_with_signs: usize,
    /// What it is.
    pub kind: TermKind,
    /// Its field, if that is known.
    pub field: Option<SearchField>,
}

/// The kind of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A word to search for.
    Word,
    /// A field with values.
    Filter,
    /// What filters nothing, or finds nothing for sure.
    Invalid,
}

impl ParsedSearch {
    /// Reports a problem, in the place of the terms and problems in its range.
    pub(super) fn refuse(&mut self, span: Range<usize>, kind: ProblemKind, choices: Vec<String>) {
        // They are in order, so that only those in the range are read: a text has many problems
        // where a file that was imported has it.
        let start = span.start;
        while self.terms.pop_if(|term| term.span.start >= start).is_some() {}
        let problems = &mut self.problems;
        while problems.pop_if(|it| it.span.start >= start).is_some() {}
        self.push_term(span.clone(), TermKind::Invalid, None);
        self.problems.push(Problem {
            span,
            kind,
            choices,
        });
    }

    pub(super) fn push_term(
        &mut self,
        span: Range<usize>,
        kind: TermKind,
        field: Option<SearchField>,
    ) {
        self.terms.push(Term {
            start_with_signs: span.start,
            span,
            kind,
            field,
        });
    }

    /// Notes what excludes an invalid term: a sign or NOT from `start` to `end`, where it begins.
    pub(super) fn exclude_invalid(&mut self, start: usize, end: usize) {
        if let Some(term) = self.terms.last_mut()
            && term.kind == TermKind::Invalid
            && term.start_with_signs == end
        {
            term.start_with_signs = start;
        }
    }
}
