//! The grammar: texts, the tree of each as it is printed, and the rows that it finds.

mod chinese;
mod english;
mod problems;

use super::rows::{found, index, known};
use crate::state::search::filter::{ParsedSearch, Problem, ProblemKind, parse, printed};
use crate::state::search::index::Index;

/// A text, parsed, with the values that no row of the index has reported.
fn parsed(index: &Index, text: &str) -> ParsedSearch {
    let mut parsed = parse(text);
    known(index, |known| parsed.check(known));
    parsed
}

#[test]
fn every_text_has_its_tree_and_finds_its_rows() {
    let index = index();
    let tables = [english::TEXTS, chinese::TEXTS];
    assert!(tables.iter().map(|table| table.len()).sum::<usize>() >= 150);
    let mut others = String::new();
    for (text, tree, rows) in tables.into_iter().flatten() {
        let parsed = parsed(&index, text);
        assert_eq!(parsed.problems, [], "{text}");
        let (own_tree, own_rows) = (printed(&parsed.tree), found(&index, &parsed.filter));
        if own_tree != *tree || own_rows != *rows {
            others += &format!("    ({text:?}, {own_tree:?}, {own_rows:?}),\n");
        }
        assert_eq!(parse(&own_tree).tree, parsed.tree, "{text}");
    }
    assert_eq!(others, "", "texts with what they are");
}

#[test]
fn what_is_wrong_is_underlined_with_what_may_be_meant_and_filters_nothing() {
    let index = index();
    let mut others = String::new();
    for (text, wrong, rows) in problems::TEXTS {
        let parsed = parsed(&index, text);
        let own: Vec<(&str, Vec<&str>)> = parsed
            .problems
            .iter()
            .map(|problem| {
                let choices = problem.choices.iter().map(String::as_str);
                (&text[problem.span.clone()], choices.collect())
            })
            .collect();
        assert!(!own.is_empty(), "{text}");
        let expected: Vec<(&str, Vec<&str>)> = wrong
            .iter()
            .map(|(part, choices)| (*part, choices.to_vec()))
            .collect();
        let own_rows = found(&index, &parsed.filter);
        if own != expected || own_rows != *rows {
            others += &format!("    ({text:?}, &{own:?}, {own_rows:?}),\n");
        }
    }
    assert_eq!(others, "", "texts with what they are");
}

#[test]
fn a_choice_that_is_taken_is_right() {
    let index = index();
    for (text, ..) in problems::TEXTS {
        let before = parsed(&index, text);
        for problem in &before.problems {
            for choice in &problem.choices {
                let taken = problem.with_choice(text, choice);
                let after = parsed(&index, &taken);
                // Of a field without a value, or a quote inside parentheses, more is to be typed.
                let is_other = |problem: &&Problem| {
                    !matches!(
                        problem.kind,
                        ProblemKind::NoValue(_) | ProblemKind::OpenParenthesis
                    )
                };
                let left = after.problems.iter().filter(is_other);
                assert!(left.count() < before.problems.len(), "{taken}");
            }
        }
    }
}

#[test]
fn what_is_left_of_an_or_is_no_condition_that_an_edit_can_remove() {
    let index = index();
    for (text, tree, rows) in [
        ("stage:error OR stage:foo", "(stage:error)", "2 11 22 38"),
        (
            "stage:foo OR -stage:finish 流失",
            "(-stage:finish 流失)",
            "11",
        ),
        (
            "stage:foo OR -stage:finish",
            "(-stage:finish)",
            "2 6 7 10 11 14 15 16 17 22 27 35 38",
        ),
        (
            "-(stage:finish OR stage:foo) 流失",
            "-(stage:finish) 流失",
            "11",
        ),
        (
            "stage:none (stage:error OR stage:foo)",
            "stage:none (stage:error)",
            "",
        ),
        (
            "(stage:error OR stage:foo) OR app",
            "(stage:error) OR app",
            "2 11 22 27 28 38",
        ),
        (
            "((vip OR app) OR stage:foo) -light",
            "(vip OR app) -light",
            "2 8 9 23 27 28",
        ),
        ("computed:<2h OR stage:foo", "(computed:<2h)", "1"),
        ("vip OR stage:foo", "(vip)", "2 3 8 9 23"),
        ("(stage:error 流失)", "(stage:error 流失)", "11"),
    ] {
        let checked = parsed(&index, text);
        assert_eq!(printed(&checked.tree), tree, "{text}");
        assert_eq!(found(&index, &checked.filter), rows, "{text}");
        assert_eq!(parse(tree).tree, checked.tree, "{text}");
        // Chips and ticked options are of these, and edits read the text as it was typed.
        let typed = parse(text).filter;
        assert_eq!(checked.filter.facet_values, typed.facet_values, "{text}");
        assert_eq!(
            checked.filter.excluded_values, typed.excluded_values,
            "{text}"
        );
        assert_eq!(checked.filter.computed, typed.computed, "{text}");
    }
}
