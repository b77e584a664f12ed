//! Page envelope: the fields around the rows. The API writes its numbers as floats, and so does this.

use serde::Serialize;

use crate::{
    data::{self, Instant, Row},
    paging::Paging,
    projects::{Project, RowSource},
};

/// A page of segment profiles.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    pub offset: f64,
    pub limit: f64,
    pub total_count: f64,
    pub has_next_page: bool,
    pub has_previous_page: bool,
    pub values: Vec<Row>,
}

impl Envelope {
    /// A page of a project's unchanged rows.
    pub fn for_project(project: &Project, paging: Paging, now: Instant) -> Self {
        let values = data::rows(project, paging.offset, paging.limit, now);
        let page = Self::new(values, data::total(project), paging);
        match project.rows {
            // The documented example has a `totalCount` of 143 and one row; its other pages have the same total.
            RowSource::Documented => Self {
                total_count: 143.0,
                ..page
            },
            RowSource::Realistic { .. } | RowSource::Faceted | RowSource::Hostile => page,
        }
    }

    /// A page with these rows, at this position in a list of `total` rows.
    pub fn new(values: Vec<Row>, total: u64, paging: Paging) -> Self {
        let Paging { limit, offset } = paging;
        Self {
            offset: offset as f64,
            limit: limit as f64,
            total_count: total as f64,
            has_next_page: offset.saturating_add(values.len() as u64) < total,
            has_previous_page: offset > 0,
            values,
        }
    }

    /// The JSON of a page of this project; the documented example is returned byte for byte.
    pub fn to_json(&self, project: &Project) -> Result<Vec<u8>, serde_json::Error> {
        if project.rows == RowSource::Documented && !self.has_previous_page {
            return Ok(data::DOCUMENTED.to_vec());
        }
        serde_json::to_vec(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        data,
        test_client::{get, profiles, server},
    };

    async fn text(id: &str, query: &str) -> String {
        get(&server(), "demo-token", &profiles(id, query))
            .await
            .text()
            .to_owned()
    }

    /// The envelope without its rows.
    async fn envelope(id: &str, query: &str) -> String {
        let text = text(id, query).await;
        text.split("\"values\"")
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    #[tokio::test]
    async fn the_documented_example_comes_byte_for_byte_whatever_the_limit() {
        for query in ["", "?offset=0&limit=1000", "?limit=20"] {
            let reply = get(&server(), "demo-token", &profiles("WlGk4Daj", query)).await;
            assert_eq!(reply.body, data::DOCUMENTED, "{query}");
            assert_eq!(reply.header("content-type"), Some("application/json"));
        }
    }

    #[tokio::test]
    async fn the_documented_example_has_no_second_page() {
        assert_eq!(
            text("WlGk4Daj", "?offset=1&limit=20").await,
            r#"{"offset":1.0,"limit":20.0,"totalCount":143.0,"hasNextPage":false,"hasPreviousPage":true,"values":[]}"#
        );
    }

    #[tokio::test]
    async fn the_numbers_of_the_envelope_are_floats() {
        assert_eq!(
            envelope("Dm7143Qx", "?limit=50&offset=50").await,
            r#"{"offset":50.0,"limit":50.0,"totalCount":143.0,"hasNextPage":true,"hasPreviousPage":true,"#
        );
    }

    #[tokio::test]
    async fn a_limit_over_the_cap_is_cut_to_1000_in_rows_and_in_words() {
        let page = get(
            &server(),
            "demo-token",
            &profiles("Lg2500Vn", "?limit=5000"),
        )
        .await
        .json();
        assert_eq!(page["limit"].to_string(), "1000.0");
        assert_eq!(page["values"].as_array().map(Vec::len), Some(1_000));
    }

    #[tokio::test]
    async fn the_last_page_has_no_next_one() {
        let page = get(
            &server(),
            "demo-token",
            &profiles("Lg2500Vn", "?offset=2000&limit=500"),
        )
        .await
        .json();
        assert_eq!(
            (
                page["hasNextPage"].as_bool(),
                page["values"].as_array().map(Vec::len)
            ),
            (Some(false), Some(500))
        );
        let before = get(
            &server(),
            "demo-token",
            &profiles("Lg2500Vn", "?offset=1999&limit=500"),
        )
        .await
        .json();
        assert_eq!(before["hasNextPage"].as_bool(), Some(true));
    }

    #[tokio::test]
    async fn past_the_end_there_are_no_rows_and_no_next_page() {
        let expected = r#"{"offset":143.0,"limit":20.0,"totalCount":143.0,"hasNextPage":false,"hasPreviousPage":true,"values":[]}"#;
        assert_eq!(text("Dm7143Qx", "?offset=143&limit=20").await, expected);
    }

    #[tokio::test]
    async fn the_empty_project_is_an_empty_page() {
        let expected = r#"{"offset":0.0,"limit":1000.0,"totalCount":0.0,"hasNextPage":false,"hasPreviousPage":false,"values":[]}"#;
        assert_eq!(text("Em9tyPrj", "").await, expected);
    }
}
