mod groups;
mod model;

use std::sync::Arc;

use super::*;
use crate::domain::{Detector, HOUR_MS, HealthRules, Scheduler, Stage, Timestamp};
use crate::state::search::filter::{Computed, Filter};
use crate::state::search::sorting::Sorting;

const NOW: i64 = 1_800_000_000_000;

/// A profile by its id, with a name, a stage, a creator, and the age of its result
/// in hours.
fn profile(
    id: &str,
    name: &str,
    stage: &str,
    creator: &str,
    age: Option<i64>,
) -> Arc<SegmentProfile> {
    let moment = age.map(|age| {
        let at = chrono::DateTime::from_timestamp_millis(NOW - age * HOUR_MS).expect("a date");
        Timestamp::parse(&format!("{:?}Z", at.naive_utc()))
    });
    Arc::new(SegmentProfile {
        name: Some(name.to_owned()),
        creator: (!creator.is_empty()).then(|| creator.to_owned()),
        // Without a result it would be overdue on a schedule.
        scheduler: Some(age.map_or(Scheduler::Once, |_| Scheduler::Daily)),
        detector: Some(Detector {
            stage: Some(Stage::from_code(stage)),
            detected_at: moment,
        }),
        ..SegmentProfile::with_id(id)
    })
}

fn index(rows: &[Arc<SegmentProfile>]) -> Index {
    let mut index = Index::default();
    index.set_rows(rows);
    index
}

fn sample() -> Index {
    index(&[
        profile("a", "高价值 VIP", "FINISH", "王小明", Some(1)),
        profile("b", "流失预警", "ERROR", "李娜", Some(2)),
        profile("c", "vip light", "FINISH", "李娜", Some(90)),
        profile("d", "新客", "RUNNING", "", None),
        profile("e", "Zoo", "QUEUED", "王小明", Some(3)),
    ])
}

fn picked(facet: Facet, values: &[&str]) -> Filter {
    let mut filter = Filter::default();
    filter.facet_values[facet.index()] = values.iter().map(|value| (*value).to_owned()).collect();
    filter
}

fn words(words: &[&str]) -> Filter {
    Filter {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        ..Filter::default()
    }
}

fn query(index: &Index, filter: &Filter, sorting: &str) -> QueryResult {
    let sorting = Sorting::parse(sorting).unwrap_or_default();
    index.query(&Query {
        filter,
        sorting: &sorting,
        rules: HealthRules::default(),
        now: NOW,
        inputs: QueryInputs::default(),
    })
}

fn ids(index: &Index, filter: &Filter, sorting: &str) -> String {
    let rows_found = query(index, filter, sorting).rows;
    let rows = rows_found.into_iter().filter_map(|row| index.row(row));
    rows.map(|row| row.id.clone()).collect()
}

fn count(index: &Index, result: &QueryResult, facet: Facet, value: &str) -> u32 {
    let values = index.values(facet);
    let row = values.iter().position(|known| *known == value);
    row.map_or(0, |row| result.facets[facet.index()][row])
}

#[test]
fn without_a_filter_everything_is_there_as_the_api_gave_it() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), ""), "abcde");
    let result = query(&index, &Filter::default(), "");
    assert_eq!(result.loaded, 5);
    assert_eq!(result.health, [1, 1, 1, 0, 1, 1]);
}

#[test]
fn all_words_must_occur_whatever_their_case() {
    let index = sample();
    assert_eq!(ids(&index, &words(&["Vip"]), ""), "ac");
    assert_eq!(ids(&index, &words(&["ＶＩＰ", "高价"]), ""), "a");
    assert_eq!(
        ids(&index, &words(&["李娜"]), ""),
        "bc",
        "creators are searched"
    );
    assert_eq!(ids(&index, &words(&["vip王"]), ""), "", "not across fields");
}

#[test]
fn values_of_a_facet_are_alternatives_and_facets_are_combined() {
    let index = sample();
    assert_eq!(
        ids(&index, &picked(Facet::Status, &["error", "RUNNING"]), ""),
        "bd"
    );
    assert_eq!(ids(&index, &picked(Facet::Status, &["QUEUED"]), ""), "e");
    assert_eq!(ids(&index, &picked(Facet::Creator, &[""]), ""), "d");
    assert_eq!(ids(&index, &picked(Facet::Creator, &["nobody"]), ""), "");
    assert_eq!(
        ids(&index, &picked(Facet::Health, &["overdue", "unknown"]), ""),
        "ce"
    );
    let mut both = picked(Facet::Status, &["FINISH"]);
    both.facet_values[Facet::Creator.index()] = vec!["李娜".to_owned()];
    assert_eq!(ids(&index, &both, ""), "c");
}

#[test]
fn counts_apply_the_other_filters_but_not_their_own() {
    let index = sample();
    let filter = picked(Facet::Status, &["FINISH"]);
    let result = query(&index, &filter, "");
    assert_eq!(count(&index, &result, Facet::Status, "FINISH"), 2);
    assert_eq!(
        count(&index, &result, Facet::Status, "ERROR"),
        1,
        "its own filter does not apply"
    );
    assert_eq!(
        count(&index, &result, Facet::Creator, "李娜"),
        1,
        "other filters apply"
    );
    assert_eq!(count(&index, &result, Facet::Creator, "王小明"), 1);
    assert_eq!(count(&index, &result, Facet::Health, "overdue"), 1);
    assert_eq!(
        result.health.iter().sum::<u32>(),
        5,
        "the filter has no effect on the health counts"
    );
}

#[test]
fn computed_within_and_not_since_are_complements() {
    let index = sample();
    let at = |computed| Filter {
        computed: Some(computed),
        ..Filter::default()
    };
    assert_eq!(ids(&index, &at(Computed::Within(3 * HOUR_MS)), ""), "ab");
    assert_eq!(ids(&index, &at(Computed::NotSince(3 * HOUR_MS)), ""), "cde");
}

#[test]
fn rows_are_sorted_by_time_with_what_has_none_last_both_ways() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), "detectedAt"), "cebad");
    assert_eq!(ids(&index, &Filter::default(), "-detectedAt"), "abecd");
}

#[test]
fn codes_have_their_order_and_unknown_ones_are_last() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), "stage"), "dacbe");
    assert_eq!(ids(&index, &Filter::default(), "-stage"), "bacde");
    assert_eq!(ids(&index, &Filter::default(), "health"), "bcdae");
}

#[test]
fn the_worst_health_comes_first_and_an_unknown_one_last_both_ways() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), "health"), "bcdae");
    assert_eq!(ids(&index, &Filter::default(), "-health"), "adcbe");
}

#[test]
fn several_columns_sort_the_first_one_first() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), "stage.detectedAt"), "dcabe");
    assert_eq!(
        ids(&index, &Filter::default(), "stage.-detectedAt"),
        "dacbe"
    );
}

#[test]
fn a_text_column_is_sorted_by_the_stored_order() {
    let index = sample();
    assert!(index.needs_order(Column::Name));
    assert_eq!(ids(&index, &Filter::default(), "name"), "abcde", "none yet");
    index.set_order(Column::Name, vec![4, 3, 3, LAST, 0]);
    assert!(!index.needs_order(Column::Name));
    assert_eq!(ids(&index, &Filter::default(), "name"), "ebcad");
    assert_eq!(ids(&index, &Filter::default(), "-name"), "abced");
}

#[test]
fn appended_rows_are_last_until_the_order_is_computed_again() {
    let rows = [
        profile("a", "b", "NONE", "", None),
        profile("b", "a", "NONE", "", None),
        profile("c", "0", "NONE", "", None),
    ];
    let mut index = index(&rows[..2]);
    index.set_order(Column::Name, vec![1, 0]);
    let generation = index.generation();
    index.set_rows(&rows);
    assert_eq!(index.generation(), generation);
    assert!(index.needs_order(Column::Name));
    assert_eq!(ids(&index, &Filter::default(), "name"), "bac");
}

#[test]
fn a_changed_row_is_found_by_what_it_is_now() {
    let old = profile("a", "old", "ERROR", "x", Some(1));
    let other = profile("b", "other", "ERROR", "x", Some(1));
    let mut index = index(&[old, Arc::clone(&other)]);
    assert_eq!(ids(&index, &Filter::default(), "detectedAt"), "ab");
    let generation = index.generation();
    index.set_rows(&[profile("a", "new", "FINISH", "y", Some(0)), other]);
    assert_ne!(index.generation(), generation);
    assert_eq!(ids(&index, &words(&["old"]), ""), "");
    assert_eq!(ids(&index, &words(&["new"]), ""), "a");
    assert_eq!(ids(&index, &Filter::default(), "detectedAt"), "ba");
    let result = query(&index, &Filter::default(), "");
    assert_eq!(count(&index, &result, Facet::Creator, "x"), 1);
}

#[test]
fn rows_that_are_gone_are_not_found() {
    let mut index = sample();
    index.set_rows(&[]);
    assert!(index.is_empty());
    let result = query(&index, &Filter::default(), "-stage");
    assert_eq!(result.rows, [0; 0]);
    assert_eq!(result.facets[Facet::Creator.index()].iter().sum::<u32>(), 0);
}
