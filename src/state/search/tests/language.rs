//! The grammar: texts, the tree of each as it is printed, and the rows that it finds.

mod chinese;
mod english;
mod problems;

use super::rows::{found, index, known};
use crate::state::search::filter::{ParsedSearch, parse, printed};
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
    for (text, tree, rows) in tables.into_iter().flatten() {
        let parsed = parsed(&index, text);
        println!(
            "@@{text}\t{}\t{}\t{:?}",
            printed(&parsed.tree),
            found(&index, &parsed.filter),
            parsed.problems
        );
        assert_eq!(parsed.problems, [], "{text}");
    }
}

#[test]
fn what_is_wrong_is_underlined_with_what_may_be_meant_and_filters_nothing() {
    let index = index();
    for (text, wrong, rows) in problems::TEXTS {
        let parsed = parsed(&index, text);
        let problems = parsed.problems.iter().map(|problem| {
            (
                &text[problem.span.clone()],
                problem.choices.iter().map(String::as_str).collect(),
            )
        });
        let problems: Vec<(&str, Vec<&str>)> = problems.collect();
        println!(
            "##{text}\t{problems:?}\t{}\t{:?}",
            found(&index, &parsed.filter),
            parsed.problems.first().map(|p| &p.kind)
        );
    }
}
