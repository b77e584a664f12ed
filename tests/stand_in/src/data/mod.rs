//! The rows of every project, each made when it is asked for and the same each time.

mod clock;
mod hash;
mod hostile;
mod names;
mod odd;
mod people;
mod realistic;
mod row;
mod scopes;
mod words;

pub use clock::Instant;
pub use row::Row;

use crate::projects::{Project, Rows};

/// The documented reply, with the elision cut and nothing else changed.
pub const DOCUMENTED: &[u8] = include_bytes!("../../../fixtures/documented_example.json");

/// How many rows a project really has.
pub fn total(project: &Project) -> u64 {
    match project.rows {
        Rows::Documented => 1,
        Rows::Realistic { total, .. } => total,
        Rows::Hostile => hostile::TOTAL,
    }
}

/// The rows from `offset`, at most `limit` of them. The documented project has none here: its reply is bytes.
pub fn slice(project: &Project, offset: u64, limit: u64, now: Instant) -> Vec<Row> {
    let end = offset.saturating_add(limit).min(total(project));
    match project.rows {
        Rows::Documented => Vec::new(),
        Rows::Realistic { total, oddities } => (offset..end)
            .map(|index| {
                let row = realistic::row(project.id, index, total, now);
                match odd::place(oddities, index) {
                    Some(place) => odd::row(place, row),
                    None => row,
                }
            })
            .collect(),
        Rows::Hostile => (offset..end)
            .map(|index| hostile::row(project.id, index, now))
            .collect(),
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
