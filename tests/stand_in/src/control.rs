//! Control endpoints under `/_stand_in`: request log, summaries, faults and changes, for tests. They need no token.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};

use crate::{
    api,
    changes::{self, Change},
    data::{self, Instant},
    fault_handler,
    fault_rule::FaultRule,
    faults::ActiveFault,
    projects,
    request_log::LogEntry,
    server::ServerState,
    summary,
};

/// The largest request body, in bytes: a canned reply may have a few megabytes.
const MAX_BODY_BYTES: usize = 32 * 1024 * 1024;

/// `?token=` restricts the request to one token.
#[derive(Deserialize)]
struct TokenQuery {
    token: Option<String>,
}

/// `?token=` and `?path=`, a whole decoded path, both optional filters.
#[derive(Deserialize)]
struct LogQuery {
    token: Option<String>,
    path: Option<String>,
}

/// The query of `GET /_stand_in/summary`.
#[derive(Deserialize)]
struct SummaryQuery {
    /// The decoded project id; all projects by default.
    project: Option<String>,
    /// `1` adds the ids.
    ids: Option<String>,
    /// `1` adds the rows.
    rows: Option<String>,
    /// The token whose changes are included.
    token: Option<String>,
    /// The time at which health is evaluated, in RFC 3339; the server's current time by default.
    at: Option<String>,
}

#[derive(Deserialize)]
struct ReleaseRequest {
    token: String,
    name: String,
}

#[derive(Serialize)]
struct Created {
    id: u64,
}

/// The control endpoints.
pub fn router() -> Router<Arc<ServerState>> {
    Router::new()
        .route("/requests", get(list_requests).delete(clear_requests))
        .route("/summary", get(get_summary))
        .route(
            "/faults",
            get(list_faults).post(add_fault).delete(clear_faults),
        )
        .route("/release", post(release))
        .route(
            "/changes",
            get(list_changes).post(add_change).delete(clear_changes),
        )
        .fallback(async || api::plain(StatusCode::NOT_FOUND))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
}

async fn list_requests(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<LogQuery>,
) -> Json<Vec<LogEntry>> {
    let (token, path) = (query.token.as_deref(), query.path.as_deref());
    Json(state.log.list(token, path))
}

async fn clear_requests(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<TokenQuery>,
) -> StatusCode {
    state.log.clear(query.token.as_deref());
    StatusCode::NO_CONTENT
}

async fn get_summary(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<SummaryQuery>,
) -> Response {
    // Counting 100,000 rows takes a second or two, which must not block other tests' requests.
    let reply = tokio::task::spawn_blocking(move || summary_reply(&query, &state)).await;
    reply.unwrap_or_else(|_| api::plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn summary_reply(query: &SummaryQuery, state: &ServerState) -> Response {
    let at = query.at.as_deref().map(str::parse).transpose();
    let Ok(at) = at.map(|at: Option<Instant>| at.unwrap_or(state.now)) else {
        return (StatusCode::BAD_REQUEST, "`at` is no RFC 3339 time").into_response();
    };
    let details = summary::Details {
        ids: query.ids.as_deref() == Some("1"),
        rows: query.rows.as_deref() == Some("1"),
    };
    let summarize = |project| {
        let token = query.token.as_deref();
        let changed = token.and_then(|token| state.changes.list_of(token, project));
        let rows = match changed {
            Some(entries) => data::list_rows(project, entries, state.now),
            None => data::rows(project, 0, data::total(project), state.now),
        };
        summary::summarize(project, rows, details, at)
    };
    match query.project.as_deref().map(projects::find) {
        None => Json(projects::ALL.iter().map(summarize).collect::<Vec<_>>()).into_response(),
        Some(Some(project)) => Json(summarize(project)).into_response(),
        Some(None) => api::plain(StatusCode::NOT_FOUND),
    }
}

async fn list_faults(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<TokenQuery>,
) -> Json<Vec<ActiveFault>> {
    Json(state.faults.list(query.token.as_deref()))
}

async fn add_fault(State(state): State<Arc<ServerState>>, Json(rule): Json<FaultRule>) -> Response {
    match fault_handler::validate(&rule.fault) {
        Ok(()) => Json(Created {
            id: state.faults.add(rule),
        })
        .into_response(),
        Err(problem) => (StatusCode::BAD_REQUEST, problem).into_response(),
    }
}

async fn clear_faults(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<TokenQuery>,
) -> StatusCode {
    state.faults.clear(query.token.as_deref());
    StatusCode::NO_CONTENT
}

async fn release(
    State(state): State<Arc<ServerState>>,
    Json(release): Json<ReleaseRequest>,
) -> StatusCode {
    state.faults.release(release.token, release.name);
    StatusCode::NO_CONTENT
}

async fn list_changes(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<TokenQuery>,
) -> Json<Vec<changes::ActiveChange>> {
    Json(state.changes.list(query.token.as_deref()))
}

async fn add_change(State(state): State<Arc<ServerState>>, Json(change): Json<Change>) -> Response {
    match changes::validate(projects::find(&change.project)) {
        Ok(project) => Json(Created {
            id: state.changes.add(change, project, state.now),
        })
        .into_response(),
        Err(problem) => (StatusCode::BAD_REQUEST, problem).into_response(),
    }
}

async fn clear_changes(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<TokenQuery>,
) -> StatusCode {
    state.changes.clear(query.token.as_deref());
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests;
