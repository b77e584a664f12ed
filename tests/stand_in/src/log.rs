//! The requests that the API received, for tests to ask.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::http::{HeaderMap, Method, Uri};
use serde::Serialize;

use crate::call::Call;

/// How many requests are kept; the oldest go first.
pub const KEPT: usize = 10_000;

/// One request.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    #[serde(skip)]
    number: u64,
    /// The whole decoded path.
    #[serde(skip)]
    path: String,
    pub method: String,
    /// Path and query as they came over the wire.
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
    /// The status answered; null while there is no answer, and for ever if the client left before it or the
    /// connection was ended.
    pub status: Option<u16>,
}

#[derive(Default)]
struct Kept {
    next: u64,
    entries: VecDeque<Entry>,
}

/// The requests in the order of their arrival.
#[derive(Default)]
pub struct Log(Mutex<Kept>);

impl Log {
    /// Notes a request; the number is for [`Log::answered`].
    pub fn arrived(&self, method: &Method, uri: &Uri, headers: &HeaderMap, call: &Call) -> u64 {
        let mut kept = self.kept();
        let number = kept.next;
        kept.next += 1;
        if kept.entries.len() == KEPT {
            kept.entries.pop_front();
        }
        kept.entries.push_back(Entry {
            number,
            path: call.path.clone(),
            method: method.to_string(),
            target: uri
                .path_and_query()
                .map_or_else(|| uri.to_string(), ToString::to_string),
            headers: readable(headers),
            project: call.project().map(str::to_owned),
            limit: call.limit.clone(),
            offset: call.offset.clone(),
            token: call.token.clone(),
            status: None,
        });
        number
    }

    /// Notes what was answered.
    pub fn answered(&self, number: u64, status: u16) {
        let mut kept = self.kept();
        // The newest are at the end, and it is mostly one of those.
        if let Some(entry) = kept
            .entries
            .iter_mut()
            .rev()
            .find(|entry| entry.number == number)
        {
            entry.status = Some(status);
        }
    }

    /// The requests made with a token, or with any, to a path, or to any.
    pub fn list(&self, token: Option<&str>, path: Option<&str>) -> Vec<Entry> {
        let kept = self.kept();
        let meant = |entry: &&Entry| {
            (token.is_none() || entry.token.as_deref() == token)
                && path.is_none_or(|path| entry.path == path)
        };
        kept.entries.iter().filter(meant).cloned().collect()
    }

    /// Forgets the requests made with a token, or all of them.
    pub fn clear(&self, token: Option<&str>) {
        self.kept()
            .entries
            .retain(|entry| token.is_some() && entry.token.as_deref() != token);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn readable(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut readable = BTreeMap::<String, String>::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        readable
            .entry(name.to_string())
            .and_modify(|all| *all = format!("{all}, {value}"))
            .or_insert_with(|| value.into_owned());
    }
    readable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_request_goes_when_the_log_is_full() {
        let log = Log::default();
        let uri = Uri::from_static("/v1/api/projects");
        let call = Call::of(&uri, &HeaderMap::new());
        for _ in 0..=KEPT {
            log.arrived(&Method::GET, &uri, &HeaderMap::new(), &call);
        }
        log.answered(0, 200);
        log.answered(1, 404);
        let listed = log.list(None, None);
        assert_eq!(listed.len(), KEPT);
        assert_eq!(listed.first().and_then(|entry| entry.status), Some(404));
    }
}
