//! Tests of scheduled changes, through the API and the control endpoints.

use crate::test_client::{control, get, profiles, server};
use axum::Router;
use serde_json::{Value, json};

const TOKEN: &str = "demo-token.t1";

async fn change(server: &Router, more: Value) {
    let mut change = json!({"token": TOKEN, "project": "Dm7143Qx"});
    for (name, value) in more.as_object().into_iter().flatten() {
        change[name] = value.clone();
    }
    let created = control(server, "POST /_stand_in/changes", &change.to_string()).await;
    assert_eq!(created.status, 200, "{}", created.text());
}

async fn page(server: &Router, query: &str) -> Value {
    get(server, TOKEN, &profiles("Dm7143Qx", query))
        .await
        .json()
}

async fn ids(server: &Router, query: &str) -> Vec<String> {
    ids_of(&page(server, query).await["values"], "/id")
}

fn ids_of(rows: &Value, pointer: &str) -> Vec<String> {
    let rows = rows.as_array().into_iter().flatten();
    rows.filter_map(|row| Some(row.pointer(pointer)?.as_str()?.to_owned()))
        .collect()
}

async fn summary(server: &Router, token: &str) -> Value {
    let line = format!("GET /_stand_in/summary?project=Dm7143Qx&ids=1&token={token}");
    control(server, &line, "").await.json()
}

#[tokio::test]
async fn rows_come_and_go_between_the_page_that_is_named_and_the_next() {
    let server = server();
    let before = ids(&server, "").await;
    let insert = json!([{"at": 0, "id": "new00001"}, {"at": 30, "id": "new00002", "name": "二"}]);
    change(
        &server,
        json!({"after": 2, "delete": [1, 99], "insert": insert}),
    )
    .await;
    let mut after = before.clone();
    after.remove(99);
    after.remove(1);
    after.insert(0, "new00001".into());
    after.insert(30, "new00002".into());

    assert_eq!(ids(&server, "?limit=50").await, before[..50]);
    assert_eq!(ids(&server, "?limit=50&offset=50").await, before[50..100]);
    assert_eq!(ids(&server, "?limit=50&offset=50").await, after[50..100]);
    assert_eq!(ids(&server, "").await, after);
    let row = page(&server, "?limit=1&offset=30").await["values"][0].clone();
    assert_eq!(
        (&row["name"], &row["scheduler"]),
        (&json!("二"), &json!("DAILY"))
    );
    assert_eq!(row["detector"]["stage"], "FINISH");
}

#[tokio::test]
async fn the_envelope_and_the_summary_follow_the_list_when_it_changes() {
    let server = server();
    let insert = json!([{"at": 999, "id": "new00001"}]);
    change(
        &server,
        json!({"after": 1, "delete": [0, 1, 2, 5_000], "insert": insert}),
    )
    .await;
    assert_eq!(summary(&server, TOKEN).await["total"], 143);
    page(&server, "?limit=20").await;
    let summary = summary(&server, TOKEN).await;
    assert_eq!(summary["total"], 141);
    let seen = page(&server, "").await;
    assert_eq!(seen["totalCount"].as_f64(), Some(141.0));
    let ids = ids_of(&seen["values"], "/id");
    assert_eq!(summary["ids"], json!(ids));
    assert_eq!(ids.last().map(String::as_str), Some("new00001"));
    let last = page(&server, "?limit=1&offset=139").await;
    assert_eq!(last["hasNextPage"], true);
    let last = page(&server, "?limit=1&offset=140").await;
    assert_eq!(last["hasNextPage"], false);
}

#[tokio::test]
async fn a_change_after_no_page_happens_at_once_and_a_second_one_builds_on_it() {
    let server = server();
    let before = ids(&server, "").await;
    change(&server, json!({"delete": [0]})).await;
    change(&server, json!({"delete": [0]})).await;
    assert_eq!(ids(&server, "").await, before[2..]);
}

#[tokio::test]
async fn only_the_pages_of_the_named_limit_and_offset_are_counted() {
    let server = server();
    change(
        &server,
        json!({"after": 1, "limit": 100, "offset": 100, "delete": [0]}),
    )
    .await;
    for query in [
        "?limit=100",
        "?limit=50&offset=100",
        "?limit=100&offset=100",
    ] {
        let total = page(&server, query).await["totalCount"].as_f64();
        assert_eq!(total, Some(143.0), "{query}");
    }
    assert_eq!(page(&server, "").await["totalCount"].as_f64(), Some(142.0));
}

#[tokio::test]
async fn an_error_in_place_of_a_page_is_not_counted() {
    let server = server();
    change(&server, json!({"after": 1, "delete": [0]})).await;
    let fault = json!({"token": TOKEN, "times": 1, "fault": {"kind": "reply", "status": 503}});
    control(&server, "POST /_stand_in/faults", &fault.to_string()).await;
    for (query, status) in [("", 503), ("?limit=x", 400)] {
        let reply = get(&server, TOKEN, &profiles("Dm7143Qx", query)).await;
        assert_eq!(reply.status, status);
    }
    assert_eq!(summary(&server, TOKEN).await["total"], 143);
}

#[tokio::test]
async fn other_tokens_and_projects_see_no_change_and_clearing_takes_it_back() {
    let server = server();
    change(&server, json!({"delete": [0]})).await;
    let other = get(&server, "demo-token.t2", &profiles("Dm7143Qx", "")).await;
    assert_eq!(other.json()["totalCount"].as_f64(), Some(143.0));
    let other = get(&server, TOKEN, &profiles("Lg2500Vn", "")).await;
    assert_eq!(other.json()["totalCount"].as_f64(), Some(2_500.0));
    assert_eq!(summary(&server, "demo-token.t2").await["total"], 143);

    let line = "GET /_stand_in/changes?token=demo-token.t1";
    let standing = control(&server, line, "").await.json();
    assert_eq!(
        (&standing[0]["applied"], &standing[0]["delete"]),
        (&json!(true), &json!([0]))
    );
    let cleared = control(&server, "DELETE /_stand_in/changes?token=demo-token.t1", "").await;
    assert_eq!(cleared.status, 204);
    assert_eq!(page(&server, "").await["totalCount"].as_f64(), Some(143.0));
    assert_eq!(control(&server, line, "").await.text(), "[]");
}

#[tokio::test]
async fn a_change_that_cannot_be_is_refused() {
    let server = server();
    for change in [
        json!({"token": "t", "project": "nobody", "delete": [0]}),
        json!({"token": "t", "project": "WlGk4Daj", "delete": [0]}),
        json!({"token": "t", "project": "Dm7143Qx", "remove": [0]}),
        json!({"token": "t", "project": "Dm7143Qx", "delete": [-1]}),
        json!({"project": "Dm7143Qx", "delete": [0]}),
    ] {
        let created = control(&server, "POST /_stand_in/changes", &change.to_string()).await;
        assert!(created.status.is_client_error(), "{change}");
    }
}
