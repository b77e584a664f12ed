//! Rewrites the envelope of a page: totals and flags as an incorrect server would send them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

use crate::{data::Row, envelope::Envelope, paging::Paging};

/// The changes, applied in this order: which page is served, then its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Rewrite {
    /// Serves the first page, its `offset` included, whatever the request's offset.
    pub repeat: bool,
    /// The most rows that are served, whatever the request's limit.
    pub most_rows: Option<u64>,
    /// Values that replace fields of the envelope, any JSON; `values` and unknown fields included.
    pub set: BTreeMap<String, Value>,
    /// Fields that are set to the number of rows in this reply.
    pub count_rows: Vec<String>,
    /// Fields that are removed.
    pub remove: Vec<String>,
}

impl Rewrite {
    /// Whether it leaves every page unchanged.
    pub fn changes_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The paging to serve in place of the requested one.
    pub fn paging(&self, requested: Paging) -> Paging {
        let offset = if self.repeat { 0 } else { requested.offset };
        Paging {
            offset,
            limit: requested.limit.min(self.most_rows.unwrap_or(u64::MAX)),
        }
    }

    /// The JSON of the rewritten page.
    pub fn to_json(&self, envelope: &Envelope) -> Result<Vec<u8>, serde_json::Error> {
        let rows = match self.set.get("values") {
            None => envelope.values.len(),
            Some(values) => values.as_array().map_or(0, Vec::len),
        };
        let mut fields = BTreeMap::from([
            ("offset", Value::from(envelope.offset)),
            ("limit", Value::from(envelope.limit)),
            ("totalCount", Value::from(envelope.total_count)),
            ("hasNextPage", Value::from(envelope.has_next_page)),
            ("hasPreviousPage", Value::from(envelope.has_previous_page)),
        ]);
        let set = self.set.iter();
        fields.extend(set.map(|(name, value)| (name.as_str(), value.clone())));
        let counting = self.count_rows.iter();
        fields.extend(counting.map(|name| (name.as_str(), Value::from(rows as f64))));
        let removed = |name: &str| self.remove.iter().any(|removed| removed == name);
        fields.retain(|name, _| !removed(name));
        let replaced = fields.contains_key("values") || removed("values");
        serde_json::to_vec(&RewrittenPage {
            fields,
            values: (!replaced).then_some(&envelope.values),
        })
    }
}

struct RewrittenPage<'a> {
    fields: BTreeMap<&'a str, Value>,
    /// The page's own rows, unless they are replaced or removed.
    values: Option<&'a Vec<Row>>,
}

impl Serialize for RewrittenPage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.fields {
            map.serialize_entry(name, value)?;
        }
        if let Some(values) = self.values {
            map.serialize_entry("values", values)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use crate::test_client::{control, get, profiles, server};
    use axum::Router;
    use serde_json::{Value, json};

    const TOKEN: &str = "demo-token.t1";

    async fn ask(server: &Router, more: Value, fault: Value) {
        let mut rule = json!({"token": TOKEN, "fault": fault});
        rule["fault"]["kind"] = "envelope".into();
        for (name, value) in more.as_object().into_iter().flatten() {
            rule[name] = value.clone();
        }
        let created = control(server, "POST /_stand_in/faults", &rule.to_string()).await;
        assert_eq!(created.status, 200, "{}", created.text());
    }

    async fn page(server: &Router, query: &str) -> Value {
        get(server, TOKEN, &profiles("Dm7143Qx", query))
            .await
            .json()
    }

    /// A page of 20 from offset 20 of the demo, rewritten.
    async fn rewritten(fault: Value) -> Value {
        let server = server();
        ask(&server, json!({}), fault).await;
        page(&server, "?limit=20&offset=20").await
    }

    fn ids(page: &Value) -> Vec<&str> {
        let rows = page["values"].as_array().into_iter().flatten();
        rows.filter_map(|row| row["id"].as_str()).collect()
    }

    #[tokio::test]
    async fn a_total_says_whatever_is_asked_and_the_rest_is_the_page() {
        let server = server();
        let right = page(&server, "?limit=20&offset=20").await;
        for total in ["1", "99999", "-3.0", "3.7", "null", "\"2\"", "9e99", "[{}]"] {
            let total: Value = serde_json::from_str(total).unwrap_or_default();
            let mut expected = right.clone();
            expected["totalCount"] = total.clone();
            let got = rewritten(json!({"set": {"totalCount": total}})).await;
            assert_eq!(got, expected);
        }
    }

    #[tokio::test]
    async fn a_total_can_be_the_rows_of_its_reply() {
        let page = rewritten(json!({"countRows": ["totalCount"]})).await;
        assert_eq!(page["totalCount"].to_string(), "20.0");
        let fault = json!({"countRows": ["totalCount"], "set": {"values": [{"id": "a"}]}});
        let page = rewritten(fault).await;
        assert_eq!(page["totalCount"].to_string(), "1.0");
        assert_eq!(ids(&page), ["a"]);
    }

    #[tokio::test]
    async fn fields_are_left_out_and_replaced_the_rows_among_them() {
        let page = rewritten(json!({"remove": ["hasNextPage", "totalCount"]})).await;
        assert!(page.get("hasNextPage").is_none() && page.get("totalCount").is_none());
        assert_eq!(page["offset"].to_string(), "20.0");
        assert_eq!(ids(&page).len(), 20);
        let page = rewritten(json!({"set": {"hasNextPage": true, "values": []}})).await;
        assert_eq!(
            (&page["hasNextPage"], &page["values"]),
            (&json!(true), &json!([]))
        );
        let page = rewritten(json!({"remove": ["values"], "set": {"offset": 7}})).await;
        assert_eq!(page.get("values"), None);
        assert_eq!(page["offset"], 7);
    }

    #[tokio::test]
    async fn the_first_page_comes_for_ever() {
        let server = server();
        let first = page(&server, "?limit=20").await;
        ask(&server, json!({}), json!({"repeat": true})).await;
        for offset in [20, 140, 143, 9_000] {
            let again = page(&server, &format!("?limit=20&offset={offset}")).await;
            assert_eq!(again, first, "{offset}");
        }
        assert_eq!(first["hasNextPage"], true);
        assert_eq!(ids(&first).len(), 20);
    }

    #[tokio::test]
    async fn a_limit_is_clamped() {
        let server = server();
        ask(&server, json!({}), json!({"mostRows": 10})).await;
        let clamped = page(&server, "?limit=50&offset=20").await;
        assert_eq!(ids(&clamped).len(), 10);
        assert_eq!(clamped["limit"], 10.0);
        assert_eq!(clamped["hasNextPage"], true);
        assert_eq!(ids(&page(&server, "?limit=5").await).len(), 5);
    }

    #[tokio::test]
    async fn a_rewrite_is_for_the_requests_it_names_as_often_as_it_says() {
        let server = server();
        let fault = json!({"set": {"totalCount": 7}});
        ask(&server, json!({"limit": 100, "times": 1}), fault).await;
        let total = async |query| page(&server, query).await["totalCount"].as_f64();
        assert_eq!(total("?limit=20").await, Some(143.0));
        assert_eq!(total("?limit=100&offset=100").await, Some(7.0));
        assert_eq!(total("?limit=100&offset=100").await, Some(143.0));
        let other = get(
            &server,
            "demo-token.t2",
            &profiles("Dm7143Qx", "?limit=100"),
        )
        .await;
        assert_eq!(other.json()["totalCount"].as_f64(), Some(143.0));
    }

    #[tokio::test(start_paused = true)]
    async fn a_late_page_may_be_a_wrong_one_too() {
        let server = server();
        ask(&server, json!({}), json!({"set": {"totalCount": 7}})).await;
        let late = json!({"token": TOKEN, "fault": {"kind": "delay", "ms": 500}});
        control(&server, "POST /_stand_in/faults", &late.to_string()).await;
        let start = tokio::time::Instant::now();
        assert_eq!(page(&server, "").await["totalCount"], 7);
        assert_eq!(start.elapsed().as_millis(), 500);
    }

    #[tokio::test]
    async fn the_documented_example_can_be_rewritten() {
        let server = server();
        ask(&server, json!({}), json!({"set": {"totalCount": 1}})).await;
        let page = get(&server, TOKEN, &profiles("WlGk4Daj", "")).await.json();
        assert_eq!(page["totalCount"], 1);
        assert_eq!(ids(&page), ["WlGk4Daj"]);
    }
}
