//! The index against a reference implementation.

use proptest::prelude::*;

use super::*;

/// Any small project.
pub(super) fn rows() -> impl Strategy<Value = Vec<Arc<SegmentProfile>>> {
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
            filter.facet_values[Facet::Status.index()] = owned(stages);
            filter.facet_values[Facet::Creator.index()] = owned(creators);
            filter.facet_values[Facet::Health.index()] = owned(healths);
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

/// Reference implementation of the filter, without the conditions of one facet (`aside`).
fn passes(row: &SegmentProfile, filter: &Filter, aside: Option<Facet>) -> bool {
    let health = HealthRules::default().assess(row, NOW).health;
    let picked = Facet::ALL.into_iter().all(|facet| {
        let picks = &filter.facet_values[facet.index()];
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
    fn results_and_counts_equal_the_reference(rows in rows(), filter in filter()) {
        let index = index(&rows);
        let result = query(&index, &filter, "");
        let expected: Vec<u32> = (0..rows.len() as u32)
            .filter(|row| passes(&rows[*row as usize], &filter, None))
            .collect();
        prop_assert_eq!(&result.rows, &expected);
        prop_assert_eq!(result.health.iter().sum::<u32>() as usize, rows.len());
        for facet in Facet::ALL {
            for (row, value) in index.values(facet).into_iter().enumerate() {
                let found = rows.iter().filter(|row| {
                    let health = HealthRules::default().assess(row, NOW).health;
                    passes(row, &filter, Some(facet)) && facet.value(row, health) == value
                });
                let counted = result.facets[facet.index()][row];
                prop_assert_eq!(counted as usize, found.count(), "{:?} {}", facet, value);
            }
        }
    }

    #[test]
    fn sorting_keeps_all_rows_and_is_stable(rows in rows(), descending: bool) {
        let index = index(&rows);
        let sorting = if descending { "-stage" } else { "stage" };
        let sorted = query(&index, &Filter::default(), sorting).rows;
        let mut rows_found = sorted.clone();
        rows_found.sort_unstable();
        prop_assert_eq!(rows_found, (0..rows.len() as u32).collect::<Vec<_>>());
        let order = ["NONE", "READY", "RUNNING", "FINISH", "ERROR"];
        let rank = |row: &u32| {
            let stage = rows[*row as usize].stage().expect("a stage").code().to_owned();
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
