//! Groups: each row in one, in order, with counts that sum up.

use proptest::prelude::*;

use super::super::{Group, Grouping, Groups};
use super::model::rows;
use super::*;

fn grouped(index: &Index, found: &[u32], facet: Facet, sorting: &str) -> Groups {
    let sorting = Sorting::parse(sorting).unwrap_or_default();
    index.groups(
        found,
        &Grouping {
            facet,
            sorting: &sorting,
            rules: HealthRules::default(),
            now: NOW,
        },
    )
}

/// The groups of everything as text: value, ids of rows.
fn text(index: &Index, facet: Facet, sorting: &str) -> String {
    let found = query(index, &Filter::default(), sorting).rows;
    let groups = grouped(index, &found, facet, sorting);
    let mut rows = groups.rows.iter().filter_map(|row| index.row(*row));
    let groups = groups.groups.iter().map(|group| {
        let ids = rows.by_ref().take(group.count() as usize);
        let ids: String = ids.map(|row| row.id.clone()).collect();
        format!("{}={ids}", group.value)
    });
    groups.collect::<Vec<_>>().join(" ")
}

#[test]
fn codes_are_in_the_order_of_their_column_and_unknown_ones_last() {
    let index = sample();
    assert_eq!(
        text(&index, Facet::Status, ""),
        "RUNNING=d FINISH=ac ERROR=b QUEUED=e"
    );
    assert_eq!(
        text(&index, Facet::Health, ""),
        "failed=b overdue=c running=d healthy=a unknown=e"
    );
}

#[test]
fn the_group_with_most_people_is_first_and_the_one_without_anybody_last() {
    let index = index(&[
        profile("a", "", "FINISH", "", Some(1)),
        profile("b", "", "FINISH", "", Some(1)),
        profile("c", "", "FINISH", "", Some(1)),
        profile("d", "", "FINISH", "李娜", Some(1)),
        profile("e", "", "ERROR", "Emma", Some(1)),
        profile("f", "", "FINISH", "emma", Some(90)),
    ]);
    assert_eq!(text(&index, Facet::Creator, ""), "Emma=ef 李娜=d =abc");
    let groups = grouped(&index, &[5, 4], Facet::Creator, "");
    let emma = Group {
        value: "Emma".to_owned(),
        name: None,
        health: [1, 1, 0, 0, 0, 0],
    };
    assert_eq!(groups.groups, [emma]);
    assert_eq!(groups.rows, [5, 4], "in the order in which they were found");
}

#[test]
fn where_rows_are_sorted_by_the_column_first_the_groups_are_too() {
    let index = sample();
    assert_eq!(
        text(&index, Facet::Status, "-stage"),
        "ERROR=b FINISH=ac RUNNING=d QUEUED=e"
    );
    assert_eq!(
        text(&index, Facet::Status, "-detectedAt.-stage"),
        "RUNNING=d FINISH=ac ERROR=b QUEUED=e"
    );
}

#[test]
fn people_of_one_name_are_groups_of_their_own_with_name_and_id() {
    let person = |id: &str, creator_id: &str| {
        Arc::new(SegmentProfile {
            creator: Some("张伟".to_owned()),
            creator_id: Some(creator_id.to_owned()),
            ..SegmentProfile::with_id(id)
        })
    };
    let index = index(&[person("a", "u1"), person("b", "u2"), person("c", "u2")]);
    let groups = grouped(&index, &[0, 1, 2], Facet::Creator, "").groups;
    let named: Vec<_> = groups
        .iter()
        .map(|group| (group.value.as_str(), group.name.as_deref(), group.count()))
        .collect();
    assert_eq!(named, [("u2", Some("张伟"), 2), ("u1", Some("张伟"), 1)]);
}

proptest! {
    #[test]
    fn every_row_is_in_one_group_and_sums_are_equal(
        rows in rows(),
        facet in prop::sample::select(Facet::ALL.to_vec()),
        sorting in prop::sample::select(vec!["", "name", "stage", "-health.creator", "-creator"]),
    ) {
        let index = index(&rows);
        let result = query(&index, &Filter::default(), sorting);
        let groups = grouped(&index, &result.rows, facet, sorting);
        let mut of_groups = groups.rows.clone();
        of_groups.sort_unstable();
        prop_assert_eq!(of_groups, (0..rows.len() as u32).collect::<Vec<_>>());
        for health in Health::ALL {
            let sum: u32 = groups.groups.iter().map(|group| group.health[health.index()]).sum();
            prop_assert_eq!(sum, result.health[health.index()], "{:?}", health);
        }
        let mut begin = 0;
        let place = |row: &u32| result.rows.iter().position(|found| found == row);
        for group in &groups.groups {
            let end = begin + group.count() as usize;
            prop_assert!(end > begin, "no group is empty");
            for pair in groups.rows[begin..end].windows(2) {
                prop_assert!(place(&pair[0]) < place(&pair[1]), "sorted within");
            }
            for row in &groups.rows[begin..end] {
                let row = &rows[*row as usize];
                let health = HealthRules::default().assess(row, NOW).health;
                let own = facet.value(row, health);
                let person = facet.person(row).and_then(|person| person.id);
                let is_own = own.eq_ignore_ascii_case(&group.value)
                    || person == Some(group.value.as_str())
                    || group.name.as_deref() == Some(own);
                prop_assert!(is_own, "{:?} in {:?}", own, group);
            }
            begin = end;
        }
        prop_assert_eq!(begin, rows.len());
    }
}
