//! A request's way through the fault it has met.

use std::{collections::BTreeMap, time::Duration};

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use tokio::sync::watch;

use crate::{api, faults::Met, order::Fault};

/// Goes through a fault: a reply that replaces the API's, or `None` once the API's may be given.
///
/// A client that leaves meanwhile ends the wait: its request's future is dropped.
pub async fn go_through(met: Met) -> Option<Response> {
    match met {
        Met::Reply {
            status,
            content_type,
            headers,
            body,
        } => Some(reply(status, content_type, headers, body)),
        Met::Delay { ms } => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            None
        }
        Met::Hold(released) => {
            wait_for(released).await;
            None
        }
    }
}

async fn wait_for(mut released: watch::Receiver<bool>) {
    // An error says that the faults were cleared, which lets go too.
    let _ = released.wait_for(|released| *released).await.is_ok();
}

/// Says what no HTTP reply can carry, before a test waits for it.
pub fn check(fault: &Fault) -> Result<(), String> {
    match fault {
        Fault::Reply {
            status,
            content_type,
            headers,
            ..
        } => {
            // 1xx is no reply of its own: the connection would wait for the real one.
            if !(200..=999).contains(status) {
                return Err(format!("status {status} is no final status"));
            }
            let named = headers
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()));
            for (name, value) in
                named.chain(content_type.as_deref().map(|value| ("content-type", value)))
            {
                header_of(name, value).ok_or_else(|| format!("{name}: {value:?} is no header"))?;
            }
            Ok(())
        }
        Fault::Envelope(rewrite) if rewrite.changes_nothing() => {
            Err("an envelope fault must change something".to_owned())
        }
        Fault::Envelope(_) | Fault::Delay { .. } | Fault::Hold { .. } => Ok(()),
    }
}

fn header_of(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((name.parse().ok()?, HeaderValue::from_str(value).ok()?))
}

fn reply(
    status: u16,
    content_type: Option<String>,
    headers: BTreeMap<String, String>,
    body: String,
) -> Response {
    let Ok(status) = StatusCode::from_u16(status) else {
        return api::plain(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let content_type = content_type.unwrap_or_else(|| "text/plain; charset=utf-8".to_owned());
    let all = headers
        .into_iter()
        .chain([(header::CONTENT_TYPE.to_string(), content_type)]);
    for (name, value) in all.filter_map(|(name, value)| header_of(&name, &value)) {
        response.headers_mut().insert(name, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asking::{Reply, control, get, server};
    use axum::Router;

    fn fault(json: &str) -> Fault {
        serde_json::from_str(json).unwrap_or(Fault::Delay { ms: 0 })
    }

    #[test]
    fn a_reply_that_http_cannot_carry_is_refused_when_it_is_asked_for() {
        assert!(check(&fault(r#"{"kind":"reply","status":101}"#)).is_err());
        assert!(check(&fault(r#"{"kind":"reply","status":1000}"#)).is_err());
        assert!(
            check(&fault(
                r#"{"kind":"reply","status":500,"headers":{"a b":"c"}}"#
            ))
            .is_err()
        );
        assert!(
            check(&fault(
                r#"{"kind":"reply","status":500,"contentType":"a\nb"}"#
            ))
            .is_err()
        );
        assert!(
            check(&fault(
                r#"{"kind":"reply","status":500,"headers":{"retry-after":"3"}}"#
            ))
            .is_ok()
        );
    }

    const FAULTS: &str = "POST /_stand_in/faults";

    #[tokio::test]
    async fn a_faulty_reply_comes_as_ordered_as_often_as_ordered() {
        let server = server();
        let order = r#"{"token":"demo-token.t1","path":"/v1/api/projects","times":1,
            "fault":{"kind":"reply","status":503,"contentType":"text/html","headers":{"retry-after":"3"},"body":"<h1>"}}"#;
        let asked = control(&server, FAULTS, order).await;
        assert_eq!((asked.status.as_u16(), asked.text()), (200, r#"{"id":1}"#));
        let faulty = get(&server, "demo-token.t1", "/v1/api/projects").await;
        assert_eq!((faulty.status.as_u16(), faulty.text()), (503, "<h1>"));
        assert_eq!(faulty.header("content-type"), Some("text/html"));
        assert_eq!(faulty.header("retry-after"), Some("3"));
        assert_eq!(
            get(&server, "demo-token.t1", "/v1/api/projects")
                .await
                .status,
            200
        );
    }

    #[tokio::test]
    async fn an_order_that_nobody_understands_is_refused() {
        let server = server();
        for order in [
            r#"{"token":"t","fault":{"kind":"earthquake"}}"#,
            r#"{"token":"t","ofset":1,"fault":{"kind":"delay","ms":1}}"#,
            r#"{"token":"t","fault":{"kind":"delay","ms":1,"s":1}}"#,
            r#"{"token":"t","fault":{"kind":"reply","status":42}}"#,
            r#"{"token":"t","fault":{"kind":"envelope"}}"#,
            r#"{"token":"t","fault":{"kind":"envelope","repeat":true,"offset":0}}"#,
        ] {
            assert!(
                control(&server, FAULTS, order)
                    .await
                    .status
                    .is_client_error(),
                "{order}"
            );
        }
        assert_eq!(
            control(&server, "GET /_stand_in/faults", "").await.text(),
            "[]"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_delayed_reply_is_the_normal_one_and_late() {
        let server = server();
        control(
            &server,
            FAULTS,
            r#"{"token":"demo-token","fault":{"kind":"delay","ms":5000}}"#,
        )
        .await;
        let start = tokio::time::Instant::now();
        assert_eq!(
            get(&server, "demo-token", "/v1/api/projects").await.status,
            200
        );
        assert_eq!(start.elapsed().as_millis(), 5_000);
    }

    const HOLD: &str = r#"{"token":"demo-token","fault":{"kind":"hold","name":"x"}}"#;
    const RELEASE: &str = r#"{"token":"demo-token","name":"x"}"#;

    /// A request that runs beside the test, once the server says that it is held.
    async fn held(server: &Router) -> tokio::task::JoinHandle<Reply> {
        let theirs = server.clone();
        let task =
            tokio::spawn(async move { get(&theirs, "demo-token", "/v1/api/projects").await });
        while control(server, "GET /_stand_in/faults?token=demo-token", "")
            .await
            .json()[0]["hits"]
            != 1
        {
            tokio::task::yield_now().await;
        }
        task
    }

    #[tokio::test]
    async fn a_held_reply_comes_when_it_is_released() {
        let server = server();
        control(&server, FAULTS, HOLD).await;
        let task = held(&server).await;
        assert!(!task.is_finished());
        let log = control(&server, "GET /_stand_in/requests", "").await.json();
        assert!(log[0]["status"].is_null(), "held, not answered");
        assert_eq!(
            control(&server, "POST /_stand_in/release", RELEASE)
                .await
                .status,
            204
        );
        assert_eq!(
            task.await.map(|reply| reply.status.as_u16()).ok(),
            Some(200)
        );
    }

    #[tokio::test]
    async fn a_client_that_leaves_while_it_is_held_is_dropped_without_an_answer() {
        let server = server();
        control(&server, FAULTS, HOLD).await;
        let task = held(&server).await;
        task.abort();
        assert!(task.await.is_err_and(|left| left.is_cancelled()));
        control(&server, "POST /_stand_in/release", RELEASE).await;
        let log = control(&server, "GET /_stand_in/requests", "").await.json();
        assert!(log[0]["status"].is_null());
        // The next one is not held up by it.
        let next = get(&server, "demo-token", "/v1/api/projects").await;
        assert_eq!(next.status, 200);
    }

    #[tokio::test]
    async fn a_release_may_come_before_the_request() {
        let server = server();
        control(&server, FAULTS, HOLD).await;
        control(&server, "POST /_stand_in/release", RELEASE).await;
        assert_eq!(
            get(&server, "demo-token", "/v1/api/projects").await.status,
            200
        );
    }

    #[tokio::test]
    async fn clearing_the_faults_lets_held_replies_go() {
        let server = server();
        control(&server, FAULTS, HOLD).await;
        let task = held(&server).await;
        control(&server, "DELETE /_stand_in/faults?token=demo-token", "").await;
        assert_eq!(
            task.await.map(|reply| reply.status.as_u16()).ok(),
            Some(200)
        );
        assert_eq!(
            control(&server, "GET /_stand_in/faults", "").await.text(),
            "[]"
        );
    }
}
