//! Broken replies as a client receives them over a real socket.

use std::io::ErrorKind;

use crate::{
    socket_client::{TestServer, start},
    test_client::{control, get, profiles, server},
};

const PAGE: &str = "/v1/api/projects/Dm7143Qx/segment_profiles?limit=50";
const RELEASE: &str = "POST /_stand_in/release";

/// The body of the unbroken page.
async fn page() -> Vec<u8> {
    let query = "?limit=50";
    get(&server(), "demo-token", &profiles("Dm7143Qx", query))
        .await
        .body
}

async fn server_with(fault: &str) -> TestServer {
    let server = start().await;
    server.fault(fault).await;
    server
}

#[tokio::test]
async fn a_truncated_page_has_whole_headers_with_the_length_of_the_whole_body() {
    let whole = page().await;
    let server = server_with(r#"{"kind":"cut","at":{"percent":50}}"#).await;
    let (reply, end) = server.exchange(PAGE).await;
    assert_eq!(end, None, "closed, not reset");
    assert!(reply.head().starts_with("http/1.1 200 ok\r\n"));
    let promised = format!("\r\ncontent-length: {}\r\n", whole.len());
    assert!(reply.head().contains(&promised), "{}", reply.head());
    assert!(!reply.head().contains("content-encoding"));
    assert_eq!(reply.body(), &whole[..whole.len() / 2]);
    assert_eq!(server.statuses(), [Some(200)]);
}

#[tokio::test]
async fn a_canned_reply_is_truncated_after_so_many_bytes_and_never_whole() {
    let cut = |bytes| {
        format!(
            r#"{{"kind":"cut","at":{{"bytes":{bytes}}},"reply":{{"status":500,"body":"abcdef"}}}}"#
        )
    };
    for (bytes, body) in [(0, ""), (2, "ab"), (6, "abcde"), (999, "abcde")] {
        let server = server_with(&cut(bytes)).await;
        let (reply, end) = server.exchange(PAGE).await;
        assert!(reply.head().contains("content-length: 6"));
        assert!(reply.head().starts_with("http/1.1 500"));
        assert_eq!((reply.body(), end), (body.as_bytes(), None));
    }
}

#[tokio::test]
async fn a_truncated_chunked_page_lacks_the_last_chunk() {
    let fault =
        r#"{"kind":"cut","at":{"bytes":3},"chunked":true,"reply":{"status":200,"body":"abcdef"}}"#;
    let server = server_with(fault).await;
    let (reply, end) = server.exchange(PAGE).await;
    assert!(reply.head().contains("transfer-encoding: chunked"));
    assert!(!reply.head().contains("content-length"));
    assert_eq!((reply.body(), end), (&b"3\r\nabc\r\n"[..], None));
}

#[tokio::test]
async fn a_connection_can_end_before_any_byte_and_then_nothing_was_answered() {
    for (kind, expected) in [("cut", None), ("reset", Some(ErrorKind::ConnectionReset))] {
        let server = server_with(&format!(r#"{{"kind":"{kind}","at":"start"}}"#)).await;
        let (reply, end) = server.exchange(PAGE).await;
        assert_eq!((reply.0.as_slice(), end), (&b""[..], expected), "{kind}");
        assert_eq!(server.statuses(), [None], "{kind}");
    }
}

#[tokio::test]
async fn a_connection_is_reset_after_the_headers_or_in_the_body() {
    let whole = page().await;
    for (at, body) in [
        (r#""headers""#, 0),
        (r#"{"bytes":1}"#, 1),
        (r#"{"percent":25}"#, whole.len() / 4),
    ] {
        let server = server_with(&format!(r#"{{"kind":"reset","at":{at}}}"#)).await;
        let (reply, end) = server.exchange(PAGE).await;
        assert_eq!(end, Some(ErrorKind::ConnectionReset), "{at}");
        let promised = format!("\r\ncontent-length: {}\r\n", whole.len());
        assert!(reply.head().contains(&promised), "{at}");
        assert_eq!(reply.body(), &whole[..body], "{at}");
    }
}

#[tokio::test]
async fn only_the_connection_of_the_matching_request_is_terminated() {
    let server = server_with(r#"{"kind":"reset","at":"headers"}"#).await;
    let mut other = server.connect().await;
    other.send("demo-token.t2", "/v1/api/projects").await;
    other.read(None).await;
    let (_, end) = server.exchange(PAGE).await;
    assert_eq!(end, Some(ErrorKind::ConnectionReset));
    // The other connection, opened before, stays usable.
    other.send("demo-token.t2", "/v1/api/nothing").await;
    let reply = loop {
        let head = other.read(None).await;
        if head.head().contains("http/1.1 404") {
            break head;
        }
    };
    assert!(reply.head().contains("content-length: 9"));
}

#[tokio::test]
async fn a_keep_alive_connection_is_reset_at_its_second_request() {
    let server = start().await;
    let mut client = server.connect().await;
    client.send("demo-token", "/v1/api/nothing").await;
    let first = client.read(None).await;
    assert!(first.head().starts_with("http/1.1 404"));
    assert_eq!(client.read(Some(9)).await.0, b"Not Found");
    server.fault(r#"{"kind":"reset","at":"start"}"#).await;
    client.send("demo-token", PAGE).await;
    let (reply, end) = client.read_to_end().await;
    assert!(reply.0.is_empty());
    assert_eq!(end, Some(ErrorKind::ConnectionReset));
}

#[tokio::test]
async fn a_stalled_reply_goes_on_when_it_is_released() {
    for (at, sent) in [(r#""headers""#, 0), (r#"{"bytes":2}"#, 2)] {
        let fault = format!(
            r#"{{"kind":"stall","at":{at},"name":"x","reply":{{"status":200,"body":"abcdef"}}}}"#
        );
        let server = server_with(&fault).await;
        let mut client = server.connect().await;
        client.send("demo-token", PAGE).await;
        let head = client.read(None).await;
        assert!(head.head().contains("content-length: 6"));
        assert_eq!(client.read(Some(sent)).await.0, &b"abcdef"[..sent]);
        waits(&server, "x", 1).await;
        control(
            &server.router,
            RELEASE,
            r#"{"token":"demo-token","name":"x"}"#,
        )
        .await;
        assert_eq!(client.read(Some(6 - sent)).await.0, &b"abcdef"[sent..]);
    }
}

#[tokio::test]
async fn clearing_the_faults_ends_a_stall_before_any_byte() {
    let server = server_with(r#"{"kind":"stall","at":"start"}"#).await;
    let mut client = server.connect().await;
    client.send("demo-token", "/v1/api/nothing").await;
    waits(&server, "stall", 1).await;
    assert_eq!(server.statuses(), [None]);
    control(&server.router, "DELETE /_stand_in/faults", "").await;
    let reply = client.read(None).await;
    assert!(reply.head().starts_with("http/1.1 404"));
}

#[tokio::test]
async fn nothing_waits_any_more_when_the_client_of_a_stall_has_disconnected() {
    for at in [r#""start""#, r#""headers""#, r#"{"percent":50}"#] {
        let server = server_with(&format!(r#"{{"kind":"stall","at":{at}}}"#)).await;
        let mut client = server.connect().await;
        client.send("demo-token", PAGE).await;
        waits(&server, "stall", 1).await;
        drop(client);
        waits(&server, "stall", 0).await;
    }
}

/// Polls until this many requests and replies wait for a hold.
async fn waits(server: &TestServer, name: &str, count: usize) {
    let timeout = std::time::Duration::from_secs(20);
    let polling = async {
        while server.state.faults.waiting("demo-token", name) != count {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(timeout, polling).await;
    waited.expect("so many in time");
}

#[tokio::test]
async fn a_trickled_page_comes_byte_by_byte_after_its_headers() {
    let fault = r#"{"kind":"trickle","bytes":2,"intervalMs":1,"chunked":true,"reply":{"status":200,"body":"abcde"}}"#;
    let server = server_with(fault).await;
    let mut client = server.connect().await;
    client.send("demo-token", PAGE).await;
    let head = client.read(None).await;
    assert!(head.head().contains("transfer-encoding: chunked"));
    let drops = b"2\r\nab\r\n2\r\ncd\r\n1\r\ne\r\n0\r\n\r\n";
    assert_eq!(client.read(Some(drops.len())).await.0, drops);
}

#[tokio::test(start_paused = true)]
async fn each_drop_takes_its_time() {
    let server = server();
    let rule = r#"{"token":"demo-token","fault":{"kind":"trickle","bytes":4,"intervalMs":1000}}"#;
    control(&server, "POST /_stand_in/faults", rule).await;
    let start = tokio::time::Instant::now();
    let trickled = get(&server, "demo-token", "/v1/api/nothing").await;
    assert_eq!(
        (trickled.status.as_u16(), trickled.text()),
        (404, "Not Found")
    );
    assert_eq!(start.elapsed().as_secs(), 3);
    assert_eq!(trickled.header("content-length"), Some("9"));
}

#[tokio::test]
async fn an_endless_body_is_sent_until_the_client_disconnects() {
    let server =
        server_with(r#"{"kind":"reply","status":200,"body":{"head":"[","piece":"0,"}}"#).await;
    let mut client = server.connect().await;
    client.send("demo-token", PAGE).await;
    let head = client.read(None).await;
    assert!(!head.head().contains("content-encoding"));
    let some = client.read(Some(300_000)).await;
    assert!(some.0.windows(4).any(|four| four == b"0,0,"));
    drop(client);
    let next = get(&server.router, "demo-token.t2", "/v1/api/projects").await;
    assert_eq!(next.status, 200);
}

#[tokio::test]
async fn a_huge_body_with_its_length_comes_whole() {
    let fault = r#"{"kind":"reply","status":200,"body":{"piece":" ","bytes":68157440,"contentLength":true}}"#;
    let server = server_with(fault).await;
    let mut client = server.connect().await;
    client.send("demo-token", PAGE).await;
    assert!(
        client
            .read(None)
            .await
            .head()
            .contains("content-length: 68157440")
    );
    server.state.faults.clear(None);
    assert_eq!(client.skip(68_157_440).await, b' ');
    // Nothing more came: the next bytes are another reply on the same connection.
    client.send("demo-token", "/v1/api/nothing").await;
    let next = client.read(None).await;
    assert!(next.head().starts_with("http/1.1 404"));
}
