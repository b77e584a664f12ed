//! CORS middleware, enabled by `--cors`: lets pages of another origin read the replies.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::server::ServerState;

/// Answers preflight requests, and adds the CORS headers for the allowed origin to every reply.
///
/// Without `--cors` it does nothing, as the documented API does nothing.
pub async fn handle(
    State(state): State<Arc<ServerState>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(allowed) = &state.cors else {
        return next.run(request).await;
    };
    let is_preflight = request
        .headers()
        .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if request.method() == Method::OPTIONS && is_preflight {
        preflight()
    } else {
        next.run(request).await
    };
    add_headers(response.headers_mut(), allowed);
    response
}

fn preflight() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET"),
    );
    // Named one by one: `*` doesn't cover `authorization`.
    let names = HeaderValue::from_static("authorization, language");
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names);
    response
}

fn add_headers(headers: &mut HeaderMap, allowed: &HeaderValue) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed.clone());
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("retry-after"),
    );
    headers.append(header::VARY, HeaderValue::from_static("origin"));
}

#[cfg(test)]
mod tests {
    use crate::test_client::{get, send, server, with_arguments};

    const ORIGIN: &str = "http://console.example";

    const PREFLIGHT: [(&str, &str); 3] = [
        ("origin", ORIGIN),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "authorization,language"),
    ];

    #[tokio::test]
    async fn no_reply_is_readable_elsewhere_unless_it_is_switched_on() {
        let server = server();
        let preflight = send(&server, "OPTIONS /v1/api/projects", &PREFLIGHT, "").await;
        assert_eq!(preflight.status, 405);
        let reply = get(&server, "demo-token", "/v1/api/projects").await;
        for reply in [preflight, reply] {
            assert_eq!(reply.header("access-control-allow-origin"), None);
        }
    }

    #[tokio::test]
    async fn a_preflight_allows_get_with_a_token_and_a_language() {
        let server = with_arguments(&format!("--cors {ORIGIN}"));
        let reply = send(&server, "OPTIONS /v1/api/projects", &PREFLIGHT, "").await;
        assert_eq!(reply.status, 204);
        assert_eq!(reply.header("access-control-allow-origin"), Some(ORIGIN));
        assert_eq!(reply.header("access-control-allow-methods"), Some("GET"));
        assert_eq!(
            reply.header("access-control-allow-headers"),
            Some("authorization, language")
        );
    }

    #[tokio::test]
    async fn errors_are_readable_too_and_with_them_when_to_come_back() {
        let server = with_arguments("--cors *");
        let reply = get(&server, "nobody", "/v1/api/projects").await;
        assert_eq!(
            reply.header("access-control-expose-headers"),
            Some("retry-after")
        );
        assert_eq!(
            (
                reply.status.as_u16(),
                reply.header("access-control-allow-origin")
            ),
            (401, Some("*"))
        );
    }
}
