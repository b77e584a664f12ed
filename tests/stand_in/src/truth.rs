//! What the projects really hold, counted from the rows themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    data::{self, Instant, Row},
    health::Healths,
    projects::Project,
};

/// Counts by code or name; what is missing, null or empty is counted under the empty one.
type Counts = BTreeMap<String, u64>;

/// One project's truth.
#[derive(Debug, Serialize)]
pub struct Truth {
    id: &'static str,
    name: &'static str,
    /// The instant that the healths are of.
    at: String,
    /// How many rows there really are, whatever `totalCount` claims.
    total: u64,
    stages: Counts,
    schedulers: Counts,
    /// By `createdBy`.
    types: Counts,
    /// By name: people who share one are counted together.
    creators: Counts,
    /// By name.
    updaters: Counts,
    health: Healths,
    /// In the order of the pages; only where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    ids: Option<Vec<String>>,
    /// As the pages have them; only where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Row>>,
}

/// What is told beside the counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Details {
    pub ids: bool,
    pub rows: bool,
}

/// Counts a project's rows, their health as it is at an instant.
pub fn of(project: &Project, rows: Vec<Row>, details: Details, at: Instant) -> Truth {
    let mut truth = Truth {
        id: project.id,
        name: project.name,
        at: data::written(at),
        total: rows.len() as u64,
        stages: Counts::new(),
        schedulers: Counts::new(),
        types: Counts::new(),
        creators: Counts::new(),
        updaters: Counts::new(),
        health: Healths::default(),
        ids: details
            .ids
            .then(|| rows.iter().map(|row| row.id.clone()).collect()),
        rows: None,
    };
    for row in &rows {
        truth.add(row, at);
    }
    truth.rows = details.rows.then_some(rows);
    truth
}

impl Truth {
    fn add(&mut self, row: &Row, at: Instant) {
        let count = |counts: &mut Counts, value: Option<&str>| {
            *counts.entry(value.unwrap_or("").to_owned()).or_default() += 1;
        };
        count(&mut self.stages, row.stage());
        for (counts, field) in [
            (&mut self.schedulers, &row.scheduler),
            (&mut self.types, &row.created_by),
            (&mut self.creators, &row.creator),
            (&mut self.updaters, &row.updater),
        ] {
            count(counts, field.value().map(String::as_str));
        }
        self.health.add(row, at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projects;
    use serde_json::{Value, json};

    fn told(id: &str, details: Details, at: &str) -> Value {
        let at = at.parse().unwrap_or_default();
        let Some(project) = projects::find(id) else {
            panic!("{id} exists");
        };
        let rows = data::slice(project, 0, data::total(project), at);
        serde_json::to_value(of(project, rows, details, at)).unwrap_or_default()
    }

    #[test]
    fn the_counts_of_every_project_add_up_to_its_total() {
        for project in &projects::ALL {
            let details = Details {
                ids: true,
                rows: true,
            };
            let truth = told(project.id, details, "2024-05-06T07:08:09Z");
            let total = truth["total"].as_u64();
            for counts in [
                "stages",
                "schedulers",
                "types",
                "creators",
                "updaters",
                "health",
            ] {
                let counts = truth[counts].as_object().into_iter().flatten();
                let sum: u64 = counts.filter_map(|(_, count)| count.as_u64()).sum();
                assert_eq!(Some(sum), total, "{}", project.id);
            }
            for list in ["ids", "rows"] {
                let length = truth[list].as_array().map(|list| list.len() as u64);
                assert_eq!(length, total, "{}", project.id);
            }
        }
    }

    #[test]
    fn the_documented_example_is_counted_as_it_is_documented() {
        let expected = json!({
            "id": "WlGk4Daj", "name": "GrowingIO 示例项目", "at": "2024-05-06T07:08:09.000Z", "total": 1,
            "stages": {"FINISH": 1}, "schedulers": {"DAILY": 1}, "types": {"DIRECT": 1},
            "creators": {"管理员": 1}, "updaters": {"管理员": 1},
            "health": {"failed": 0, "overdue": 1, "running": 0, "not-computed": 0, "healthy": 0, "unknown": 0},
        });
        let truth = told("WlGk4Daj", Details::default(), "2024-05-06T07:08:09Z");
        assert_eq!(truth, expected);
        // Its result was fresh once.
        let truth = told("WlGk4Daj", Details::default(), "2022-01-02T07:00:59.999Z");
        assert_eq!(truth["health"]["healthy"], 1);
        let truth = told("WlGk4Daj", Details::default(), "2022-01-02T07:01:00Z");
        assert_eq!(truth["health"]["overdue"], 1);
    }

    #[test]
    fn what_is_missing_null_or_empty_is_counted_under_the_empty_name() {
        let truth = told("Dm7143Qx", Details::default(), "2024-05-06T07:08:09Z");
        assert_eq!(truth["creators"][""], 3);
        let updaters = truth["updaters"][""].as_u64();
        assert!(updaters >= Some(3), "{updaters:?}");
    }
}
