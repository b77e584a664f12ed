//! How this crate's tests ask the server over a real socket, byte by byte.

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
    asking::control,
    server::{self, Stand},
};

/// Against hanging only.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server that listens; it ends with its test.
pub struct Listening {
    pub stand: Arc<Stand>,
    pub router: Router,
    address: SocketAddr,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// A server of its own for each test.
pub async fn listening() -> Listening {
    let args = ["--now", "2024-05-06T07:08:09Z"].map(str::to_owned);
    let args = Args::parse(args.into_iter()).expect("good arguments");
    let stand = Arc::new(Stand::new(&args));
    let router = server::router(Arc::clone(&stand));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    Listening {
        address: listener.local_addr().expect("an address"),
        serving: tokio::spawn(server::serve(listener, router.clone())),
        stand,
        router,
    }
}

impl Listening {
    /// Asks for a fault of `demo-token`.
    pub async fn fault(&self, fault: &str) {
        let order = format!(r#"{{"token":"demo-token","fault":{fault}}}"#);
        let asked = control(&self.router, "POST /_stand_in/faults", &order).await;
        assert_eq!(asked.status, 200, "{}", asked.text());
    }

    /// What the log says of the statuses answered.
    pub fn statuses(&self) -> Vec<Option<u16>> {
        let entries = self.stand.log.list(None, None);
        entries.iter().map(|entry| entry.status).collect()
    }

    /// Connects.
    pub async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.expect("a server"))
    }

    /// Connects, asks for something, and reads until the connection ends.
    pub async fn exchange(&self, target: &str) -> (Received, Option<ErrorKind>) {
        let mut client = self.connect().await;
        client.ask("demo-token", target).await;
        client.rest().await
    }
}

/// A client that keeps its connection alive.
pub struct Client(TcpStream);

impl Client {
    pub async fn ask(&mut self, token: &str, target: &str) {
        let request = format!(
            "GET {target} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\naccept-encoding: gzip\r\n\r\n"
        );
        let written = self.0.write_all(request.as_bytes()).await;
        written.expect("a server that listens");
    }

    /// Reads until that many bytes of a reply are there, the headers included; none for the headers alone.
    pub async fn read(&mut self, more: Option<usize>) -> Received {
        let mut bytes = Vec::new();
        while match more {
            None => !bytes.ends_with(b"\r\n\r\n"),
            Some(count) => bytes.len() < count,
        } {
            let byte = time::timeout(PATIENCE, self.0.read_u8()).await;
            bytes.push(byte.expect("a byte in time").expect("a byte"));
        }
        Received(bytes)
    }

    /// Reads that many bytes, which are all the same one.
    pub async fn skip(&mut self, count: u64) -> u8 {
        let mut left = usize::try_from(count).expect("a size");
        let mut buffer = vec![0; 64 * 1024];
        let mut last = None;
        while left > 0 {
            let room = left.min(buffer.len());
            let read = time::timeout(PATIENCE, self.0.read(&mut buffer[..room])).await;
            let read = read.expect("bytes in time").expect("bytes");
            let same = *last.get_or_insert(buffer[0]);
            assert!(read > 0 && buffer[..read].iter().all(|byte| *byte == same));
            left -= read;
        }
        last.expect("one at least")
    }

    /// Reads until the connection ends, and how it does: without a kind it was closed.
    pub async fn rest(&mut self) -> (Received, Option<ErrorKind>) {
        let mut bytes = Vec::new();
        let read = time::timeout(PATIENCE, self.0.read_to_end(&mut bytes)).await;
        let end = read.expect("an end in time").err();
        (Received(bytes), end.map(|problem| problem.kind()))
    }
}

/// A reply, or as much of it as came.
#[derive(Debug, Default)]
pub struct Received(pub Vec<u8>);

impl Received {
    /// The line and the headers, in lower case; empty if they aren't whole.
    pub fn head(&self) -> String {
        self.split().map_or(String::new(), |(head, _)| {
            String::from_utf8_lossy(head).to_lowercase()
        })
    }

    /// What comes behind them, as it came.
    pub fn body(&self) -> &[u8] {
        self.split().map_or(&[], |(_, body)| body)
    }

    fn split(&self) -> Option<(&[u8], &[u8])> {
        let end = self.0.windows(4).position(|four| four == b"\r\n\r\n")?;
        Some(self.0.split_at(end + 4))
    }
}
