//! `/_stand_in`: what tests ask of the stand-in beside its API. No token is needed.

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
    faults::Standing,
    log::Entry,
    order::Order,
    projects,
    server::Stand,
    trouble, truth,
};

/// A reply of a few megabytes may be written in its order.
const LARGEST_ORDER: usize = 32 * 1024 * 1024;

/// `?token=`: one test's share, or everything.
#[derive(Deserialize)]
struct Whose {
    token: Option<String>,
}

/// `?token=` and `?path=`, a whole decoded path: what isn't said isn't asked.
#[derive(Deserialize)]
struct Sought {
    token: Option<String>,
    path: Option<String>,
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
        .layer(DefaultBodyLimit::max(LARGEST_ORDER))
}

async fn requests(
    State(stand): State<Arc<Stand>>,
    Query(sought): Query<Sought>,
) -> Json<Vec<Entry>> {
    let (token, path) = (sought.token.as_deref(), sought.path.as_deref());
    Json(stand.log.list(token, path))
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
mod tests;
