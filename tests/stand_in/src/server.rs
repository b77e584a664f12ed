//! The router, and the way of a request through it: log, CORS, faults, API.

use std::{sync::Arc, time::SystemTime};

use axum::{
    Router,
    extract::{Request, State},
    response::Response,
};
use tower_http::compression::CompressionLayer;

use crate::{api, args::Args, call::Call, control, data::Instant, log::Log};

/// What the server was started with and has collected since.
pub struct Stand {
    pub log: Log,
    /// What `detectedAt` and the other dates are reckoned from.
    pub now: Instant,
}

impl Stand {
    /// A server that has received nothing yet.
    pub fn new(args: &Args) -> Self {
        Self {
            log: Log::default(),
            now: args.now.unwrap_or_else(|| SystemTime::now().into()),
        }
    }
}

/// The whole server.
pub fn router(stand: Arc<Stand>) -> Router {
    Router::new()
        .nest("/_stand_in", control::router())
        .fallback(receive)
        .layer(CompressionLayer::new())
        .with_state(stand)
}

async fn receive(State(stand): State<Arc<Stand>>, request: Request) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    let call = Call::of(uri, headers);
    let number = stand.log.arrived(method, uri, headers, &call);
    let response = api::answer(method, &call, stand.now).await;
    stand.log.answered(number, response.status().as_u16());
    response
}
