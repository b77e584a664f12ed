//! Project summary: the expected counts, counted from the rows. Tests compare the app with it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    data::{self, Instant, Row},
    health::HealthCounts,
    projects::Project,
};

/// Counts by code or name; missing, null and empty values are counted under the empty string.
type Counts = BTreeMap<String, u64>;

/// The summary of one project.
#[derive(Debug, Serialize)]
pub struct Summary {
    id: &'static str,
    name: &'static str,
    /// The time at which health is evaluated.
    at: String,
    /// The actual number of rows, which `totalCount` may differ from.
    total: u64,
    stages: Counts,
    schedulers: Counts,
    /// By `createdBy`.
    types: Counts,
    /// By name: people who share one are counted together.
    creators: Counts,
    /// By name.
    updaters: Counts,
    health: HealthCounts,
    /// All ids in the order of the pages; only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    ids: Option<Vec<String>>,
    /// All rows in the order of the pages; only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Row>>,
}

/// What a summary contains beside the counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Details {
    pub ids: bool,
    pub rows: bool,
}

/// Summarizes a project's rows, with their health at a point in time.
pub fn summarize(project: &Project, rows: Vec<Row>, details: Details, at: Instant) -> Summary {
    let mut summary = Summary {
        id: project.id,
        name: project.name,
        at: data::to_rfc3339(at),
        total: rows.len() as u64,
        stages: Counts::new(),
        schedulers: Counts::new(),
        types: Counts::new(),
        creators: Counts::new(),
        updaters: Counts::new(),
        health: HealthCounts::default(),
        ids: details
            .ids
            .then(|| rows.iter().map(|row| row.id.clone()).collect()),
        rows: None,
    };
    for row in &rows {
        summary.count(row, at);
    }
    summary.rows = details.rows.then_some(rows);
    summary
}

impl Summary {
    fn count(&mut self, row: &Row, at: Instant) {
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

    fn summary_of(id: &str, details: Details, at: &str) -> Value {
        let at = at.parse().unwrap_or_default();
        let Some(project) = projects::find(id) else {
            panic!("{id} exists");
        };
        let rows = data::rows(project, 0, data::total(project), at);
        serde_json::to_value(summarize(project, rows, details, at)).unwrap_or_default()
    }

    #[test]
    fn the_counts_of_every_project_add_up_to_its_total() {
        for project in &projects::ALL {
            let details = Details {
                ids: true,
                rows: true,
            };
            let summary = summary_of(project.id, details, "2024-05-06T07:08:09Z");
            let total = summary["total"].as_u64();
            for counts in [
                "stages",
                "schedulers",
                "types",
                "creators",
                "updaters",
                "health",
            ] {
                let counts = summary[counts].as_object().into_iter().flatten();
                let sum: u64 = counts.filter_map(|(_, count)| count.as_u64()).sum();
                assert_eq!(Some(sum), total, "{}", project.id);
            }
            for list in ["ids", "rows"] {
                let length = summary[list].as_array().map(|list| list.len() as u64);
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
        let summary = summary_of("WlGk4Daj", Details::default(), "2024-05-06T07:08:09Z");
        assert_eq!(summary, expected);
        // At an earlier time its result was not overdue yet.
        let summary = summary_of("WlGk4Daj", Details::default(), "2022-01-02T07:00:59.999Z");
        assert_eq!(summary["health"]["healthy"], 1);
        let summary = summary_of("WlGk4Daj", Details::default(), "2022-01-02T07:01:00Z");
        assert_eq!(summary["health"]["overdue"], 1);
    }

    #[test]
    fn what_is_missing_null_or_empty_is_counted_under_the_empty_name() {
        let summary = summary_of("Dm7143Qx", Details::default(), "2024-05-06T07:08:09Z");
        assert_eq!(summary["creators"][""], 3);
        let updaters = summary["updaters"][""].as_u64();
        assert!(updaters >= Some(3), "{updaters:?}");
    }
}
