//! Counts of searches, against the meaning of the tree row by row.

use proptest::prelude::*;

use super::naive::{all_hold, changes};
use super::random::generators::{rows, tree};
use super::rows::{NOW, inputs};
use crate::domain::HealthRules;
use crate::state::search::filter::Filter;
use crate::state::search::index::{CountPass, Index, Query};
use crate::state::search::sorting::Sorting;

proptest! {
    #[test]
    fn counts_equal_a_count_row_by_row(rows in rows(), trees in prop::collection::vec(tree(), 0..4)) {
        let mut index = Index::default();
        index.set_rows(&rows);
        let me = ["a".to_owned()];
        let mut inputs = inputs(&me);
        inputs.is_starred = &|id| id.ends_with('1');
        inputs.is_selected = &|id| id.ends_with('2');
        inputs.is_long_running = &|id| id.ends_with('3');
        inputs.changes = &changes;
        let query = Query {
            filter: &Filter::default(),
            sorting: &Sorting::default(),
            rules: HealthRules::default(),
            now: NOW,
            inputs,
        };
        for slice_rows in [64, 4_096] {
            let mut pass = CountPass::new(&index, trees.clone()).in_slices_of(slice_rows);
            while !pass.step(&index, &query) {}
            let expected: Vec<_> = trees
                .iter()
                .map(|tree| rows.iter().filter(|row| all_hold(tree, row, &rows)).count() as u32)
                .collect();
            prop_assert_eq!(pass.into_counts(), expected);
        }
    }
}
