//! Edits of a search text that exclude values of a facet, or leave one alone. Only a term that must
//! hold by itself is edited, as in [`edit`](super::edit).

use std::ops::Range;

use super::checked_edit::keeping_others;
use super::edit::{added, term, with_facet_value, without_facet, without_span};
use super::parse::parse;
use super::parsed::ParsedSearch;
use super::{SearchField, facet_field, has};
use crate::domain::Facet;
use crate::state::search::case_folding::looks_like;

/// The terms that exclude values of a facet, with their values.
fn exclusions(
    parsed: &ParsedSearch,
    facet: Facet,
) -> impl DoubleEndedIterator<Item = (&Range<usize>, &[String])> + Clone {
    let terms = parsed.tree.iter();
    terms.filter_map(move |node| match node.excluded() {
        Some((other, values)) if other == facet => Some((&node.span, values)),
        Some(_) | None => None,
    })
}

/// The text with a value of a facet excluded (`on`) or not. Excluding a value takes those that were
/// picked away: beside an exclusion they would say nothing, or that nothing matches.
pub fn with_excluded(text: &str, facet: Facet, value: &str, on: bool) -> String {
    keeping_others(text, SearchField::Facet(facet), &|text| {
        with_exclusion(text, facet, value, on)
    })
}

fn with_exclusion(text: &str, facet: Facet, value: &str, on: bool) -> String {
    if on {
        let text = without_facet(text, facet);
        let parsed = parse(&text);
        let mut terms = exclusions(&parsed, facet);
        if terms.clone().any(|(_, values)| has(values, value)) {
            return text;
        }
        return match terms.next_back() {
            Some((span, values)) => {
                let values = values.iter().map(String::as_str).chain([value]);
                let (before, after) = (&text[..span.start], &text[span.end..]);
                [before, &excluding(facet, values), after].concat()
            }
            None => added(&text, &parsed, &excluding(facet, [value].into_iter())),
        };
    }
    let parsed = parse(text);
    // From the end, so that the spans of earlier terms stay valid.
    let terms = exclusions(&parsed, facet).rev();
    terms.fold(text.to_owned(), |text, (span, values)| {
        let remaining = values.iter().map(String::as_str);
        let remaining = remaining.filter(|other| !looks_like(other, value));
        let count = remaining.clone().count();
        if count == values.len() {
            text
        } else if count == 0 {
            without_span(&text, span)
        } else {
            let (before, after) = (&text[..span.start], &text[span.end..]);
            [before, &excluding(facet, remaining), after].concat()
        }
    })
}

/// The text with a value of a facet picked beside those that are; what it excluded of the facet is
/// taken away, as it would say nothing, or that nothing matches.
pub fn with_picked(text: &str, facet: Facet, value: &str) -> String {
    with_facet_value(&without_exclusions(text, facet), facet, value, true)
}

/// The text with this value of a facet alone.
pub fn with_only(text: &str, facet: Facet, value: &str) -> String {
    with_picked(&without_facet(text, facet), facet, value)
}

fn without_exclusions(text: &str, facet: Facet) -> String {
    keeping_others(text, SearchField::Facet(facet), &|text| {
        let parsed = parse(text);
        let terms = exclusions(&parsed, facet).rev();
        terms.fold(text.to_owned(), |text, (span, _)| without_span(&text, span))
    })
}

fn excluding<'a>(facet: Facet, values: impl Iterator<Item = &'a str>) -> String {
    ["-", &term(facet_field(facet), values)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: Facet = Facet::Status;

    #[test]
    fn a_value_is_excluded_in_the_shortest_text() {
        let excluded = |text| with_excluded(text, STATUS, "finish", true);
        assert_eq!(excluded(""), "-stage:finish");
        assert_eq!(excluded("vip"), "vip -stage:finish");
        assert_eq!(excluded("-stage:error vip"), "-stage:error,finish vip");
        assert_eq!(excluded("NOT stage:error"), "-stage:error,finish");
        assert_eq!(excluded("stage:!error"), "-stage:error,finish");
        assert_eq!(excluded("-stage:Finish"), "-stage:Finish");
        assert_eq!(excluded("stage:error,finish vip"), "vip -stage:finish");
        assert_eq!(excluded("状态:计算失败"), "-stage:finish");
        assert_eq!(
            excluded("-(stage:error vip)"),
            "-(stage:error vip) -stage:finish"
        );
        assert_eq!(excluded("vip OR 新客"), "(vip OR 新客) -stage:finish");
        assert_eq!(
            with_excluded("", Facet::Creator, "王 小明", true),
            "-creator:\"王 小明\""
        );
    }

    #[test]
    fn an_exclusion_is_taken_back() {
        let kept = |text| with_excluded(text, STATUS, "finish", false);
        assert_eq!(kept("-stage:finish"), "");
        assert_eq!(kept("vip -stage:finish 新客"), "vip 新客");
        assert_eq!(kept("-stage:error,FINISH"), "-stage:error");
        assert_eq!(kept("!stage:finish -stage:finish,error"), "-stage:error");
        assert_eq!(kept("-stage:error"), "-stage:error");
        assert_eq!(kept("stage:finish"), "stage:finish");
        assert_eq!(kept("-(stage:finish)"), "-(stage:finish)");
    }

    #[test]
    fn one_value_alone_replaces_all_others_of_its_facet() {
        let only = |text| with_only(text, STATUS, "finish");
        assert_eq!(only(""), "stage:finish");
        assert_eq!(only("stage:error,running vip"), "vip stage:finish");
        assert_eq!(
            only("-stage:finish vip type:sql"),
            "vip type:sql stage:finish"
        );
        assert_eq!(only("stage:finish"), "stage:finish");
    }

    #[test]
    fn a_picked_value_leaves_no_exclusion_of_its_facet() {
        let picked = |text| with_picked(text, STATUS, "finish");
        assert_eq!(picked("-stage:finish"), "stage:finish");
        assert_eq!(picked("-stage:error -type:sql"), "-type:sql stage:finish");
        assert_eq!(picked("stage:error"), "stage:error,finish");
    }
}
