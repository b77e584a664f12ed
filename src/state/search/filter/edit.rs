//! Edits of a search text by facets and chips: minimal changes; the rest stays as it was typed.
//! Only a term that must hold by itself is edited. Groups, alternatives and exclusions that
//! somebody wrote stay as they are, and another term is put beside them.

use std::ops::Range;

use super::characters::{is_close, is_colon, is_open, is_space};
use super::checked_edit::keeping_others;
use super::fields::{Mark, SearchField};
use super::parse::parse;
use super::parsed::{ParsedSearch, TermKind};
use super::print::push_value;
use super::times::period;
use super::tree::NodeKind;
use super::{Computed, TimeField, facet_field, has};
use crate::domain::Facet;
use crate::state::search::case_folding::looks_like;

/// The text with a value of a facet added (`on`) or removed.
pub fn with_facet_value(text: &str, facet: Facet, value: &str, on: bool) -> String {
    keeping_others(text, SearchField::Facet(facet), &|text| {
        with_value(text, facet, value, on)
    })
}

fn with_value(text: &str, facet: Facet, value: &str, on: bool) -> String {
    let parsed = parse(text);
    // An invalid term filters nothing, with another value neither: it is not edited.
    let terms = parsed.tree.iter();
    let mut terms = terms.filter_map(|node| match node.facet() {
        Some((other, values)) if other == facet => Some((&node.span, values)),
        Some(_) | None => None,
    });
    if terms.clone().any(|(_, values)| has(values, value)) == on {
        return text.to_owned();
    }
    if on {
        return match terms.next_back() {
            Some((span, values)) => {
                let values = values.iter().map(String::as_str).chain([value]);
                rewritten(text, span, values)
            }
            None => added(
                text,
                &parsed,
                &term(facet_field(facet), [value].into_iter()),
            ),
        };
    }
    // From the end, so that the spans of earlier terms stay valid.
    terms.rev().fold(text.to_owned(), |text, (span, values)| {
        let remaining = values.iter().map(String::as_str);
        let remaining = remaining.filter(|other| !looks_like(other, value));
        let count = remaining.clone().count();
        if count == values.len() {
            text
        } else if count == 0 {
            without_span(&text, span)
        } else {
            rewritten(&text, span, remaining)
        }
    })
}

/// The text without any value of a facet.
pub fn without_facet(text: &str, facet: Facet) -> String {
    let field = SearchField::Facet(facet);
    keeping_others(text, field, &|text| without(text, field))
}

/// The text with the condition that rows have a mark (`on`), or without it.
pub fn with_mark(text: &str, mark: Mark, on: bool) -> String {
    let parsed = parse(text);
    if on {
        return added(text, &parsed, &["is:", mark.id()].concat());
    }
    // From the end, so that the spans of earlier terms stay valid.
    let nodes = parsed.tree.iter().rev();
    let nodes = nodes.filter(|node| node.is_mark(mark));
    nodes.fold(text.to_owned(), |text, node| {
        without_span(&text, &node.span)
    })
}

/// The text with this period, or without any.
pub fn with_computed(text: &str, computed: Option<Computed>) -> String {
    let field = SearchField::Time(TimeField::Computed);
    keeping_others(text, field, &|text| with_period(text, field, computed))
}

fn with_period(text: &str, field: SearchField, computed: Option<Computed>) -> String {
    let text = without(text, field);
    let Some(computed) = computed else {
        return text;
    };
    let (sign, ms) = match computed {
        Computed::Within(ms) => ('<', ms),
        Computed::NotSince(ms) => ('>', ms),
    };
    let mut term = String::from(field.name());
    term.push(':');
    term.push(sign);
    term.push_str(&period(ms));
    added(&text, &parse(&text), &term)
}

/// The text without the terms of a field that must hold by themselves, and without the invalid
/// ones but for those without an end.
fn without(text: &str, field: SearchField) -> String {
    let parsed = parse(text);
    let is_own = |span: &Range<usize>| {
        let mut terms = parsed.tree.iter();
        terms.any(|node| node.span == *span && matches!(node.kind, NodeKind::Term(_)))
    };
    let terms = parsed.terms.iter().filter(|term| {
        term.field == Some(field) && (term.kind == TermKind::Invalid || is_own(&term.span))
    });
    terms.rev().fold(text.to_owned(), |text, term| {
        // A sign that is left would be a word, and a NOT would exclude what comes next.
        without_span(&text, &(term.start_with_signs..term.span.end))
    })
}

/// Removes a term and the white space around it but for one separator, an AND before or after it,
/// and the parentheses that had nothing else between them.
pub(super) fn without_span(text: &str, span: &Range<usize>) -> String {
    let trimmed = |text: &str| text.trim_end_matches(is_space).len();
    let mut before = &text[..trimmed(&text[..span.start])];
    let mut after = text[span.end..].trim_start_matches(is_space);
    if let (Some(outside), Some(rest)) =
        (before.strip_suffix(is_open), after.strip_prefix(is_close))
        && is_start_of_group(outside)
    {
        return without_span(text, &(outside.len()..text.len() - rest.len()));
    }
    let ends = |c: char| is_space(c) || is_close(c);
    if let Some(rest) = before
        .strip_suffix("AND")
        .filter(|rest| rest.ends_with(ends))
    {
        before = &rest[..trimmed(rest)];
    } else if let Some(rest) = after.strip_prefix("AND")
        && rest.starts_with(|c| is_space(c) || is_open(c))
    {
        after = rest.trim_start_matches(is_space);
    }
    let space = if before.is_empty() || after.is_empty() {
        ""
    } else {
        " "
    };
    [before, space, after].concat()
}

/// Whether a parenthesis after this text opens a group that no sign and no NOT excludes.
fn is_start_of_group(before: &str) -> bool {
    let word = before.trim_end_matches(is_space);
    let is_apart = word.len() < before.len() || word.is_empty() || word.ends_with(is_open);
    is_apart && !word.ends_with("NOT")
}

/// The text with another term that must hold.
pub(super) fn added(text: &str, parsed: &ParsedSearch, term: &str) -> String {
    let room = &parsed.room;
    if let Some(span) = &room.bare_or {
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let close = if room.open_in_word { " ) " } else { ") " };
        // What is unfinished can follow a closing parenthesis without a space.
        let space = if after.starts_with(|c| !is_space(c)) {
            " "
        } else {
            ""
        };
        return [before, "(", &text[span.clone()], close, term, space, after].concat();
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        term.to_owned()
    } else if room.ends_open {
        // A term at the end would be in the quote, the parentheses or the OR that begins there, and
        // one before a loose OR would be combined by it.
        let first = parsed.tree.first().map(|node| node.span.start);
        let (before, after) = text.split_at(first.unwrap_or(room.start));
        let before = before.trim();
        let space = if before.is_empty() { "" } else { " " };
        [before, space, term, " ", after.trim()].concat()
    } else {
        [trimmed, " ", term].concat()
    }
}

/// Replaces the values of a term.
fn rewritten<'a>(text: &str, span: &Range<usize>, values: impl Iterator<Item = &'a str>) -> String {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let field = &text[span.clone()];
    let field = &field[..field.find(is_colon).unwrap_or_default()];
    [before, &term(field, values), after].concat()
}

/// A term of a field with values.
pub(super) fn term<'a>(field: &str, values: impl Iterator<Item = &'a str>) -> String {
    let mut term = String::from(field);
    for (index, value) in values.enumerate() {
        term.push(if index == 0 { ':' } else { ',' });
        push_value(&mut term, value);
    }
    term
}

#[cfg(test)]
mod tests {
    use super::super::{with_excluded, with_only};
    use super::*;

    #[test]
    fn what_excludes_an_invalid_term_goes_with_it() {
        let day = Some(Computed::Within(24 * crate::domain::HOUR_MS));
        for (text, left) in [
            ("-computed:", "computed:<1d"),
            ("-computed:abc", "computed:<1d"),
            ("－computed:abc vip", "vip computed:<1d"),
            ("a !computed:!x vip", "a vip computed:<1d"),
            ("NOT computed:abc vip", "vip computed:<1d"),
            ("NOT  NOT -computed: vip", "vip computed:<1d"),
            ("vip AND NOT computed: x", "vip x computed:<1d"),
            ("- computed:abc", "- computed:<1d"),
            ("vip OR -computed:", "computed:<1d vip OR"),
            ("-(foo:x computed:)", "-(foo:x ) computed:<1d"),
            // Empty parentheses would be said to be wrong.
            ("(computed:) vip", "vip computed:<1d"),
            ("a AND (( computed: )) vip", "a vip computed:<1d"),
            ("（computed:abc）", "computed:<1d"),
            ("vip OR (computed:)", "computed:<1d vip OR"),
        ] {
            assert_eq!(with_computed(text, day), left, "{text}");
        }
        let only = |text| with_only(text, Facet::Status, "FINISH");
        assert_eq!(only("-stage: vip"), "vip stage:FINISH");
        assert_eq!(
            with_excluded("!stage:", Facet::Status, "FINISH", true),
            "-stage:FINISH"
        );
        assert_eq!(without_facet("-health:xyz a", Facet::Health), "a");
    }

    fn with_type(text: &str) -> String {
        with_facet_value(text, Facet::Type, "DIRECT", true)
    }

    #[test]
    fn a_term_is_a_condition_of_an_or_whose_operands_are_invalid_too() {
        for or in [
            "vip OR health:xyz",
            "vip OR foo:bar",
            "vip OR stage:",
            "vip OR ()",
            "a OR b OR health:xyz",
            "a OR health:xyz OR b",
            "health:xyz OR vip",
            "health:xyz OR foo:bar",
        ] {
            assert_eq!(with_type(or), format!("({or}) type:DIRECT"));
            assert_eq!(
                with_excluded(or, Facet::Type, "SQL", true),
                format!("({or}) -type:SQL")
            );
            let day = Some(Computed::Within(24 * crate::domain::HOUR_MS));
            assert_eq!(with_computed(or, day), format!("({or}) computed:<1d"));
        }
        assert_eq!(with_type("vip OR"), "type:DIRECT vip OR");
        assert_eq!(with_type("vip OR NOT"), "type:DIRECT vip OR NOT");
        assert_eq!(with_type("vip OR \"x"), "type:DIRECT vip OR \"x");
        assert_eq!(with_type("a OR foo:x OR"), "(a OR foo:x) type:DIRECT OR");
        assert_eq!(with_type("a OR (b)\"x"), "(a OR (b)) type:DIRECT \"x");
        assert_eq!(
            with_only("vip OR foo:bar", Facet::Status, "FINISH"),
            "(vip OR foo:bar) stage:FINISH"
        );
    }

    #[test]
    fn a_mark_is_added_and_removed_and_others_stay() {
        for (text, on) in [
            ("", "is:due-soon"),
            ("vip is:starred", "vip is:starred is:due-soon"),
            ("(a OR b) -is:due-soon", "(a OR b) -is:due-soon is:due-soon"),
        ] {
            assert_eq!(with_mark(text, Mark::DueSoon, true), on);
            assert_eq!(with_mark(on, Mark::DueSoon, false), text);
        }
        let both = "is:due-soon,starred";
        assert_eq!(with_mark(both, Mark::DueSoon, false), both);
    }
}
