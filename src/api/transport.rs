//! HTTP transport over `fetch`: the only user of gloo-net and the only reader of a token.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the only sender of requests and of the token"
)]

use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::{document, set_timeout_with_handle, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect, Url,
};

use super::cut_off::cut_off;
use super::error::is_markup;
use super::retry_after::{retry_after, server_time};
use super::{ApiError, Endpoint, wire};
use crate::i18n::intl;
use crate::session::Connection;

/// The timeout of an attempt, its body included, in milliseconds.
pub const TIMEOUT_MS: u64 = 30_000;

/// The largest body that is read, in bytes; a page of 1,000 rows has well under 1 MB.
pub const MAX_BODY_BYTES: usize = 64 * 1024 * 1024;

/// Whether a sign-on in front of the site lets requests pass only with its cookies. They are sent
/// to the page's own origin only, and with the token only since a request without them was
/// redirected or answered by a web page: with cookies, Chromium and WebKit answer the challenge of
/// a proxy that wants a password by a dialog of their own, again and again, and the reply never
/// arrives.
static SIGN_ON: AtomicBool = AtomicBool::new(false);

/// Aborts a request when it is dropped. The request then ends with [`ApiError::Unreachable`], which
/// the request queue ignores.
#[derive(Debug)]
pub struct Abort(AbortController);

impl Abort {
    /// The handle of one request; `None` in a browser without `AbortController`.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Receives by how many milliseconds the server's clock is ahead of the browser's, as soon as the
/// headers of a reply say it. They have whole seconds, so it is off by one at most.
pub type ClockOffset = Rc<Cell<Option<i64>>>;

/// Sends a request to the API; the result is the body of a successful reply.
///
/// # Errors
/// Every [`ApiError`] but [`ApiError::Unreadable`] with JSON problems, which deserialization finds.
pub fn get(
    connection: &Connection,
    endpoint: &Endpoint,
    abort: &Abort,
    clock: &ClockOffset,
) -> impl Future<Output = Result<String, ApiError>> + use<> {
    let authorization = format!("Bearer {}", connection.token.reveal());
    let clock = Rc::clone(clock);
    let (query, address) = (endpoint.query(), endpoint.address(&connection.base));
    let request = |credentials| {
        Request::get(&address)
            .query(query.iter().map(|(name, value)| (*name, value)))
            .header("Authorization", &authorization)
            .credentials(credentials)
    };
    let is_own_origin =
        Url::new(&address).is_ok_and(|url| Ok(url.origin()) == window().location().origin());
    let with_cookies = || request(RequestCredentials::SameOrigin);
    let (first, signed_in) = if is_own_origin && SIGN_ON.load(Ordering::Relaxed) {
        (with_cookies(), None)
    } else {
        let signed_in = is_own_origin.then(with_cookies);
        (request(RequestCredentials::Omit), signed_in)
    };
    let source = Source::Api { is_own_origin };
    send(first, signed_in, source, abort.0.clone(), clock)
}

/// Requests a file beside `index.html`, without a token.
///
/// # Errors
/// As [`get`].
pub fn read_file(
    name: &str,
    abort: &Abort,
) -> impl Future<Output = Result<String, ApiError>> + use<> {
    let request = Request::get(&file_url(name)).credentials(RequestCredentials::SameOrigin);
    let (controller, clock) = (abort.0.clone(), ClockOffset::default());
    send(request, None, Source::File, controller, clock)
}

/// The URL of a file beside `index.html`, without a user name and password that the page's own
/// URL may have: `fetch` refuses such URLs.
fn file_url(name: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    match Url::new_with_base(name, &base) {
        Ok(url) => {
            url.set_username("");
            url.set_password("");
            url.href()
        }
        Err(_) => name.to_owned(),
    }
}

/// Sends a request, and, if a sign-on may have answered it, the one with the page's cookies.
async fn send(
    request: RequestBuilder,
    signed_in: Option<RequestBuilder>,
    source: Source,
    controller: AbortController,
    clock: ClockOffset,
) -> Result<String, ApiError> {
    let timed_out = Rc::new(Cell::new(false));
    let timeout = set_timeout_with_handle(
        {
            let (timed_out, controller) = (Rc::clone(&timed_out), controller.clone());
            move || {
                timed_out.set(true);
                controller.abort();
            }
        },
        Duration::from_millis(TIMEOUT_MS),
    );
    let is_of_sign_on =
        |result: &Result<String, ApiError>| result.as_ref().is_err_and(ApiError::may_be_sign_on);
    let first = signed_in.is_some();
    let mut result = fetch(request, source, first, &controller, &clock).await;
    if let (true, Some(signed_in)) = (is_of_sign_on(&result), signed_in) {
        result = fetch(signed_in, source, false, &controller, &clock).await;
        if !is_of_sign_on(&result) {
            SIGN_ON.store(true, Ordering::Relaxed);
        }
    }
    if let Ok(timeout) = timeout {
        timeout.clear();
    }
    match result {
        Err(ApiError::Unreachable) if timed_out.get() => Err(ApiError::TimedOut),
        other => other,
    }
}

/// What a request asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The API: a reply in JSON, which is checked for having arrived whole.
    Api { is_own_origin: bool },
    /// A file of the page's own origin.
    File,
}

/// `first` is for the first of two attempts: any 401 or 403 that claims to be a web page is one then.
async fn fetch(
    request: RequestBuilder,
    source: Source,
    first: bool,
    controller: &AbortController,
    clock: &ClockOffset,
) -> Result<String, ApiError> {
    let response = request
        .abort_signal(Some(&controller.signal()))
        .cache(RequestCache::NoStore)
        // Not followed, as with `Error`, but the reply says that it was one (status 0).
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .send()
        .await
        .map_err(|_| ApiError::Unreachable)?;
    // The status is checked before the body is parsed; the body of an error is only a message.
    let (headers, now) = (response.headers(), intl::now_ms());
    let server_now = server_time(headers.get("Date"), headers.get("Age"));
    clock.set(server_now.map(|server_now| server_now - now));
    let retry_after_seconds = headers.get("Retry-After");
    let retry_after_seconds =
        retry_after_seconds.and_then(|text| retry_after(&text, server_now.unwrap_or(now)));
    let length = headers
        .get("Content-Length")
        .and_then(|length| length.parse().ok());
    let is_own_origin = source
        != Source::Api {
            is_own_origin: false,
        };
    let status = response.status();
    let bytes = body(&response, length).await;
    let read = bytes.as_deref().unwrap_or_default();
    let text = std::str::from_utf8(read).unwrap_or_default();
    if let Some(error) = ApiError::from_status(status, text, retry_after_seconds) {
        let header = |name| headers.get(name).unwrap_or_default();
        let challenge = header("WWW-Authenticate");
        let error = error.with_challenge(&challenge);
        return Err(if is_own_origin {
            let is_page = first || is_markup(read);
            error.with_web_page(&header("Content-Type"), &challenge, is_page)
        } else {
            error
        });
    }
    let bytes = bytes?;
    if source != Source::File {
        // An encoded body has another length than its text.
        let length = length.filter(|_| headers.get("Content-Encoding").is_none());
        if let Some(error) = cut_off(&bytes, length) {
            return Err(error);
        }
    }
    if is_markup(&bytes) {
        return Err(ApiError::NotTheApi(is_own_origin.then_some(status)));
    }
    let body = wire::text(bytes).map_err(ApiError::Unreadable)?;
    ApiError::from_body(&body).map_or(Ok(body), Err)
}

/// The bytes of a body, whose length is that if it was told.
async fn body(response: &Response, length: Option<usize>) -> Result<Vec<u8>, ApiError> {
    if length.is_some_and(|bytes| bytes > MAX_BODY_BYTES) {
        return Err(ApiError::TooLarge);
    }
    match response.body() {
        Some(stream) => read_all(stream).await,
        None => Ok(Vec::new()),
    }
}

/// Reads a body chunk by chunk, so that one that never ends is cut off at the limit.
async fn read_all(stream: ReadableStream) -> Result<Vec<u8>, ApiError> {
    let network_error = |_: JsValue| ApiError::Unreachable;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(network_error)?;
        let field = |name| Reflect::get(&chunk, &JsValue::from_str(name)).map_err(network_error);
        if field("done")?.is_truthy() {
            return Ok(bytes);
        }
        let chunk = Uint8Array::new(&field("value")?);
        if bytes.len() + chunk.length() as usize > MAX_BODY_BYTES {
            // The result of cancelling doesn't matter.
            let _ = reader.cancel();
            return Err(ApiError::TooLarge);
        }
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
    }
}
