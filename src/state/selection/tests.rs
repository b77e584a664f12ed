use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn rows(ids: impl IntoIterator<Item = usize>) -> Vec<Arc<SegmentProfile>> {
    let ids = ids.into_iter();
    ids.map(|id| Arc::new(SegmentProfile::with_id(&id.to_string())))
        .collect()
}

fn ids(rows: &[Arc<SegmentProfile>]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

/// Rows with the hashes of their ids.
fn hashed(ids: impl IntoIterator<Item = usize>) -> Vec<(Arc<SegmentProfile>, u32)> {
    let rows = rows(ids).into_iter();
    rows.map(|row| (Arc::clone(&row), hash(&row.id))).collect()
}

/// Rows that are all loaded, in which those below `found` are found, in reverse order.
fn reversed(found: u32) -> impl Fn(&str, u32) -> RowPosition {
    move |id, _| match id.parse::<u32>() {
        Ok(id) if id < found => RowPosition::Found(found - 1 - id),
        Ok(id) if id < 100 => RowPosition::FilteredOut,
        Ok(id) if id < 200 => RowPosition::NotLoaded,
        Ok(_) | Err(_) => RowPosition::Missing,
    }
}

#[test]
fn rows_are_selected_by_id_whatever_else_changes_in_them() {
    let mut selection = Selection::default();
    selection.set(&rows([1, 2]), true);
    // The same row after a refresh.
    selection.set(&rows([2]), true);
    assert_eq!(selection.len(), 2);
    assert!(selection.contains("1") && !selection.contains("3"));
    selection.set(&rows([1, 3]), false);
    assert_eq!(selection.len(), 1);
    selection.set(&rows([2]), false);
    assert!(selection.is_empty());
}

#[test]
fn every_row_that_was_found_comes_to_those_selected_before() {
    let mut selection = Selection::default();
    selection.set(&rows([50, 3]), true);
    selection.add_all_found(&hashed(0..10));
    assert_eq!(selection.len(), 11);
    let all_found = |selection: &Selection| selection.counts(&[], 10, &reversed(10)).all_found;
    assert!(all_found(&selection));
    selection.set(&rows([3]), false);
    assert!(!all_found(&selection), "one row less is not every row");
    assert_eq!(selection.len(), 10);
    let mut nothing = Selection::default();
    nothing.add_all_found(&[]);
    assert!(nothing.is_empty());
}

#[test]
fn rows_are_told_the_hashes_that_they_came_with() {
    let mut selection = Selection::default();
    selection.set(&rows([7, 1, 4]), true);
    selection.set(&rows([1]), false);
    selection.add_all_found(&hashed([2, 4]));
    let position = |id: &str, given: u32| {
        assert_eq!(given, hash(id));
        RowPosition::NotLoaded
    };
    assert_eq!(ids(&selection.in_order(&position)), ["7", "4", "2"]);
}

#[test]
fn a_range_has_both_its_ends_and_leaves_what_it_no_longer_reaches() {
    let order = rows(0..10);
    let mut selection = Selection::default();
    selection.set_range(&order, range_between(5, 2), None, true);
    assert_eq!(
        ids(&selection.in_order(&reversed(100))),
        ["5", "4", "3", "2"]
    );
    // From the anchor 5 on to 4 instead of 2.
    let before = Some(range_between(5, 2));
    selection.set_range(&order, range_between(5, 4), before, true);
    assert_eq!(ids(&selection.in_order(&reversed(100))), ["5", "4"]);
    // A range past the end selects nothing.
    selection.set_range(&order, 8..=12, None, true);
    assert_eq!(selection.len(), 2);
}

#[test]
fn what_is_out_of_sight_is_counted_by_the_reason() {
    let mut selection = Selection::default();
    // On the page, on another page, filtered out twice, not loaded, deleted.
    selection.set(&rows([1, 7, 20, 21, 150, 900]), true);
    let counts = selection.counts(&rows([0, 1, 2]), 10, &reversed(10));
    let expected = SelectionCounts {
        selected: 6,
        on_page: 1,
        page_rows: 3,
        filtered_out: 2,
        missing: 1,
        all_found: false,
    };
    assert_eq!(counts, expected);
    assert_eq!(counts.out_of_sight(), 4);
    selection.set(&rows(0..10), true);
    let counts = selection.counts(&rows([0, 1, 2]), 10, &reversed(10));
    assert!(counts.all_found, "one by one is all, too");
    assert_eq!(
        Selection::default()
            .counts(&rows([0]), 0, &reversed(0))
            .selected,
        0
    );
    let nothing = Selection::default().counts(&[], 0, &reversed(0));
    assert!(!nothing.all_found);
}

#[test]
fn rows_are_taken_along_as_they_stand_and_the_others_behind_them() {
    let mut selection = Selection::default();
    selection.set(&rows([900, 60, 150, 3, 30, 8]), true);
    let taken = selection.in_order(&reversed(10));
    assert_eq!(ids(&taken), ["8", "3", "60", "150", "30"]);
}

/// A step of the model.
#[derive(Clone, Debug)]
enum Step {
    Set(Vec<usize>, bool),
    Range(usize, usize, bool),
    AllFound(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (prop::collection::vec(0..30_usize, 0..5), any::<bool>())
            .prop_map(|(ids, on)| Step::Set(ids, on)),
        (0..30_usize, 0..30_usize, any::<bool>()).prop_map(|(a, b, on)| Step::Range(a, b, on)),
        (0..30_usize).prop_map(Step::AllFound),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_the_selection_is_the_set_of_ids_that_it_would_be(
        steps in prop::collection::vec(step(), 0..30),
        found in 0..30_u32,
    ) {
        let order = rows(0..30);
        let mut selection = Selection::default();
        let mut model = BTreeSet::new();
        for step in steps {
            match step {
                Step::Set(ids, on) => {
                    selection.set(&rows(ids.iter().copied()), on);
                    for id in ids {
                        if on { model.insert(id) } else { model.remove(&id) };
                    }
                }
                Step::Range(one, other, on) => {
                    selection.set_range(&order, range_between(one, other), None, on);
                    for id in range_between(one, other) {
                        if on { model.insert(id) } else { model.remove(&id) };
                    }
                }
                Step::AllFound(count) => {
                    selection.add_all_found(&hashed(0..count));
                    model.extend(0..count);
                }
            }
            prop_assert_eq!(selection.is_empty(), model.is_empty());
        }
        prop_assert_eq!(selection.len(), model.len());
        for id in 0..30 {
            prop_assert_eq!(selection.contains(&id.to_string()), model.contains(&id));
        }
        let counts = selection.counts(&order[..5], found as usize, &reversed(found));
        let hidden = model.iter().filter(|id| **id >= found as usize).count();
        prop_assert_eq!(counts.filtered_out, hidden);
        prop_assert_eq!(counts.on_page, model.range(..5).count());
        prop_assert_eq!(counts.out_of_sight(), model.range(5..).count());
        prop_assert_eq!(counts.all_found, found > 0 && (0..found as usize).all(|id| model.contains(&id)));
        prop_assert_eq!(selection.in_order(&reversed(found)).len(), model.len());
    }
}
