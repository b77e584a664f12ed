//! Random texts, trees and rows: what holds for all of them.

pub mod generators;

use proptest::prelude::*;

use super::naive::{all_hold, changes};
use super::rows::{NOW, inputs};
use crate::domain::{Facet, HealthRules, SegmentProfile};
use crate::state::search::case_folding::looks_like;
use crate::state::search::filter::{
    Computed, Filter, Node, NodeKind, TimeField, parse, printed, with_computed, with_facet_value,
    without_facet,
};
use crate::state::search::index::{Index, Query, QueryResult};
use crate::state::search::sorting::Sorting;
use generators::{rows, text, tree};

fn result_of(index: &Index, filter: &Filter) -> QueryResult {
    let me = ["a".to_owned()];
    let mut inputs = inputs(&me);
    inputs.is_starred = &|id| id.ends_with('1');
    inputs.is_selected = &|id| id.ends_with('2');
    inputs.is_long_running = &|id| id.ends_with('3');
    inputs.changes = &changes;
    index.query(&Query {
        filter,
        sorting: &Sorting::default(),
        rules: HealthRules::default(),
        now: NOW,
        inputs,
    })
}

/// The filter of nodes with what must hold in any order.
fn sorted(nodes: &[Node]) -> Filter {
    let mut filter = Filter::of(nodes);
    filter.words.sort();
    filter
        .others
        .sort_by_key(|node| printed(std::slice::from_ref(node)));
    filter
}

/// The filter of an edited text. Parentheses that the edit put around an OR of which one operand
/// is valid leave a group: it is what stands in it.
fn edited(text: &str, before: &[Node]) -> Filter {
    let nodes = parse(text).tree.into_iter();
    let nodes = nodes.flat_map(|node| match node.kind {
        NodeKind::And(ref nodes) if !before.contains(&node) => nodes.clone(),
        NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Not(_) | NodeKind::Term(_) => vec![node],
    });
    sorted(&nodes.collect::<Vec<_>>())
}

fn check_edits(text: &str, value: &str) -> Result<(), TestCaseError> {
    let tree = parse(text).tree;
    let before = sorted(&tree);
    let facet = Facet::Creator;
    let on = with_facet_value(text, facet, value, true);
    let mut after = edited(&on, &tree);
    prop_assert!(
        after.facet_values[facet.index()]
            .iter()
            .any(|other| looks_like(other, value)),
        "{} in {}",
        value,
        on
    );
    after.facet_values[facet.index()].clone_from(&before.facet_values[facet.index()]);
    prop_assert_eq!(&after, &before, "{}", on);
    let mut after = edited(&without_facet(text, facet), &tree);
    after.facet_values[facet.index()].clone_from(&before.facet_values[facet.index()]);
    prop_assert_eq!(&after, &before, "{}", text);
    let wanted = Some(Computed::Within(60_000));
    let mut after = edited(&with_computed(text, wanted), &tree);
    prop_assert_eq!(after.computed, wanted);
    after.computed = before.computed;
    let mut before = before;
    // The days of `computed:` are replaced, too.
    let is_other = |node: &Node| {
        node.time()
            .is_none_or(|(field, _)| field != TimeField::Computed)
    };
    before.others.retain(is_other);
    prop_assert_eq!(after, before, "{}", text);
    Ok(())
}

#[test]
fn an_edit_keeps_an_or_of_which_an_operand_is_invalid() {
    for text in [
        "vip OR health:xyz",
        "vip OR foo:bar",
        "vip OR stage:",
        "vip OR ()",
        "vip OR \"\"",
        "vip OR computed:abc",
        "stage:error OR foo:bar",
        "vip x OR foo:bar AND health:xyz",
        "foo:bar OR vip",
        "foo:bar OR health:xyz",
        "a OR b OR foo:bar",
        "a OR foo:bar OR b",
        "a OR foo:bar OR",
        "a OR foo:bar NOT",
        "a OR foo:bar \"open",
        "a OR (b)\"open",
        "a OR foo:(x",
        "a OR b\u{200b}",
        "a OR NOT OR",
        "a) b OR foo:bar",
        "computed:<1d computed:>7d OR foo:bar",
    ] {
        check_edits(text, "v").expect(text);
    }
}

proptest! {
    #[test]
    fn any_text_is_parsed_and_its_parts_are_in_order(text in prop_oneof![text(), any::<String>()]) {
        let parsed = parse(&text);
        let mut end = 0;
        for term in &parsed.terms {
            prop_assert!(term.span.start >= end && term.span.end > term.span.start, "{:?}", parsed);
            prop_assert!(text.get(term.span.clone()).is_some());
            end = term.span.end;
        }
        for problem in &parsed.problems {
            prop_assert!(parsed.terms.iter().any(|term| term.span == problem.span));
        }
        prop_assert_eq!(&parse(&printed(&parsed.tree)).tree, &parsed.tree);
    }

    #[test]
    fn a_tree_printed_and_parsed_again_is_itself(tree in tree()) {
        let text = printed(&tree);
        let parsed = parse(&text);
        prop_assert_eq!(&parsed.problems, &[], "{}", &text);
        prop_assert_eq!(parsed.tree, tree, "{}", text);
    }

    #[test]
    fn a_tree_finds_what_it_means(tree in tree(), rows in rows()) {
        let mut index = Index::default();
        index.set_rows(&rows);
        let result = result_of(&index, &Filter::of(&tree));
        let found: Vec<u32> = (0..rows.len() as u32)
            .filter(|row| all_hold(&tree, &rows[*row as usize], &rows))
            .collect();
        prop_assert_eq!(result.rows, found, "{}", printed(&tree));
    }

    #[test]
    fn a_count_is_what_its_value_alone_would_leave(tree in tree(), rows in rows()) {
        let mut index = Index::default();
        index.set_rows(&rows);
        let result = result_of(&index, &Filter::of(&tree));
        for facet in Facet::ALL {
            let others = tree.iter().filter(|node| {
                node.facet().or(node.excluded()).is_none_or(|(of, _)| of != facet)
            });
            let others: Vec<Node> = others.cloned().collect();
            for (at, value) in index.values(facet).into_iter().enumerate() {
                let own = |row: &SegmentProfile| {
                    let health = HealthRules::default().assess(row, NOW).health;
                    let own = facet.value(row, health);
                    let id = facet.person(row).and_then(|person| person.id);
                    id.filter(|_| !own.is_empty()).unwrap_or(own) == value
                };
                let left = rows.iter().filter(|row| own(row) && all_hold(&others, row, &rows));
                let count = result.facets[facet.index()][at] as usize;
                prop_assert_eq!(count, left.count(), "{:?} {} {}", facet, value, printed(&tree));
            }
        }
    }

    #[test]
    fn an_edit_keeps_the_tree_that_somebody_wrote(text in text(), value in "[a-c王 (:]{0,3}") {
        check_edits(&text, &value)?;
    }
}
