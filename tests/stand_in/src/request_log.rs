//! Request log: the API requests received, for tests to read.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::http::{HeaderMap, Method, Uri};
use serde::Serialize;

use crate::api_request::ApiRequest;

/// The most requests that are kept; the oldest are dropped first.
pub const CAPACITY: usize = 10_000;

/// A logged request, as `GET /_stand_in/requests` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct LogEntry {
    #[serde(skip)]
    number: u64,
    /// The whole decoded path.
    #[serde(skip)]
    path: String,
    pub method: String,
    /// Path and query as sent, still percent-encoded.
    pub target: String,
    /// Names in lower case; several values of one name are joined by `, `.
    pub headers: BTreeMap<String, String>,
    /// The decoded project id.
    pub project: Option<String>,
    /// `limit` as sent.
    pub limit: Option<String>,
    /// `offset` as sent.
    pub offset: Option<String>,
    /// The whole bearer token.
    pub token: Option<String>,
    /// The status of the reply; null until it is sent, and permanently if the client disconnected before or the
    /// connection was terminated.
    pub status: Option<u16>,
}

#[derive(Default)]
struct LogState {
    next: u64,
    entries: VecDeque<LogEntry>,
}

/// The requests in the order of their arrival.
#[derive(Default)]
pub struct RequestLog(Mutex<LogState>);

impl RequestLog {
    /// Logs a request; the returned number is for [`RequestLog::record_status`].
    pub fn record(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        request: &ApiRequest,
    ) -> u64 {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        if state.entries.len() == CAPACITY {
            state.entries.pop_front();
        }
        state.entries.push_back(LogEntry {
            number,
            path: request.path.clone(),
            method: method.to_string(),
            target: uri
                .path_and_query()
                .map_or_else(|| uri.to_string(), ToString::to_string),
            headers: text_headers(headers),
            project: request.project().map(str::to_owned),
            limit: request.limit.clone(),
            offset: request.offset.clone(),
            token: request.token.clone(),
            status: None,
        });
        number
    }

    /// Logs the status of the reply to a request.
    pub fn record_status(&self, number: u64, status: u16) {
        let mut state = self.state();
        // Searched from the end: most replies belong to a recent request.
        if let Some(entry) = state
            .entries
            .iter_mut()
            .rev()
            .find(|entry| entry.number == number)
        {
            entry.status = Some(status);
        }
    }

    /// The requests with a token and to a path; `None` matches all.
    pub fn list(&self, token: Option<&str>, path: Option<&str>) -> Vec<LogEntry> {
        let state = self.state();
        let matches = |entry: &&LogEntry| {
            (token.is_none() || entry.token.as_deref() == token)
                && path.is_none_or(|path| entry.path == path)
        };
        state.entries.iter().filter(matches).cloned().collect()
    }

    /// Removes the requests with a token, or all of them.
    pub fn clear(&self, token: Option<&str>) {
        self.state()
            .entries
            .retain(|entry| token.is_some() && entry.token.as_deref() != token);
    }

    fn state(&self) -> MutexGuard<'_, LogState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn text_headers(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut text_headers = BTreeMap::<String, String>::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        text_headers
            .entry(name.to_string())
            .and_modify(|all| *all = format!("{all}, {value}"))
            .or_insert_with(|| value.into_owned());
    }
    text_headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_request_goes_when_the_log_is_full() {
        let log = RequestLog::default();
        let uri = Uri::from_static("/v1/api/projects");
        let request = ApiRequest::parse(&uri, &HeaderMap::new());
        for _ in 0..=CAPACITY {
            log.record(&Method::GET, &uri, &HeaderMap::new(), &request);
        }
        log.record_status(0, 200);
        log.record_status(1, 404);
        let listed = log.list(None, None);
        assert_eq!(listed.len(), CAPACITY);
        assert_eq!(listed.first().and_then(|entry| entry.status), Some(404));
    }
}
