//! Sends requests: the only user of gloo-net and the only reader of a token.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the only sender of requests and of the token"
)]

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::set_timeout_with_handle;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect,
};

use super::retry_after::retry_after;
use super::{ApiError, Endpoint, wire};
use crate::i18n::intl;
use crate::session::Connection;

/// How long an attempt may take, its body included.
pub const TIMEOUT_MS: u64 = 30_000;

/// The largest body that is read: a page of 1,000 rows has well under 1 MB.
pub const MAX_BODY_BYTES: usize = 64 * 1024 * 1024;

/// Ends a request that nobody waits for any more, when dropped too. Whatever it
/// would still have brought is an [`ApiError::Unreachable`] that its owner ignores.
#[derive(Debug)]
pub struct Abort(AbortController);

impl Abort {
    /// A handle for one request; `None` in a browser without `AbortController`.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Asks the API, and gives the body of a success.
///
/// # Errors
/// Every [`ApiError`] but those that parsing finds.
pub fn ask(
    connection: &Connection,
    endpoint: &Endpoint,
    abort: &Abort,
) -> impl Future<Output = Result<String, ApiError>> + use<> {
    let authorization = format!("Bearer {}", connection.token.reveal());
    let query = endpoint.query();
    let request = Request::get(&endpoint.address(&connection.base))
        .query(query.iter().map(|(name, value)| (*name, value)))
        .header("Authorization", &authorization);
    send(request, abort.0.clone())
}

/// Reads a file that lies beside `index.html`; no token goes with it.
///
/// # Errors
/// As [`ask`].
pub fn read_file(
    name: &str,
    abort: &Abort,
) -> impl Future<Output = Result<String, ApiError>> + use<> {
    send(Request::get(name), abort.0.clone())
}

async fn send(request: RequestBuilder, controller: AbortController) -> Result<String, ApiError> {
    let timed_out = Rc::new(Cell::new(false));
    let alarm = set_timeout_with_handle(
        {
            let (timed_out, controller) = (Rc::clone(&timed_out), controller.clone());
            move || {
                timed_out.set(true);
                controller.abort();
            }
        },
        Duration::from_millis(TIMEOUT_MS),
    );
    let result = exchange(request, &controller).await;
    if let Ok(alarm) = alarm {
        alarm.clear();
    }
    match result {
        Err(ApiError::Unreachable) if timed_out.get() => Err(ApiError::TimedOut),
        other => other,
    }
}

async fn exchange(
    request: RequestBuilder,
    controller: &AbortController,
) -> Result<String, ApiError> {
    let response = request
        .abort_signal(Some(&controller.signal()))
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .send()
        .await
        .map_err(|_| ApiError::Unreachable)?;
    // The status comes before the body is believed; an error's body is only quoted.
    let wait = response.headers().get("Retry-After");
    let wait = wait.and_then(|text| retry_after(&text, intl::now_ms()));
    let body = body(&response).await;
    let quoted = body.as_deref().unwrap_or_default();
    if let Some(error) = ApiError::from_status(response.status(), quoted, wait) {
        return Err(error);
    }
    let body = body?;
    ApiError::from_body(&body).map_or(Ok(body), Err)
}

async fn body(response: &Response) -> Result<String, ApiError> {
    let stated = response.headers().get("Content-Length");
    if stated.is_some_and(|length| {
        length
            .parse()
            .is_ok_and(|bytes: usize| bytes > MAX_BODY_BYTES)
    }) {
        return Err(ApiError::TooLarge);
    }
    let bytes = match response.body() {
        Some(stream) => read_all(stream).await?,
        None => Vec::new(),
    };
    wire::text(bytes).map_err(ApiError::Unreadable)
}

/// Reads a body piece by piece: one that never ends must not fill the memory first.
async fn read_all(stream: ReadableStream) -> Result<Vec<u8>, ApiError> {
    let lost = |_: JsValue| ApiError::Unreachable;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(lost)?;
        let field = |name| Reflect::get(&piece, &JsValue::from_str(name)).map_err(lost);
        if field("done")?.is_truthy() {
            return Ok(bytes);
        }
        let piece = Uint8Array::new(&field("value")?);
        if bytes.len() + piece.length() as usize > MAX_BODY_BYTES {
            // What comes of it doesn't matter: nobody reads on.
            let _ = reader.cancel();
            return Err(ApiError::TooLarge);
        }
        let begin = bytes.len();
        bytes.resize(begin + piece.length() as usize, 0);
        piece.copy_to(&mut bytes[begin..]);
    }
}
