//! HTTP test client for this crate's tests: calls the router in process, without a network.

use std::sync::Arc;

use axum::{
    Router,
    body::{self, Body},
    http::{HeaderMap, Request, StatusCode},
};
use serde_json::Value;
use tower::ServiceExt;

use crate::{
    args::Args,
    server::{self, ServerState},
};

/// A new server with a fixed current time, one for each test.
pub fn server() -> Router {
    with_arguments("--now 2024-05-06T07:08:09Z")
}

/// A new server with these command line arguments.
pub fn with_arguments(line: &str) -> Router {
    let args = Args::parse(line.split_whitespace().map(str::to_owned)).expect("good arguments");
    server::router(Arc::new(ServerState::new(&args)))
}

/// A reply with its whole body.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|problem| panic!("{problem}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// Sends a request: method and target in one line (`GET /path`), headers, body.
pub async fn send(server: &Router, line: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let (method, target) = line.split_once(' ').expect("a method and a target");
    let mut request = Request::builder().method(method).uri(target);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(Body::from(body.to_owned()))
        .expect("a good request");
    let response = server
        .clone()
        .oneshot(request)
        .await
        .expect("the router never fails");
    let (parts, body) = response.into_parts();
    Reply {
        status: parts.status,
        headers: parts.headers,
        body: body::to_bytes(body, usize::MAX)
            .await
            .expect("a whole body")
            .to_vec(),
    }
}

/// Sends a GET request with a bearer token.
pub async fn get(server: &Router, token: &str, target: &str) -> Reply {
    let bearer = format!("Bearer {token}");
    send(
        server,
        &format!("GET {target}"),
        &[("authorization", &bearer)],
        "",
    )
    .await
}

/// Sends a request to a control endpoint: JSON body, no token.
pub async fn control(server: &Router, line: &str, body: &str) -> Reply {
    send(server, line, &[("content-type", "application/json")], body).await
}

/// The target of a project's segment profiles; the id must be percent-encoded already.
pub fn profiles(id: &str, query: &str) -> String {
    format!("/v1/api/projects/{id}/segment_profiles{query}")
}
