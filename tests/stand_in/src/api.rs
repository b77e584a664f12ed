//! What the API answers when nothing is wrong with it.

use std::time::Duration;

use axum::{
    Json,
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    call::{Call, Place},
    data::Instant,
    envelope,
    paging::{BadParameter, Paging},
    projects,
    tokens::Rights,
};

#[derive(Serialize)]
struct Listed {
    id: &'static str,
    name: &'static str,
}

/// The reply to a call. Errors are plain text, as the real API's are.
pub async fn answer(method: &Method, call: &Call, now: Instant) -> Response {
    if method != Method::GET && call.place != Place::Nowhere {
        return plain(StatusCode::METHOD_NOT_ALLOWED);
    }
    match &call.place {
        Place::Projects => list(call),
        Place::Profiles(id) => profiles(id, call, now).await,
        Place::Nowhere => plain(StatusCode::NOT_FOUND),
    }
}

/// A status with its own name as the body.
pub fn plain(status: StatusCode) -> Response {
    (status, status.canonical_reason().unwrap_or("")).into_response()
}

fn list(call: &Call) -> Response {
    let Some(rights) = call.token.as_deref().and_then(Rights::of) else {
        return plain(StatusCode::UNAUTHORIZED);
    };
    if !rights.may_list() {
        return plain(StatusCode::FORBIDDEN);
    }
    let seen = projects::ALL
        .iter()
        .filter(|project| rights.may_read(project));
    let listed: Vec<Listed> = seen
        .map(|project| Listed {
            id: project.id,
            name: project.name,
        })
        .collect();
    Json(listed).into_response()
}

async fn profiles(id: &str, call: &Call, now: Instant) -> Response {
    let project = projects::find(id);
    if let Some(project) = project.filter(|project| project.takes_ms > 0) {
        tokio::time::sleep(Duration::from_millis(project.takes_ms)).await;
    }
    let Some(rights) = call.token.as_deref().and_then(Rights::of) else {
        return plain(StatusCode::UNAUTHORIZED);
    };
    let Some(project) = project else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR);
    };
    if !rights.may_read(project) {
        return plain(StatusCode::FORBIDDEN);
    }
    let paging = match Paging::parse(call.limit.as_deref(), call.offset.as_deref()) {
        Ok(paging) => paging,
        Err(BadParameter(text)) => return (StatusCode::BAD_REQUEST, text).into_response(),
    };
    match envelope::page(project, paging, now) {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}
