//! The documented API without faults: project list and segment profile pages.

use std::time::Duration;

use axum::{
    Json,
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    api_request::{ApiRequest, Endpoint},
    data,
    envelope::Envelope,
    paging::{BadParameter, Paging},
    projects::{self, Project},
    server::ServerState,
    tokens::Rights,
};

#[derive(Serialize)]
struct ListedProject {
    id: &'static str,
    name: &'static str,
}

/// The reply to an API request. Error bodies are plain text, as the real API's are.
pub async fn reply(method: &Method, request: &ApiRequest, state: &ServerState) -> Response {
    if method != Method::GET && request.endpoint != Endpoint::Unknown {
        return plain(StatusCode::METHOD_NOT_ALLOWED);
    }
    match &request.endpoint {
        Endpoint::Projects => list(request),
        Endpoint::Profiles(id) => profiles(id, request, state).await,
        Endpoint::Unknown => plain(StatusCode::NOT_FOUND),
    }
}

/// A status with its reason phrase as the plain text body.
pub fn plain(status: StatusCode) -> Response {
    (status, status.canonical_reason().unwrap_or("")).into_response()
}

fn list(request: &ApiRequest) -> Response {
    let Some(rights) = request.token.as_deref().and_then(Rights::of) else {
        return plain(StatusCode::UNAUTHORIZED);
    };
    if !rights.may_list() {
        return plain(StatusCode::FORBIDDEN);
    }
    let readable = projects::ALL
        .iter()
        .filter(|project| rights.may_read(project));
    let listed: Vec<ListedProject> = readable
        .map(|project| ListedProject {
            id: project.id,
            name: project.name,
        })
        .collect();
    Json(listed).into_response()
}

async fn profiles(id: &str, request: &ApiRequest, state: &ServerState) -> Response {
    let project = projects::find(id);
    if let Some(project) = project.filter(|project| project.delay_ms > 0) {
        tokio::time::sleep(Duration::from_millis(project.delay_ms)).await;
    }
    let Some(rights) = request.token.as_deref().and_then(Rights::of) else {
        return plain(StatusCode::UNAUTHORIZED);
    };
    let Some(project) = project else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR);
    };
    if !rights.may_read(project) {
        return plain(StatusCode::FORBIDDEN);
    }
    let paging = match Paging::parse(request.limit.as_deref(), request.offset.as_deref()) {
        Ok(paging) => paging,
        Err(BadParameter(text)) => return (StatusCode::BAD_REQUEST, text).into_response(),
    };
    match page(project, paging, request, state) {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// The JSON of a page, with the row changes and the page rewrite that are active for the request's token.
fn page(
    project: &Project,
    requested: Paging,
    request: &ApiRequest,
    state: &ServerState,
) -> Result<Vec<u8>, serde_json::Error> {
    let rewrite = state.faults.take_rewrite(request);
    let paging = rewrite
        .as_ref()
        .map_or(requested, |rewrite| rewrite.paging(requested));
    let envelope = match state.changes.page(request, project, paging, state.now) {
        None => Envelope::for_project(project, paging, state.now),
        Some((list, total)) => {
            let values = data::list_rows(project, list, state.now);
            Envelope::new(values, total, paging)
        }
    };
    match rewrite {
        None => envelope.to_json(project),
        Some(rewrite) => rewrite.to_json(&envelope),
    }
}

#[cfg(test)]
mod tests {
    use crate::test_client::{get, profiles, send, server};

    const PLAIN: Option<&str> = Some("text/plain; charset=utf-8");

    #[tokio::test]
    async fn a_token_that_is_missing_unknown_or_expired_gets_401_in_plain_text() {
        let server = server();
        let none = send(&server, "GET /v1/api/projects", &[], "").await;
        let unknown = get(&server, "nobody", &profiles("Dm7143Qx", "")).await;
        let expired = get(&server, "expired-token", &profiles("Dm7143Qx", "")).await;
        for reply in [none, unknown, expired] {
            assert_eq!((reply.status.as_u16(), reply.text()), (401, "Unauthorized"));
            assert_eq!(reply.header("content-type"), PLAIN);
        }
    }

    #[tokio::test]
    async fn the_limited_token_sees_two_projects_and_no_other() {
        let server = server();
        let list = get(&server, "limited-token.t1", "/v1/api/projects")
            .await
            .json();
        let ids: Vec<_> = list
            .as_array()
            .into_iter()
            .flatten()
            .map(|project| &project["id"])
            .collect();
        assert_eq!(ids, ["Dm7143Qx", "Em9tyPrj"]);
        assert_eq!(
            get(&server, "limited-token", &profiles("Dm7143Qx", ""))
                .await
                .status,
            200
        );
        let other = get(&server, "limited-token", &profiles("Lg2500Vn", "")).await;
        assert_eq!((other.status.as_u16(), other.text()), (403, "Forbidden"));
    }

    #[tokio::test]
    async fn the_listless_token_reads_projects_that_it_may_not_list() {
        let server = server();
        let list = get(&server, "listless-token", "/v1/api/projects").await;
        assert_eq!((list.status.as_u16(), list.text()), (403, "Forbidden"));
        assert_eq!(
            get(&server, "listless-token", &profiles("Lg2500Vn", ""))
                .await
                .status,
            200
        );
    }

    #[tokio::test]
    async fn the_list_is_a_bare_array_of_ids_and_names() {
        let list = get(&server(), "demo-token", "/v1/api/projects")
            .await
            .json();
        assert_eq!(
            list[0],
            serde_json::json!({"id": "Dm7143Qx", "name": "商城小程序"})
        );
        assert_eq!(list.as_array().map(Vec::len), Some(9));
    }

    #[tokio::test]
    async fn an_unknown_project_gets_500_in_plain_text() {
        let reply = get(&server(), "demo-token", &profiles("nobody", "")).await;
        assert_eq!(
            (reply.status.as_u16(), reply.text()),
            (500, "Internal Server Error")
        );
        assert_eq!(reply.header("content-type"), PLAIN);
    }

    #[tokio::test]
    async fn an_unknown_path_gets_404_and_another_method_405() {
        let server = server();
        let lost = get(&server, "demo-token", "/v1/api/segments").await;
        assert_eq!((lost.status.as_u16(), lost.text()), (404, "Not Found"));
        let put = send(&server, "PUT /v1/api/projects", &[], "").await;
        assert_eq!(
            (put.status.as_u16(), put.text()),
            (405, "Method Not Allowed")
        );
    }

    #[tokio::test]
    async fn a_bad_limit_or_offset_gets_400_in_plain_text() {
        let server = server();
        for query in ["?limit=abc", "?limit=-1", "?offset=1.5", "?offset=-20"] {
            let reply = get(&server, "demo-token", &profiles("Dm7143Qx", query)).await;
            assert_eq!(
                (reply.status.as_u16(), reply.header("content-type")),
                (400, PLAIN),
                "{query}"
            );
        }
    }

    #[tokio::test]
    async fn an_id_with_reserved_characters_is_reached_by_its_encoding() {
        let id = "a%2Fb%3Fc%23d%25e%20%E9%A1%B9%E7%9B%AE";
        let page = get(&server(), "demo-token", &profiles(id, "?limit=5"))
            .await
            .json();
        assert_eq!(page["totalCount"].to_string(), "12.0");
    }

    #[tokio::test]
    async fn a_large_reply_is_gzipped_for_those_who_accept_it() {
        let server = server();
        let headers = [
            ("authorization", "Bearer demo-token"),
            ("accept-encoding", "gzip"),
        ];
        let line = format!("GET {}", profiles("Lg2500Vn", ""));
        let packed = send(&server, &line, &headers, "").await;
        assert_eq!(packed.header("content-encoding"), Some("gzip"));
        let plain = send(&server, &line, &headers[..1], "").await;
        assert_eq!(plain.header("content-encoding"), None);
        assert!(packed.body.len() * 3 < plain.body.len());
    }

    #[tokio::test(start_paused = true)]
    async fn the_slow_project_takes_four_seconds() {
        let start = tokio::time::Instant::now();
        assert_eq!(
            get(&server(), "demo-token", &profiles("Sl4w143B", ""))
                .await
                .status,
            200
        );
        assert_eq!(start.elapsed().as_secs(), 4);
    }
}
