//! Applies a matched fault to a request, and validates fault rules.

use std::time::Duration;

use axum::response::Response;
use tokio::sync::watch;

use crate::{connection::ConnectionHandle, fault_rule::Fault, faults::MatchedFault};

/// The reply under a fault; `api` is the API's own reply, `connection` the one that the request came over.
///
/// A client that disconnects ends the wait: hyper drops the future of its request.
pub async fn apply(
    matched: MatchedFault,
    connection: Option<ConnectionHandle>,
    api: impl Future<Output = Response>,
) -> Response {
    match matched {
        MatchedFault::Reply(canned) => canned.response(),
        MatchedFault::Delay { ms } => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            api.await
        }
        MatchedFault::Hold(released) => {
            wait_for_release(released).await;
            api.await
        }
        MatchedFault::Broken(broken, failure) => broken.reply(failure, connection, api).await,
        MatchedFault::Trickle(trickle) => trickle.reply(api).await,
    }
}

/// Waits until a hold is released or the faults are cleared.
pub async fn wait_for_release(mut released: watch::Receiver<bool>) {
    // An error means that the sender was dropped because the faults were cleared: a release too.
    let _ = released.wait_for(|released| *released).await.is_ok();
}

/// Checks a rule when it is added: the error says why the fault can't be served.
pub fn validate(fault: &Fault) -> Result<(), String> {
    match fault {
        Fault::Reply(canned) => canned.validate(),
        Fault::Cut(broken) | Fault::Reset(broken) if broken.name.is_some() => {
            Err("only a stall has a name".to_owned())
        }
        Fault::Cut(broken) | Fault::Reset(broken) | Fault::Stall(broken) => broken.validate(),
        Fault::Trickle(trickle) => trickle.validate(),
        Fault::Envelope(rewrite) if rewrite.changes_nothing() => {
            Err("an envelope fault must change something".to_owned())
        }
        Fault::Envelope(_) | Fault::Delay { .. } | Fault::Hold { .. } => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::test_client::{Reply, control, get, server};
    use axum::Router;

    const FAULTS: &str = "POST /_stand_in/faults";

    #[tokio::test]
    async fn a_canned_reply_is_sent_as_written_as_often_as_its_rule_says() {
        let server = server();
        let rule = r#"{"token":"demo-token.t1","path":"/v1/api/projects","times":1,
            "fault":{"kind":"reply","status":503,"contentType":"text/html","headers":{"retry-after":"3"},"body":"<h1>"}}"#;
        let created = control(&server, FAULTS, rule).await;
        assert_eq!(
            (created.status.as_u16(), created.text()),
            (200, r#"{"id":1}"#)
        );
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
    async fn several_rules_of_one_token_apply_in_order_until_they_are_used_up() {
        let server = server();
        for (status, times) in [(429, 2), (503, 1)] {
            let rule = format!(
                r#"{{"token":"demo-token","times":{times},"fault":{{"kind":"reply","status":{status}}}}}"#
            );
            control(&server, FAULTS, &rule).await;
        }
        let mut statuses = Vec::new();
        for _ in 0..5 {
            let reply = get(&server, "demo-token", "/v1/api/projects").await;
            statuses.push(reply.status.as_u16());
        }
        assert_eq!(statuses, [429, 429, 503, 200, 200]);
    }

    #[tokio::test]
    async fn an_invalid_rule_is_refused() {
        let server = server();
        for rule in [
            r#"{"token":"t","fault":{"kind":"earthquake"}}"#,
            r#"{"token":"t","ofset":1,"fault":{"kind":"delay","ms":1}}"#,
            r#"{"token":"t","fault":{"kind":"delay","ms":1,"s":1}}"#,
            r#"{"token":"t","fault":{"kind":"reply","status":42}}"#,
            r#"{"token":"t","fault":{"kind":"reply","status":200,"bodi":"x"}}"#,
            r#"{"token":"t","fault":{"kind":"reply","status":200,"body":[256]}}"#,
            r#"{"token":"t","fault":{"kind":"reply","status":200,"body":{"piece":""}}}"#,
            r#"{"token":"t","fault":{"kind":"cut"}}"#,
            r#"{"token":"t","fault":{"kind":"cut","at":{"percent":150}}}"#,
            r#"{"token":"t","fault":{"kind":"cut","at":"headers","name":"x"}}"#,
            r#"{"token":"t","fault":{"kind":"reset","at":"middle"}}"#,
            r#"{"token":"t","fault":{"kind":"stall","at":"headers","reply":{"status":7}}}"#,
            r#"{"token":"t","fault":{"kind":"stall","at":"headers","reply":{"status":200,"body":{"piece":"x"}}}}"#,
            r#"{"token":"t","fault":{"kind":"trickle","bytes":0,"intervalMs":1}}"#,
            r#"{"token":"t","fault":{"kind":"envelope"}}"#,
            r#"{"token":"t","fault":{"kind":"envelope","repeat":true,"offset":0}}"#,
        ] {
            assert!(
                control(&server, FAULTS, rule)
                    .await
                    .status
                    .is_client_error(),
                "{rule}"
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

    /// A request in a task of its own, once the server reports that it is held.
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
        // It doesn't block the next request.
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
