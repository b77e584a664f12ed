//! The page around the rows, its numbers written as the API writes them: as floats.

use serde::Serialize;

use crate::{
    data::{self, Instant, Row},
    paging::Paging,
    projects::{Project, Rows},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope {
    offset: f64,
    limit: f64,
    total_count: f64,
    has_next_page: bool,
    has_previous_page: bool,
    values: Vec<Row>,
}

/// The JSON of a page.
pub fn page(project: &Project, paging: Paging, now: Instant) -> Result<Vec<u8>, serde_json::Error> {
    if project.rows == Rows::Documented && paging.offset == 0 {
        return Ok(data::DOCUMENTED.to_vec());
    }
    let Paging { limit, offset } = paging;
    let total = data::total(project);
    let values = data::slice(project, offset, limit, now);
    let end = offset.saturating_add(values.len() as u64);
    // The example claims 143 rows and shows one; its other pages claim the same.
    let claimed = if project.rows == Rows::Documented {
        143
    } else {
        total
    };
    serde_json::to_vec(&Envelope {
        offset: offset as f64,
        limit: limit as f64,
        total_count: claimed as f64,
        has_next_page: end < total,
        has_previous_page: offset > 0,
        values,
    })
}
