//! The rows of every project, each made when it is asked for and the same each time.

mod clock;
mod documented;
mod faces;
mod faceted;
mod hash;
mod hostile;
mod names;
mod odd;
mod people;
mod realistic;
mod row;
mod scopes;
mod words;

pub use clock::{Instant, written};
pub use row::Row;
#[cfg(test)]
pub use row::{Detector, Field, Text, text};

use crate::{
    changes::Place,
    projects::{Project, Rows},
};

/// The documented reply, with the elision cut and nothing else changed.
pub const DOCUMENTED: &[u8] = include_bytes!("../../../fixtures/documented_example.json");

/// How many rows a project really has.
pub fn total(project: &Project) -> u64 {
    match project.rows {
        Rows::Documented => 1,
        Rows::Realistic { total, .. } => total,
        Rows::Faceted => faceted::TOTAL,
        Rows::Hostile => hostile::TOTAL,
    }
}

/// The rows from `offset`, at most `limit` of them.
pub fn slice(project: &Project, offset: u64, limit: u64, now: Instant) -> Vec<Row> {
    let end = offset.saturating_add(limit).min(total(project));
    (offset..end)
        .map(|index| row(project, index, now))
        .collect()
}

/// The rows at these places of a list that has changed.
pub fn at_places(project: &Project, places: Vec<Place>, now: Instant) -> Vec<Row> {
    let row = |place| match place {
        Place::Own(index) => row(project, index, now),
        Place::Inserted(row) => *row,
    };
    places.into_iter().map(row).collect()
}

/// A row that a test puts into a list: nothing odd about it, and computed an hour ago.
pub fn inserted(id: &str, name: Option<&str>, now: Instant) -> Row {
    let hour_ago = row::text(written(now - clock::seconds(60 * 60)));
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
        Rows::Documented => documented::row(),
        Rows::Realistic { total, oddities } => {
            let row = realistic::row(project.id, index, total, now);
            match odd::place(oddities, index) {
                Some(place) => odd::row(place, row),
                None => row,
            }
        }
        Rows::Faceted => faceted::row(project.id, index, now),
        Rows::Hostile => hostile::row(project.id, index, now),
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
        let page = slice(project, 99_990, 1_000, now);
        assert_eq!(page.len(), 10);
        assert_eq!(page[5..], slice(project, 99_995, 5, now));
        assert!(slice(project, 100_000, 10, now).is_empty());
        assert!(slice(project, u64::MAX, u64::MAX, now).is_empty());
    }

    #[test]
    fn ids_are_unique_in_every_project() {
        for project in &projects::ALL {
            let rows = slice(project, 0, 2_500, Instant::default());
            let ids: HashSet<_> = rows.iter().map(|row| &row.id).collect();
            assert_eq!(ids.len(), rows.len(), "{}", project.id);
        }
    }
}
