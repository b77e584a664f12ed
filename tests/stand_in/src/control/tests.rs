//! Tests of the control endpoints.

use crate::test_client::{control, get, profiles, server};

#[tokio::test]
async fn requests_are_listed_in_order_as_they_were_sent() {
    let server = server();
    let target = profiles(
        "a%2Fb%3Fc%23d%25e%20%E9%A1%B9%E7%9B%AE",
        "?offset=0&limit=20",
    );
    get(&server, "demo-token.t1", &target).await;
    get(&server, "demo-token.t2", "/v1/api/projects").await;
    get(&server, "demo-token.t1", "/v1/api/nothing").await;
    let reply = control(&server, "GET /_stand_in/requests?token=demo-token.t1", "")
        .await
        .json();
    assert_eq!(
        reply.as_array().map(Vec::len),
        Some(2),
        "another token's requests are not listed"
    );
    assert_eq!(
        reply[0],
        serde_json::json!({
            "method": "GET", "target": target, "headers": {"authorization": "Bearer demo-token.t1"},
            "project": "a/b?c#d%e 项目", "limit": "20", "offset": "0", "token": "demo-token.t1", "status": 200,
        })
    );
    assert_eq!(reply[1]["status"], 404);
}

#[tokio::test]
async fn whatever_arrives_at_a_path_is_found_there_with_its_token_or_without() {
    let server = server();
    let target = "/v1/api/elsewhere%20t1?a=b";
    control(&server, &format!("GET {target}"), "").await;
    get(&server, "nobody", target).await;
    get(&server, "nobody", "/v1/api/elsewhere").await;
    let line = "GET /_stand_in/requests?path=/v1/api/elsewhere%20t1";
    let reply = control(&server, line, "").await.json();
    assert_eq!(reply.as_array().map(Vec::len), Some(2));
    assert_eq!(reply[0]["headers"].get("authorization"), None);
    assert_eq!(reply[1]["headers"]["authorization"], "Bearer nobody");
}

#[tokio::test]
async fn clearing_one_tokens_requests_leaves_the_others() {
    let server = server();
    for token in ["demo-token.t1", "demo-token.t2"] {
        get(&server, token, "/v1/api/projects").await;
    }
    assert_eq!(
        control(
            &server,
            "DELETE /_stand_in/requests?token=demo-token.t1",
            ""
        )
        .await
        .status,
        204
    );
    let reply = control(&server, "GET /_stand_in/requests", "").await.json();
    assert_eq!(
        (reply.as_array().map(Vec::len), &reply[0]["token"]),
        (Some(1), &"demo-token.t2".into())
    );
}

#[tokio::test]
async fn the_summary_has_the_ids_in_the_order_of_the_pages() {
    let server = server();
    let summary = control(&server, "GET /_stand_in/summary?project=Dm7143Qx&ids=1", "")
        .await
        .json();
    let page = get(&server, "demo-token", &profiles("Dm7143Qx", ""))
        .await
        .json();
    let ids: Vec<_> = page["values"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| row["id"].clone())
        .collect();
    assert_eq!(
        (summary["total"].as_u64(), &summary["ids"]),
        (Some(143), &ids.into())
    );
    assert_eq!(summary["stages"]["QUEUED"], 1);
    let line = "GET /_stand_in/summary?project=Dm7143Qx&rows=1";
    let reply = control(&server, line, "").await.json();
    assert_eq!((&reply["rows"], reply.get("ids")), (&page["values"], None));
    let all = control(&server, "GET /_stand_in/summary", "").await.json();
    assert_eq!(
        (all.as_array().map(Vec::len), all[0].get("ids")),
        (Some(9), None)
    );
}

#[tokio::test]
async fn the_summary_evaluates_health_at_the_requested_time() {
    let server = server();
    let healthy = async |at: &str| {
        let line = format!("GET /_stand_in/summary?project=Dm7143Qx{at}");
        let reply = control(&server, &line, "").await.json();
        (reply["at"].clone(), reply["health"]["healthy"].as_u64())
    };
    let (now, today) = healthy("").await;
    assert_eq!(now, "2024-05-06T07:08:09.000Z");
    let (later, in_a_month) = healthy("&at=2024-06-06T15:08:09%2B08:00").await;
    assert_eq!(later, "2024-06-06T07:08:09.000Z");
    assert!(in_a_month < today, "{in_a_month:?} {today:?}");
    let wrong = control(&server, "GET /_stand_in/summary?at=noon", "").await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn control_requests_are_in_no_log_and_unknown_ones_are_404() {
    let server = server();
    assert_eq!(
        control(&server, "GET /_stand_in/nothing", "").await.status,
        404
    );
    assert_eq!(
        control(&server, "GET /_stand_in/summary?project=nobody", "")
            .await
            .status,
        404
    );
    assert_eq!(
        control(&server, "GET /_stand_in/requests", "").await.text(),
        "[]"
    );
}
