//! Test data: the rows of every project, generated on demand and deterministic.

mod clock;
mod documented;
mod edge_cases;
mod facet_values;
mod faceted;
mod hostile;
mod names;
mod people;
mod realistic;
mod row;
mod scopes;
mod seeded;
mod words;

pub use clock::{Instant, to_rfc3339};
pub use row::Row;
#[cfg(test)]
pub use row::{Detector, Field, Text, text};

use crate::{
    changes::ListEntry,
    projects::{Project, RowSource},
};

/// The documented reply; only its ellipsis is removed.
pub const DOCUMENTED: &[u8] = include_bytes!("../../../fixtures/documented_example.json");

/// The actual number of rows of a project.
pub fn total(project: &Project) -> u64 {
    match project.rows {
        RowSource::Documented => 1,
        RowSource::Realistic { total, .. } => total,
        RowSource::Faceted => faceted::TOTAL,
        RowSource::Hostile => hostile::TOTAL,
    }
}

/// The rows from `offset`, at most `limit` of them.
pub fn rows(project: &Project, offset: u64, limit: u64, now: Instant) -> Vec<Row> {
    let end = offset.saturating_add(limit).min(total(project));
    (offset..end)
        .map(|index| row(project, index, now))
        .collect()
}

/// The rows of these entries of a changed list.
pub fn list_rows(project: &Project, entries: Vec<ListEntry>, now: Instant) -> Vec<Row> {
    let row = |entry| match entry {
        ListEntry::Own(index) => row(project, index, now),
        ListEntry::Inserted(row) => *row,
    };
    entries.into_iter().map(row).collect()
}

/// A row that a change inserts: no edge cases, computed an hour ago.
pub fn inserted(id: &str, name: Option<&str>, now: Instant) -> Row {
    let hour_ago = row::text(to_rfc3339(now - clock::seconds(60 * 60)));
    let computed = row::Detector {
        stage: row::text("FINISH"),
        detected_at: hour_ago.clone(),
    };
    Row {
        id: id.to_owned(),
        name: row::text(name.map_or_else(|| format!("Inserted {id}"), str::to_owned)),
        key: row::text(format!("seg_{id}")),
        detector: row::Field::Value(computed),
        created_at: hour_ago.clone(),
        updated_at: hour_ago,
        ..documented::row()
    }
}

/// The row at `index`, which is below the project's total.
fn row(project: &Project, index: u64, now: Instant) -> Row {
    match project.rows {
        RowSource::Documented => documented::row(),
        RowSource::Realistic { total, edge_cases } => {
            let row = realistic::row(project.id, index, total, now);
            match edge_cases::case_at(edge_cases, index) {
                Some(case) => edge_cases::row(case, row),
                None => row,
            }
        }
        RowSource::Faceted => faceted::row(project.id, index, now),
        RowSource::Hostile => hostile::row(project.id, index, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projects;
    use std::collections::HashSet;

    #[test]
    fn a_slice_is_the_same_whatever_it_is_cut_from() {
        let Some(project) = projects::find("Hg100kZe") else {
            panic!("the project exists");
        };
        let now = Instant::default();
        let page = rows(project, 99_990, 1_000, now);
        assert_eq!(page.len(), 10);
        assert_eq!(page[5..], rows(project, 99_995, 5, now));
        assert!(rows(project, 100_000, 10, now).is_empty());
        assert!(rows(project, u64::MAX, u64::MAX, now).is_empty());
    }

    #[test]
    fn ids_are_unique_in_every_project() {
        for project in &projects::ALL {
            let rows = rows(project, 0, 2_500, Instant::default());
            let ids: HashSet<_> = rows.iter().map(|row| &row.id).collect();
            assert_eq!(ids.len(), rows.len(), "{}", project.id);
        }
    }
}
