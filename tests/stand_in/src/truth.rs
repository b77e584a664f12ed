//! What the projects really hold, counted from the rows themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    data::{self, Instant, Row},
    projects::{Project, Rows},
};

/// Counts by code; what is missing, null or empty is counted under the empty code.
type Counts = BTreeMap<String, u64>;

/// One project's truth.
#[derive(Debug, Serialize)]
pub struct Truth {
    id: &'static str,
    name: &'static str,
    /// How many rows there really are, whatever `totalCount` claims.
    total: u64,
    stages: Counts,
    schedulers: Counts,
    /// By `createdBy`.
    types: Counts,
    /// In the order of the pages; only where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    ids: Option<Vec<String>>,
}

/// Counts a project.
pub fn of(project: &Project, with_ids: bool, now: Instant) -> Truth {
    let total = data::total(project);
    let mut truth = Truth {
        id: project.id,
        name: project.name,
        total,
        stages: Counts::new(),
        schedulers: Counts::new(),
        types: Counts::new(),
        ids: with_ids.then(Vec::new),
    };
    match project.rows {
        // Its one row is bytes, not made here.
        Rows::Documented => truth.add(
            "WlGk4Daj".to_owned(),
            Some("FINISH"),
            Some("DAILY"),
            Some("DIRECT"),
        ),
        Rows::Realistic { .. } | Rows::Hostile => {
            for row in data::slice(project, 0, total, now) {
                truth.add_row(row);
            }
        }
    }
    truth
}

impl Truth {
    fn add_row(&mut self, row: Row) {
        let scheduler = row.scheduler.value().map(String::as_str);
        let created_by = row.created_by.value().map(String::as_str);
        let (id, stage) = (row.id.clone(), row.stage());
        self.add(id, stage, scheduler, created_by);
    }

    fn add(
        &mut self,
        id: String,
        stage: Option<&str>,
        scheduler: Option<&str>,
        created_by: Option<&str>,
    ) {
        let count = |counts: &mut Counts, code: Option<&str>| {
            *counts.entry(code.unwrap_or("").to_owned()).or_default() += 1;
        };
        count(&mut self.stages, stage);
        count(&mut self.schedulers, scheduler);
        count(&mut self.types, created_by);
        if let Some(ids) = &mut self.ids {
            ids.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projects;

    #[test]
    fn the_counts_of_every_project_add_up_to_its_total() {
        for project in &projects::ALL {
            let truth = of(project, true, Instant::default());
            for counts in [&truth.stages, &truth.schedulers, &truth.types] {
                assert_eq!(counts.values().sum::<u64>(), truth.total, "{}", project.id);
            }
            assert_eq!(
                truth.ids.map(|ids| ids.len() as u64),
                Some(truth.total),
                "{}",
                project.id
            );
        }
    }
}
