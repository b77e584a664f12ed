//! The router, and the way of a request through it: log, CORS, faults, API.

use std::{sync::Arc, time::SystemTime};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version},
    middleware::{self, Next},
    response::Response,
};
use tokio::net::TcpListener;
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate, Predicate},
};

use crate::{
    api,
    args::Args,
    call::Call,
    changes::Changes,
    control, cors,
    data::Instant,
    faults::Faults,
    log::Log,
    trouble,
    wire::{Line, Wires},
};

/// What the server was started with and has collected since.
pub struct Stand {
    pub log: Log,
    pub faults: Faults,
    pub changes: Changes,
    /// Whose pages may read the replies: an origin, `*`, or nobody's.
    pub cors: Option<HeaderValue>,
    /// What `detectedAt` and the other dates are reckoned from.
    pub now: Instant,
}

impl Stand {
    /// A server that has received nothing yet.
    pub fn new(args: &Args) -> Self {
        Self {
            log: Log::default(),
            faults: Faults::default(),
            changes: Changes::default(),
            cors: args.cors.clone(),
            now: args.now.unwrap_or_else(|| SystemTime::now().into()),
        }
    }
}

/// The whole server.
pub fn router(stand: Arc<Stand>) -> Router {
    // What isn't under `/_stand_in` is the API's, its unknown paths too: tests want to see those in the log.
    let api = Router::new()
        .fallback(receive)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&stand),
            cors::allow,
        ))
        .layer(middleware::from_fn_with_state(Arc::clone(&stand), note));
    Router::new()
        .nest("/_stand_in", control::router())
        .fallback_service(api.with_state(Arc::clone(&stand)))
        // Nothing here travels far: what counts is how soon a block of 1,000 rows is there.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(DefaultPredicate::new().and(is_free)),
        )
        .with_state(stand)
}

fn is_free(_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions) -> bool {
    marks.get::<AsIs>().is_none()
}

/// Marks a reply that goes out as it is, never gzipped: its bytes are counted.
#[derive(Clone, Copy, Debug)]
pub struct AsIs;

/// Marks a reply that never goes out: the connection ends first.
#[derive(Clone, Copy, Debug)]
pub struct Unanswered;

/// Serves it to whoever connects, for ever.
pub async fn serve(listener: TcpListener, router: Router) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<Line>();
    axum::serve(Wires(listener), service).await
}

async fn note(State(stand): State<Arc<Stand>>, request: Request, next: Next) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    let call = Call::of(uri, headers);
    let number = stand.log.arrived(method, uri, headers, &call);
    let response = next.run(request).await;
    if response.extensions().get::<Unanswered>().is_none() {
        stand.log.answered(number, response.status().as_u16());
    }
    response
}

async fn receive(State(stand): State<Arc<Stand>>, request: Request) -> Response {
    let call = Call::of(request.uri(), request.headers());
    let line = request.extensions().get::<ConnectInfo<Line>>();
    let line = line.map(|ConnectInfo(line)| line.clone());
    let api = api::answer(request.method(), &call, &stand);
    match stand.faults.meet(&call) {
        None => api.await,
        Some(met) => trouble::go_through(met, line, api).await,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    use crate::{
        asking::{control, server},
        data,
    };

    #[tokio::test(flavor = "multi_thread")]
    async fn the_documented_request_over_a_socket_gets_the_documented_bytes() {
        let server = server();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let serving = tokio::spawn(super::serve(listener, server.clone()));
        let target = "/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=1000";
        let asked = tokio::task::spawn_blocking(move || {
            let mut socket = TcpStream::connect(address)?;
            write!(
                socket,
                "GET {target} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer demo-token\r\nconnection: close\r\n\r\n"
            )?;
            let mut reply = Vec::new();
            socket.read_to_end(&mut reply).map(|_| reply)
        });
        let reply = asked.await.expect("no panic").expect("a whole reply");
        assert!(reply.starts_with(b"HTTP/1.1 200 OK\r\n"));
        assert!(reply.ends_with(&[b"\r\n\r\n", data::DOCUMENTED].concat()));
        let log = control(&server, "GET /_stand_in/requests", "").await.json();
        assert_eq!(log[0]["target"], target);
        serving.abort();
    }
}
