use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::domain::{Detector, HOUR_MS, HealthRules, Scheduler, Stage, Timestamp};
use crate::query::filter::{Computed, Filter};
use crate::query::sorting::Sorting;

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
        scheduler: Some(Scheduler::Daily),
        detector: Some(Detector {
            stage: Some(Stage::from_code(stage)),
            detected_at: moment,
        }),
        ..SegmentProfile::with_id(id)
    })
}

fn index(rows: &[Arc<SegmentProfile>]) -> Index {
    let mut index = Index::default();
    index.follow(rows);
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
    filter.picks[facet.index()] = values.iter().map(|value| (*value).to_owned()).collect();
    filter
}

fn words(words: &[&str]) -> Filter {
    Filter {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        ..Filter::default()
    }
}

fn ask(index: &Index, filter: &Filter, sorting: &str) -> Answer {
    let sorting = Sorting::parse(sorting).unwrap_or_default();
    index.answer(&Question {
        filter,
        sorting: &sorting,
        rules: HealthRules::default(),
        now: NOW,
    })
}

fn ids(index: &Index, filter: &Filter, sorting: &str) -> String {
    let places = ask(index, filter, sorting).places;
    let rows = places.into_iter().filter_map(|place| index.row(place));
    rows.map(|row| row.id.clone()).collect()
}

fn count(index: &Index, answer: &Answer, facet: Facet, value: &str) -> u32 {
    let values = index.values(facet);
    let place = values.iter().position(|known| *known == value);
    place.map_or(0, |place| answer.facets[facet.index()][place])
}

#[test]
fn without_a_filter_everything_is_there_as_the_api_gave_it() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), ""), "abcde");
    let answer = ask(&index, &Filter::default(), "");
    assert_eq!(answer.loaded, 5);
    assert_eq!(answer.health, [1, 1, 1, 0, 1, 1]);
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
fn a_facet_takes_any_of_its_values_and_several_facets_all_hold() {
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
    both.picks[Facet::Creator.index()] = vec!["李娜".to_owned()];
    assert_eq!(ids(&index, &both, ""), "c");
}

#[test]
fn counts_respect_the_other_filters_and_not_their_own() {
    let index = sample();
    let filter = picked(Facet::Status, &["FINISH"]);
    let answer = ask(&index, &filter, "");
    assert_eq!(count(&index, &answer, Facet::Status, "FINISH"), 2);
    assert_eq!(
        count(&index, &answer, Facet::Status, "ERROR"),
        1,
        "its own filter is aside"
    );
    assert_eq!(
        count(&index, &answer, Facet::Creator, "李娜"),
        1,
        "others count"
    );
    assert_eq!(count(&index, &answer, Facet::Creator, "王小明"), 1);
    assert_eq!(count(&index, &answer, Facet::Health, "overdue"), 1);
    assert_eq!(
        answer.health.iter().sum::<u32>(),
        5,
        "the strip knows no filter"
    );
}

#[test]
fn computed_within_and_not_since_part_the_rows_between_them() {
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
fn codes_have_their_order_and_unknown_ones_stand_last() {
    let index = sample();
    assert_eq!(ids(&index, &Filter::default(), "stage"), "dacbe");
    assert_eq!(ids(&index, &Filter::default(), "-stage"), "bacde");
    assert_eq!(ids(&index, &Filter::default(), "health"), "bcdae");
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
fn a_text_column_follows_the_order_that_it_was_given() {
    let index = sample();
    assert!(index.lacks_order(Column::Name));
    assert_eq!(ids(&index, &Filter::default(), "name"), "abcde", "none yet");
    index.set_order(Column::Name, vec![4, 3, 3, LAST, 0]);
    assert!(!index.lacks_order(Column::Name));
    assert_eq!(ids(&index, &Filter::default(), "name"), "ebcad");
    assert_eq!(ids(&index, &Filter::default(), "-name"), "abced");
}

#[test]
fn rows_that_came_since_stand_behind_a_languages_order_until_it_is_anew() {
    let rows = [
        profile("a", "b", "NONE", "", None),
        profile("b", "a", "NONE", "", None),
        profile("c", "0", "NONE", "", None),
    ];
    let mut index = index(&rows[..2]);
    index.set_order(Column::Name, vec![1, 0]);
    let edition = index.edition();
    index.follow(&rows);
    assert_eq!(index.edition(), edition);
    assert!(index.lacks_order(Column::Name));
    assert_eq!(ids(&index, &Filter::default(), "name"), "bac");
}

#[test]
fn a_changed_row_is_found_by_what_it_is_now() {
    let old = profile("a", "old", "ERROR", "x", Some(1));
    let other = profile("b", "other", "ERROR", "x", Some(1));
    let mut index = index(&[old, Arc::clone(&other)]);
    assert_eq!(ids(&index, &Filter::default(), "detectedAt"), "ab");
    let edition = index.edition();
    index.follow(&[profile("a", "new", "FINISH", "y", Some(0)), other]);
    assert_ne!(index.edition(), edition);
    assert_eq!(ids(&index, &words(&["old"]), ""), "");
    assert_eq!(ids(&index, &words(&["new"]), ""), "a");
    assert_eq!(ids(&index, &Filter::default(), "detectedAt"), "ba");
    let answer = ask(&index, &Filter::default(), "");
    assert_eq!(count(&index, &answer, Facet::Creator, "x"), 1);
}

#[test]
fn rows_that_are_gone_are_not_found() {
    let mut index = sample();
    index.follow(&[]);
    assert!(index.is_empty());
    let answer = ask(&index, &Filter::default(), "-stage");
    assert_eq!(answer.places, [0; 0]);
    assert_eq!(answer.facets[Facet::Creator.index()].iter().sum::<u32>(), 0);
}

/// Any small project.
fn rows() -> impl Strategy<Value = Vec<Arc<SegmentProfile>>> {
    let stage = prop::sample::select(vec!["NONE", "ERROR", "FINISH", "RUNNING", "X", ""]);
    let creator = prop::sample::select(vec!["", "a", "b", "B"]);
    let row = (stage, creator, prop::option::of(0i64..60), "[ab]{0,2}");
    let row =
        row.prop_map(|(stage, creator, age, name)| profile(&name, &name, stage, creator, age));
    prop::collection::vec(row, 0..40)
}

fn filter() -> impl Strategy<Value = Filter> {
    let stages = prop::sample::subsequence(vec!["ERROR", "finish", ""], 0..3);
    let creators = prop::sample::subsequence(vec!["", "b"], 0..2);
    let healths = prop::sample::subsequence(vec!["failed", "overdue", "healthy"], 0..3);
    let computed = prop::option::of((any::<bool>(), 1i64..60));
    let words = prop::collection::vec("[ab]{1,2}", 0..2);
    (stages, creators, healths, computed, words).prop_map(
        |(stages, creators, healths, computed, words)| {
            let mut filter = Filter {
                words,
                ..Filter::default()
            };
            let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
            filter.picks[Facet::Status.index()] = owned(stages);
            filter.picks[Facet::Creator.index()] = owned(creators);
            filter.picks[Facet::Health.index()] = owned(healths);
            filter.computed = computed.map(|(within, hours)| {
                let ms = hours * HOUR_MS;
                if within {
                    Computed::Within(ms)
                } else {
                    Computed::NotSince(ms)
                }
            });
            filter
        },
    )
}

/// The filter in the plainest words, a facet aside.
fn passes(row: &SegmentProfile, filter: &Filter, aside: Option<Facet>) -> bool {
    let health = HealthRules::default().judge(row, NOW).health;
    let picked = Facet::ALL.into_iter().all(|facet| {
        let picks = &filter.picks[facet.index()];
        let value = facet.value(row, health);
        Some(facet) == aside
            || picks.is_empty()
            || picks.iter().any(|pick| pick.eq_ignore_ascii_case(value))
    });
    let at = row.detected_at().and_then(|moment| moment.epoch_ms());
    let in_time = match filter.computed {
        None => true,
        Some(Computed::Within(ms)) => at.is_some_and(|at| NOW - at < ms),
        Some(Computed::NotSince(ms)) => at.is_none_or(|at| NOW - at >= ms),
    };
    let fields = [
        &row.name,
        &row.key,
        &row.description,
        &row.creator,
        &Some(row.id.clone()),
    ];
    let has = |word: &String| {
        fields.iter().any(|field| {
            field
                .as_ref()
                .is_some_and(|text| text.to_lowercase().contains(&word.to_lowercase()))
        })
    };
    picked && in_time && filter.words.iter().all(has)
}

proptest! {
    #[test]
    fn what_is_found_and_counted_is_what_plain_words_say(rows in rows(), filter in filter()) {
        let index = index(&rows);
        let answer = ask(&index, &filter, "");
        let expected: Vec<u32> = (0..rows.len() as u32)
            .filter(|place| passes(&rows[*place as usize], &filter, None))
            .collect();
        prop_assert_eq!(&answer.places, &expected);
        prop_assert_eq!(answer.health.iter().sum::<u32>() as usize, rows.len());
        for facet in Facet::ALL {
            for (place, value) in index.values(facet).into_iter().enumerate() {
                let found = rows.iter().filter(|row| {
                    let health = HealthRules::default().judge(row, NOW).health;
                    passes(row, &filter, Some(facet)) && facet.value(row, health) == value
                });
                let counted = answer.facets[facet.index()][place];
                prop_assert_eq!(counted as usize, found.count(), "{:?} {}", facet, value);
            }
        }
    }

    #[test]
    fn sorting_moves_no_row_in_or_out_and_is_stable(rows in rows(), descending: bool) {
        let index = index(&rows);
        let sorting = if descending { "-stage" } else { "stage" };
        let sorted = ask(&index, &Filter::default(), sorting).places;
        let mut places = sorted.clone();
        places.sort_unstable();
        prop_assert_eq!(places, (0..rows.len() as u32).collect::<Vec<_>>());
        let order = ["NONE", "READY", "RUNNING", "FINISH", "ERROR"];
        let rank = |place: &u32| {
            let stage = rows[*place as usize].stage().expect("a stage").code().to_owned();
            match order.iter().position(|code| *code == stage) {
                Some(at) if descending => order.len() - at,
                Some(at) => at,
                None => 99,
            }
        };
        for pair in sorted.windows(2) {
            let (one, other) = (rank(&pair[0]), rank(&pair[1]));
            prop_assert!(one < other || (one == other && pair[0] < pair[1]));
        }
    }
}
