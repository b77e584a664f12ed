//! Router and middleware: each request passes the request log, CORS, the faults and the API, in this order.

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
    api_request::ApiRequest,
    args::Args,
    changes::Changes,
    connection::{ConnectionHandle, ConnectionListener},
    control, cors,
    data::Instant,
    fault_handler,
    faults::Faults,
    request_log::RequestLog,
};

/// Shared state of all handlers: the configuration and what tests have sent since the start.
pub struct ServerState {
    pub log: RequestLog,
    pub faults: Faults,
    pub changes: Changes,
    /// `Access-Control-Allow-Origin`: an origin or `*`; without it no CORS headers are sent.
    pub cors: Option<HeaderValue>,
    /// The fixed current time: `detectedAt` and the other dates of the data are relative to it.
    pub now: Instant,
}

impl ServerState {
    /// The state at the start: empty log, no faults, no changes.
    pub fn new(args: &Args) -> Self {
        Self {
            log: RequestLog::default(),
            faults: Faults::default(),
            changes: Changes::default(),
            cors: args.cors.clone(),
            now: args.now.unwrap_or_else(|| SystemTime::now().into()),
        }
    }
}

/// The API and the control endpoints under `/_stand_in`.
pub fn router(state: Arc<ServerState>) -> Router {
    // Everything outside `/_stand_in` is the API's, unknown paths included: tests look for those in the log too.
    let api = Router::new()
        .fallback(handle_api)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&state),
            cors::handle,
        ))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&state),
            log_request,
        ));
    Router::new()
        .nest("/_stand_in", control::router())
        .fallback_service(api.with_state(Arc::clone(&state)))
        // All clients are on this machine: speed counts more than size for a block of 1,000 rows.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(DefaultPredicate::new().and(is_compressible)),
        )
        .with_state(state)
}

fn is_compressible(_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions) -> bool {
    extensions.get::<Uncompressed>().is_none()
}

/// Response extension: never gzip this reply, because a fault counts its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Uncompressed;

/// Response extension: this reply is never sent, because the connection is terminated first; the log records no status.
#[derive(Clone, Copy, Debug)]
pub struct NoReply;

/// Serves the router on all connections of the listener; returns only on an error.
pub async fn serve(listener: TcpListener, router: Router) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<ConnectionHandle>();
    axum::serve(ConnectionListener(listener), service).await
}

async fn log_request(
    State(state): State<Arc<ServerState>>,
    request: Request,
    next: Next,
) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    let api_request = ApiRequest::parse(uri, headers);
    let number = state.log.record(method, uri, headers, &api_request);
    let response = next.run(request).await;
    if response.extensions().get::<NoReply>().is_none() {
        state.log.record_status(number, response.status().as_u16());
    }
    response
}

async fn handle_api(State(state): State<Arc<ServerState>>, request: Request) -> Response {
    let api_request = ApiRequest::parse(request.uri(), request.headers());
    let connection = request.extensions().get::<ConnectInfo<ConnectionHandle>>();
    let connection = connection.map(|ConnectInfo(connection)| connection.clone());
    let api = api::reply(request.method(), &api_request, &state);
    match state.faults.take_match(&api_request) {
        None => api.await,
        Some(matched) => fault_handler::apply(matched, connection, api).await,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    use crate::{
        data,
        test_client::{control, server},
    };

    #[tokio::test(flavor = "multi_thread")]
    async fn the_documented_request_over_a_socket_gets_the_documented_bytes() {
        let server = server();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let serving = tokio::spawn(super::serve(listener, server.clone()));
        let target = "/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=1000";
        let exchange = tokio::task::spawn_blocking(move || {
            let mut socket = TcpStream::connect(address)?;
            write!(
                socket,
                "GET {target} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer demo-token\r\nconnection: close\r\n\r\n"
            )?;
            let mut reply = Vec::new();
            socket.read_to_end(&mut reply).map(|_| reply)
        });
        let reply = exchange.await.expect("no panic").expect("a whole reply");
        assert!(reply.starts_with(b"HTTP/1.1 200 OK\r\n"));
        assert!(reply.ends_with(&[b"\r\n\r\n", data::DOCUMENTED].concat()));
        let log = control(&server, "GET /_stand_in/requests", "").await.json();
        assert_eq!(log[0]["target"], target);
        serving.abort();
    }
}
