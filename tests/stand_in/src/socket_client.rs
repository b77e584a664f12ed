//! Raw socket client and test server for this crate's tests: replies byte by byte, as they arrive.

use std::{io::ErrorKind, net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time,
};

use crate::{
    args::Args,
    server::{self, ServerState},
    test_client::control,
};

/// The longest wait for a byte: only against hanging tests.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A listening server that stops when it is dropped.
pub struct TestServer {
    pub state: Arc<ServerState>,
    pub router: Router,
    address: SocketAddr,
    task: JoinHandle<std::io::Result<()>>,
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts a new server on a free port, one for each test.
pub async fn start() -> TestServer {
    let args = ["--now", "2024-05-06T07:08:09Z"].map(str::to_owned);
    let args = Args::parse(args.into_iter()).expect("good arguments");
    let state = Arc::new(ServerState::new(&args));
    let router = server::router(Arc::clone(&state));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    TestServer {
        address: listener.local_addr().expect("an address"),
        task: tokio::spawn(server::serve(listener, router.clone())),
        state,
        router,
    }
}

impl TestServer {
    /// Adds a fault for `demo-token`.
    pub async fn fault(&self, fault: &str) {
        let rule = format!(r#"{{"token":"demo-token","fault":{fault}}}"#);
        let created = control(&self.router, "POST /_stand_in/faults", &rule).await;
        assert_eq!(created.status, 200, "{}", created.text());
    }

    /// The statuses in the request log.
    pub fn statuses(&self) -> Vec<Option<u16>> {
        let entries = self.state.log.list(None, None);
        entries.iter().map(|entry| entry.status).collect()
    }

    /// Opens a connection.
    pub async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.expect("a server"))
    }

    /// Opens a connection, sends a GET request, and reads until the connection is closed.
    pub async fn exchange(&self, target: &str) -> (Received, Option<ErrorKind>) {
        let mut client = self.connect().await;
        client.send("demo-token", target).await;
        client.read_to_end().await
    }
}

/// An HTTP client on one keep-alive connection.
pub struct Client(TcpStream);

impl Client {
    /// Sends a GET request with a bearer token.
    pub async fn send(&mut self, token: &str, target: &str) {
        let request = format!(
            "GET {target} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\naccept-encoding: gzip\r\n\r\n"
        );
        let written = self.0.write_all(request.as_bytes()).await;
        written.expect("a server that listens");
    }

    /// Reads this many bytes, or up to the end of the headers for `None`.
    pub async fn read(&mut self, more: Option<usize>) -> Received {
        let mut bytes = Vec::new();
        while match more {
            None => !bytes.ends_with(b"\r\n\r\n"),
            Some(count) => bytes.len() < count,
        } {
            let byte = time::timeout(TIMEOUT, self.0.read_u8()).await;
            bytes.push(byte.expect("a byte in time").expect("a byte"));
        }
        Received(bytes)
    }

    /// Reads this many bytes, asserts that all are equal, and returns the value.
    pub async fn skip(&mut self, count: u64) -> u8 {
        let mut left = usize::try_from(count).expect("a size");
        let mut buffer = vec![0; 64 * 1024];
        let mut last = None;
        while left > 0 {
            let room = left.min(buffer.len());
            let read = time::timeout(TIMEOUT, self.0.read(&mut buffer[..room])).await;
            let read = read.expect("bytes in time").expect("bytes");
            let same = *last.get_or_insert(buffer[0]);
            assert!(read > 0 && buffer[..read].iter().all(|byte| *byte == same));
            left -= read;
        }
        last.expect("one at least")
    }

    /// Reads until the connection ends; the error kind is `None` where it was closed with FIN.
    pub async fn read_to_end(&mut self) -> (Received, Option<ErrorKind>) {
        let mut bytes = Vec::new();
        let read = time::timeout(TIMEOUT, self.0.read_to_end(&mut bytes)).await;
        let end = read.expect("an end in time").err();
        (Received(bytes), end.map(|problem| problem.kind()))
    }
}

/// The received bytes of a reply, which may be incomplete.
#[derive(Debug, Default)]
pub struct Received(pub Vec<u8>);

impl Received {
    /// Status line and headers in lower case; empty if they are incomplete.
    pub fn head(&self) -> String {
        self.split().map_or(String::new(), |(head, _)| {
            String::from_utf8_lossy(head).to_lowercase()
        })
    }

    /// The bytes after the headers, transfer encoding included.
    pub fn body(&self) -> &[u8] {
        self.split().map_or(&[], |(_, body)| body)
    }

    fn split(&self) -> Option<(&[u8], &[u8])> {
        let end = self.0.windows(4).position(|four| four == b"\r\n\r\n")?;
        Some(self.0.split_at(end + 4))
    }
}
