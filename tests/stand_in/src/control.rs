//! `/_stand_in`: what tests ask of the stand-in beside its API. No token is needed.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};

use crate::{
    api,
    changes::{self, Change},
    data::{self, Instant},
    faults::Standing,
    log::Entry,
    order::Order,
    projects,
    server::Stand,
    trouble, truth,
};

/// `?token=`: one test's share, or everything.
#[derive(Deserialize)]
struct Whose {
    token: Option<String>,
}

#[derive(Deserialize)]
struct Which {
    project: Option<String>,
    /// `1` adds the ids in their order.
    ids: Option<String>,
    /// `1` adds the rows in their order.
    rows: Option<String>,
    /// As this token sees it, its changes included.
    token: Option<String>,
    /// When the healths are judged, in RFC 3339; the server's now unless told otherwise.
    at: Option<String>,
}

#[derive(Deserialize)]
struct Release {
    token: String,
    name: String,
}

#[derive(Serialize)]
struct Asked {
    id: u64,
}

/// The control endpoints.
pub fn router() -> Router<Arc<Stand>> {
    Router::new()
        .route("/requests", get(requests).delete(forget))
        .route("/truth", get(tell))
        .route("/faults", get(faults).post(ask).delete(clear))
        .route("/release", post(release))
        .route("/changes", get(standing).post(change).delete(restore))
        .fallback(async || api::plain(StatusCode::NOT_FOUND))
}

async fn requests(State(stand): State<Arc<Stand>>, Query(whose): Query<Whose>) -> Json<Vec<Entry>> {
    Json(stand.log.list(whose.token.as_deref()))
}

async fn forget(State(stand): State<Arc<Stand>>, Query(whose): Query<Whose>) -> StatusCode {
    stand.log.clear(whose.token.as_deref());
    StatusCode::NO_CONTENT
}

async fn tell(State(stand): State<Arc<Stand>>, Query(which): Query<Which>) -> Response {
    // Counting 100,000 rows takes a second or two: other tests' requests must not wait behind it.
    let told = tokio::task::spawn_blocking(move || told(&which, &stand)).await;
    told.unwrap_or_else(|_| api::plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn told(which: &Which, stand: &Stand) -> Response {
    let at = which.at.as_deref().map(str::parse).transpose();
    let Ok(at) = at.map(|at: Option<Instant>| at.unwrap_or(stand.now)) else {
        return (StatusCode::BAD_REQUEST, "`at` is no instant").into_response();
    };
    let details = truth::Details {
        ids: which.ids.as_deref() == Some("1"),
        rows: which.rows.as_deref() == Some("1"),
    };
    let tell = |project| {
        let token = which.token.as_deref();
        let changed = token.and_then(|token| stand.changes.list_of(token, project));
        let rows = match changed {
            Some(places) => data::at_places(project, places, stand.now),
            None => data::slice(project, 0, data::total(project), stand.now),
        };
        truth::of(project, rows, details, at)
    };
    match which.project.as_deref().map(projects::find) {
        None => Json(projects::ALL.iter().map(tell).collect::<Vec<_>>()).into_response(),
        Some(Some(project)) => Json(tell(project)).into_response(),
        Some(None) => api::plain(StatusCode::NOT_FOUND),
    }
}

async fn faults(
    State(stand): State<Arc<Stand>>,
    Query(whose): Query<Whose>,
) -> Json<Vec<Standing>> {
    Json(stand.faults.list(whose.token.as_deref()))
}

async fn ask(State(stand): State<Arc<Stand>>, Json(order): Json<Order>) -> Response {
    match trouble::check(&order.fault) {
        Ok(()) => Json(Asked {
            id: stand.faults.ask(order),
        })
        .into_response(),
        Err(problem) => (StatusCode::BAD_REQUEST, problem).into_response(),
    }
}

async fn clear(State(stand): State<Arc<Stand>>, Query(whose): Query<Whose>) -> StatusCode {
    stand.faults.clear(whose.token.as_deref());
    StatusCode::NO_CONTENT
}

async fn release(State(stand): State<Arc<Stand>>, Json(release): Json<Release>) -> StatusCode {
    stand.faults.release(release.token, release.name);
    StatusCode::NO_CONTENT
}

async fn standing(
    State(stand): State<Arc<Stand>>,
    Query(whose): Query<Whose>,
) -> Json<Vec<changes::Standing>> {
    Json(stand.changes.standing(whose.token.as_deref()))
}

async fn change(State(stand): State<Arc<Stand>>, Json(change): Json<Change>) -> Response {
    match changes::check(projects::find(&change.project)) {
        Ok(project) => Json(Asked {
            id: stand.changes.ask(change, project, stand.now),
        })
        .into_response(),
        Err(problem) => (StatusCode::BAD_REQUEST, problem).into_response(),
    }
}

async fn restore(State(stand): State<Arc<Stand>>, Query(whose): Query<Whose>) -> StatusCode {
    stand.changes.clear(whose.token.as_deref());
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use crate::asking::{control, get, profiles, server};

    #[tokio::test]
    async fn requests_are_told_in_order_as_they_came_over_the_wire() {
        let server = server();
        let target = profiles(
            "a%2Fb%3Fc%23d%25e%20%E9%A1%B9%E7%9B%AE",
            "?offset=0&limit=20",
        );
        get(&server, "demo-token.t1", &target).await;
        get(&server, "demo-token.t2", "/v1/api/projects").await;
        get(&server, "demo-token.t1", "/v1/api/nothing").await;
        let told = control(&server, "GET /_stand_in/requests?token=demo-token.t1", "")
            .await
            .json();
        assert_eq!(
            told.as_array().map(Vec::len),
            Some(2),
            "another token's requests are not told"
        );
        assert_eq!(
            told[0],
            serde_json::json!({
                "method": "GET", "target": target, "headers": {"authorization": "Bearer demo-token.t1"},
                "project": "a/b?c#d%e 项目", "limit": "20", "offset": "0", "token": "demo-token.t1", "status": 200,
            })
        );
        assert_eq!(told[1]["status"], 404);
    }

    #[tokio::test]
    async fn forgetting_one_tokens_requests_leaves_the_others() {
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
        let told = control(&server, "GET /_stand_in/requests", "").await.json();
        assert_eq!(
            (told.as_array().map(Vec::len), &told[0]["token"]),
            (Some(1), &"demo-token.t2".into())
        );
    }

    #[tokio::test]
    async fn the_truth_names_the_ids_in_the_order_of_the_pages() {
        let server = server();
        let truth = control(&server, "GET /_stand_in/truth?project=Dm7143Qx&ids=1", "")
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
            (truth["total"].as_u64(), &truth["ids"]),
            (Some(143), &ids.into())
        );
        assert_eq!(truth["stages"]["QUEUED"], 1);
        let line = "GET /_stand_in/truth?project=Dm7143Qx&rows=1";
        let told = control(&server, line, "").await.json();
        assert_eq!((&told["rows"], told.get("ids")), (&page["values"], None));
        let all = control(&server, "GET /_stand_in/truth", "").await.json();
        assert_eq!(
            (all.as_array().map(Vec::len), all[0].get("ids")),
            (Some(9), None)
        );
    }

    #[tokio::test]
    async fn the_truth_is_of_the_instant_that_is_asked_for() {
        let server = server();
        let healthy = async |at: &str| {
            let line = format!("GET /_stand_in/truth?project=Dm7143Qx{at}");
            let told = control(&server, &line, "").await.json();
            (told["at"].clone(), told["health"]["healthy"].as_u64())
        };
        let (now, today) = healthy("").await;
        assert_eq!(now, "2024-05-06T07:08:09.000Z");
        let (later, in_a_month) = healthy("&at=2024-06-06T15:08:09%2B08:00").await;
        assert_eq!(later, "2024-06-06T07:08:09.000Z");
        assert!(in_a_month < today, "{in_a_month:?} {today:?}");
        let wrong = control(&server, "GET /_stand_in/truth?at=noon", "").await;
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
            control(&server, "GET /_stand_in/truth?project=nobody", "")
                .await
                .status,
            404
        );
        assert_eq!(
            control(&server, "GET /_stand_in/requests", "").await.text(),
            "[]"
        );
    }
}
