use proptest::prelude::*;

use super::*;
use crate::domain::{HOUR_MS, HealthRules, SegmentProfile};
use crate::state::saved_views::BuiltInView;
use crate::state::search::filter::{Filter, parse};
use crate::state::search::index::QueryInputs;
use crate::state::search::sorting::Sorting;
use crate::state::search::tests::rows::{NOW, inputs, rows};
use std::sync::Arc;

/// So many rows: the forty ones again and again, each with an id of its own.
fn index(count: usize) -> Index {
    let forty = rows();
    let rows: Vec<_> = (0..count)
        .map(|row| {
            Arc::new(SegmentProfile {
                id: row.to_string(),
                ..(*forty[row % forty.len()]).clone()
            })
        })
        .collect();
    let mut index = Index::default();
    index.set_rows(&rows);
    index
}

fn query<'a>(filter: &'a Filter, sorting: &'a Sorting, inputs: QueryInputs<'a>) -> Query<'a> {
    Query {
        filter,
        sorting,
        rules: HealthRules::default(),
        now: NOW,
        inputs,
    }
}

/// The counts of a pass that is done to its end, and after how many slices.
fn counted(index: &Index, searches: &[&str], me: &[String]) -> (Vec<u32>, usize) {
    let trees = searches.iter().map(|search| parse(search).tree);
    let mut pass = CountPass::new(index, trees.collect());
    let (filter, sorting) = (Filter::default(), Sorting::default());
    let query = query(&filter, &sorting, inputs(me));
    let mut steps = 1;
    while !pass.step(index, &query) {
        steps += 1;
        assert!(pass.is_valid_for(index) && steps < 1_000);
    }
    (pass.into_counts(), steps)
}

/// How many rows a click on each search leaves.
fn left(index: &Index, searches: &[&str], me: &[String]) -> Vec<u32> {
    let sorting = Sorting::default();
    let left = searches.iter().map(|search| {
        let filter = parse(search).filter;
        let result = index.query(&query(&filter, &sorting, inputs(me)));
        result.rows.len() as u32
    });
    left.collect()
}

const SEARCHES: [&str; 14] = [
    "",
    "vip",
    "-vip",
    "高价值 客户",
    "name:vip*",
    "stage:error,running -creator:u1",
    "(vip OR stage:error) no:description",
    "is:same-name",
    "-is:same-name is:starred",
    "health:failed OR health:overdue",
    "computed:<24h OR created:>90d",
    "no:computed",
    "creator:@me",
    "((a OR b) -(c OR stage:none)) has:key",
];

#[test]
fn each_count_is_the_number_of_rows_that_its_search_leaves() {
    let me = ["u4".to_owned()];
    let built_in = BuiltInView::ALL.map(BuiltInView::search);
    let searches: Vec<_> = SEARCHES.into_iter().chain(built_in).collect();
    for rows in [0, 1, 40, 63, 64, 65, 4_096, 4_097, 9_000] {
        let index = index(rows);
        let (counts, _) = counted(&index, &searches, &me);
        assert_eq!(counts, left(&index, &searches, &me), "{rows}");
    }
}

#[test]
fn the_built_in_views_find_what_they_are_called_by() {
    let index = index(40);
    let searches = BuiltInView::ALL.map(BuiltInView::search);
    let (counts, _) = counted(&index, &searches, &["u4".to_owned()]);
    let rows = rows();
    let count = |is_found: &dyn Fn(&SegmentProfile) -> bool| {
        rows.iter().filter(|row| is_found(row)).count() as u32
    };
    let rules = HealthRules::default();
    let health = |row: &SegmentProfile| rules.assess(row, NOW).health.id();
    let computed = |row: &SegmentProfile| row.detected_at().and_then(|at| at.epoch_ms());
    let is_old = |row: &SegmentProfile| {
        let is_manual = row
            .scheduler
            .as_ref()
            .is_some_and(|scheduler| scheduler.code() == "ONCE");
        is_manual && computed(row).is_some_and(|at| at <= NOW - 90 * 24 * HOUR_MS)
    };
    let name = |row: &SegmentProfile| row.name.clone().unwrap_or_default().to_lowercase();
    let is_same = |row: &SegmentProfile| {
        let same = rows.iter().filter(|other| name(other) == name(row));
        !name(row).is_empty() && same.count() > 1
    };
    let is_mine = |row: &SegmentProfile| row.creator_id.as_deref() == Some("u4");
    assert_eq!(
        counts,
        [
            count(&|row| matches!(health(row), "failed" | "overdue")),
            count(&is_mine),
            count(&|row| computed(row).is_none()),
            count(&is_old),
            count(&is_same),
            count(&|row| row.description.as_deref().unwrap_or_default().is_empty()),
        ]
    );
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn a_pass_is_done_in_slices_and_ends_with_the_rows_of_its_beginning() {
    let index = index(9_000);
    let (_, steps) = counted(&index, &["vip", "no:key"], &[]);
    assert_eq!(steps, 6, "three slices a search");
    let (_, steps) = counted(&index, &["is:same-name"], &[]);
    assert_eq!(steps, 6, "and three to read the names");
    let (counts, steps) = counted(&index, &[], &[]);
    assert_eq!((counts, steps), (vec![], 1));
}

#[test]
fn rows_that_changed_end_a_pass_and_rows_that_were_appended_do_not() {
    let mut index = index(40);
    let pass = CountPass::new(&index, vec![parse("vip").tree]);
    let mut rows = rows();
    let first: Vec<_> = (0..40).filter_map(|row| index.row(row).cloned()).collect();
    index.set_rows(&[first.as_slice(), rows.as_slice()].concat());
    assert!(pass.is_valid_for(&index));
    rows.swap(0, 1);
    index.set_rows(&rows);
    assert!(!pass.is_valid_for(&index));
}

proptest! {
    #[test]
    fn names_are_the_same_whenever_they_are_read(
        names in prop::collection::vec("[aAb ]{0,2}", 0..150),
        ends in prop::collection::vec(0usize..150, 0..4),
    ) {
        let rows: Vec<_> = names.iter().enumerate().map(|(row, name)| {
            Arc::new(SegmentProfile { name: Some(name.clone()), ..SegmentProfile::with_id(&row.to_string()) })
        }).collect();
        let mut index = Index::default();
        for end in ends {
            let end = end.min(rows.len());
            if end >= index.len() {
                index.set_rows(&rows[..end]);
                index.read_names(end);
            }
        }
        index.set_rows(&rows);
        let key = |name: &str| name.trim().to_lowercase();
        let expected = names.iter().filter(|name| {
            !key(name).is_empty() && names.iter().filter(|other| key(other) == key(name)).count() > 1
        });
        let (counts, _) = counted(&index, &["is:same-name"], &[]);
        prop_assert_eq!(counts, vec![expected.count() as u32]);
    }
}
