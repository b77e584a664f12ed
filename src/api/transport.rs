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

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::{document, set_timeout_with_handle, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect, Url,
};

use super::cut_off::cut_off;
use super::retry_after::{retry_after, server_time};
use super::{ApiError, Endpoint, wire};
use crate::i18n::intl;
use crate::session::Connection;

/// The timeout of an attempt, its body included, in milliseconds.
pub const TIMEOUT_MS: u64 = 30_000;

/// The largest body that is read, in bytes; a page of 1,000 rows has well under 1 MB.
pub const MAX_BODY_BYTES: usize = 64 * 1024 * 1024;

/// After this long without a reply, it is found out whether a proxy wants a password of its own.
const CHALLENGE_CHECK_AFTER: Duration = Duration::from_secs(2);

/// Whether a proxy in front of an API on the page's own origin wants a password of its own. With
/// the site's cookies, Chromium and WebKit answer that by a dialog of their own, again and again,
/// and the reply never arrives: requests go without them until one has another result.
static WANTS_PASSWORD: AtomicBool = AtomicBool::new(false);

/// What a request to the API has beside a file.
struct ApiCall {
    /// The request for headers alone and without cookies, which no dialog answers; `None` where
    /// the request itself has none.
    challenge_check: Option<RequestBuilder>,
    /// Whether such a request was answered on this page: it needs no check then.
    is_answered: &'static AtomicBool,
}

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
    let origin = window().location().origin();
    let is_own_origin = Url::new(&address).is_ok_and(|url| Ok(url.origin()) == origin);
    let with_cookies = is_own_origin && !WANTS_PASSWORD.load(Ordering::Relaxed);
    let call = ApiCall {
        challenge_check: with_cookies
            .then(|| request(RequestCredentials::Omit).method(Method::HEAD)),
        is_answered: is_answered(endpoint),
    };
    let credentials = if with_cookies {
        RequestCredentials::SameOrigin
    } else {
        RequestCredentials::Omit
    };
    let sent = send(request(credentials), Some(call), abort.0.clone(), clock);
    async move {
        let result = sent.await;
        match &result {
            // No reply says nothing.
            Err(ApiError::Unreachable | ApiError::TimedOut) => {}
            other => WANTS_PASSWORD.store(
                is_own_origin && matches!(other, Err(ApiError::ProxyPassword(_))),
                Ordering::Relaxed,
            ),
        }
        result
    }
}

/// Whether a request of this kind was answered on this page.
fn is_answered(endpoint: &Endpoint) -> &'static AtomicBool {
    static PROJECTS: AtomicBool = AtomicBool::new(false);
    static SEGMENT_PROFILES: AtomicBool = AtomicBool::new(false);
    match endpoint {
        Endpoint::Projects => &PROJECTS,
        Endpoint::SegmentProfiles(..) => &SEGMENT_PROFILES,
    }
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
    send(request, None, abort.0.clone(), ClockOffset::default())
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

/// Sends a request, which ends after [`TIMEOUT_MS`] or when a proxy is found to want a password.
async fn send(
    request: RequestBuilder,
    call: Option<ApiCall>,
    controller: AbortController,
    clock: ClockOffset,
) -> Result<String, ApiError> {
    // Why it was aborted here.
    let ended_by = Rc::new(Cell::new(None));
    let end = {
        let (ended_by, controller) = (Rc::clone(&ended_by), controller.clone());
        move |error| {
            ended_by.set(Some(error));
            controller.abort();
        }
    };
    let (mut is_answered, mut check) = (None, None);
    if let Some(call) = call {
        is_answered = Some(call.is_answered);
        if let Some(request) = call.challenge_check {
            let (end, controller) = (end.clone(), controller.clone());
            let run = move || {
                if call.is_answered.load(Ordering::Relaxed) {
                    return;
                }
                spawn_local(async move {
                    let result = fetch(request, &controller, &ClockOffset::default(), None).await;
                    if let Err(error @ ApiError::ProxyPassword(_)) = result {
                        end(error);
                    }
                });
            };
            check = set_timeout_with_handle(run, CHALLENGE_CHECK_AFTER).ok();
        }
    }
    let timeout = Duration::from_millis(TIMEOUT_MS);
    let timeout = set_timeout_with_handle(move || end(ApiError::TimedOut), timeout).ok();
    let result = fetch(request, &controller, &clock, is_answered).await;
    for timer in [timeout, check].into_iter().flatten() {
        timer.clear();
    }
    match result {
        Err(ApiError::Unreachable) => Err(ended_by.take().unwrap_or(ApiError::Unreachable)),
        other => other,
    }
}

/// `is_answered` is set once there are headers; it is there for requests to the API.
async fn fetch(
    request: RequestBuilder,
    controller: &AbortController,
    clock: &ClockOffset,
    is_answered: Option<&AtomicBool>,
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
    if let Some(is_answered) = is_answered {
        is_answered.store(true, Ordering::Relaxed);
    }
    // The status is checked before the body is parsed; the body of an error is only a message.
    let (headers, now) = (response.headers(), intl::now_ms());
    let server_now = server_time(headers.get("Date"), headers.get("Age"));
    clock.set(server_now.map(|server_now| server_now - now));
    let retry_after_seconds = headers.get("Retry-After");
    let retry_after_seconds =
        retry_after_seconds.and_then(|text| retry_after(&text, server_now.unwrap_or(now)));
    let challenge = headers.get("WWW-Authenticate");
    let length = headers
        .get("Content-Length")
        .and_then(|length| length.parse().ok());
    let bytes = body(&response, length).await;
    let text = || std::str::from_utf8(bytes.as_deref().ok()?).ok();
    let text = text().unwrap_or_default();
    if let Some(error) = ApiError::from_status(response.status(), text, retry_after_seconds) {
        return Err(error.with_challenge(&challenge.unwrap_or_default()));
    }
    let bytes = bytes?;
    if is_answered.is_some() {
        // An encoded body has another length than its text.
        let length = length.filter(|_| headers.get("Content-Encoding").is_none());
        if let Some(error) = cut_off(&bytes, length) {
            return Err(error);
        }
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
