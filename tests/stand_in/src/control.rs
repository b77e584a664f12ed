//! `/_stand_in`: what tests ask of the stand-in beside its API. No token is needed.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State},
    http::StatusCode,
    routing::get,
};
use serde::Deserialize;

use crate::{log::Entry, server::Stand};

/// `?token=`: one test's share, or everything.
#[derive(Deserialize)]
struct Whose {
    token: Option<String>,
}

/// The control endpoints.
pub fn router() -> Router<Arc<Stand>> {
    Router::new().route("/requests", get(requests).delete(forget))
}

async fn requests(State(stand): State<Arc<Stand>>, Query(whose): Query<Whose>) -> Json<Vec<Entry>> {
    Json(stand.log.list(whose.token.as_deref()))
}

async fn forget(State(stand): State<Arc<Stand>>, Query(whose): Query<Whose>) -> StatusCode {
    stand.log.clear(whose.token.as_deref());
    StatusCode::NO_CONTENT
}
