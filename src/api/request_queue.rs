//! Request queue of a page: deduplicates, retries and holds requests while the token is refused.
//! A pure state machine; [`super::client`] runs what it decides.

mod pending;

use std::rc::Rc;

use crate::api::retry::{RetryBudget, retry_delay_ms};
use crate::api::{ApiError, Endpoint, Failure, Trace};
use pending::{PendingRequest, RequestState};

/// Identifies a request, however often it is sent.
pub type RequestId = u64;

/// A successful response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The body.
    pub body: Rc<String>,
    /// When and how often it was requested.
    pub trace: Trace,
}

/// The outcome of a request.
pub type Outcome = Result<Response, Failure>;

/// A side effect that a change of the queue asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueAction {
    /// Send this attempt of the request.
    Send(RequestId, Attempt),
    /// Abort the attempt under way: it has no subscribers left.
    Abort(RequestId),
    /// Call [`RequestQueue::retry_if_due`] in so many milliseconds.
    ScheduleRetry(RequestId, u64),
    /// Hand the outcome to all subscribers.
    Deliver(RequestId, Outcome),
}

/// Identifies one attempt at a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its number, from 1.
    pub number: u32,
    /// The generation of the token that it is sent with.
    token: u32,
}

/// The delay before a retry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryDelay {
    /// Why it failed.
    pub error: ApiError,
    /// When it is sent again, in milliseconds since 1970.
    pub until: i64,
    /// How often it was sent.
    pub attempts: u32,
}

/// The requests under way.
#[derive(Clone, Debug)]
pub struct RequestQueue {
    requests: Vec<PendingRequest>,
    budget: RetryBudget,
    /// Why the token was refused, while requests wait for another one.
    pub refusal: Option<ApiError>,
    offline: bool,
    rate_limited_at: Option<i64>,
    token: u32,
    last_id: RequestId,
}

impl Default for RequestQueue {
    fn default() -> Self {
        Self {
            requests: Vec::new(),
            budget: RetryBudget::full(),
            refusal: None,
            offline: false,
            rate_limited_at: None,
            token: 0,
            last_id: 0,
        }
    }
}

impl RequestQueue {
    /// Joins the same request under way, or sends one. `address` is its URL, for error reports.
    pub fn subscribe(
        &mut self,
        endpoint: Endpoint,
        address: String,
    ) -> (RequestId, Option<QueueAction>) {
        let same = |request: &&mut PendingRequest| request.endpoint == endpoint;
        if let Some(request) = self.requests.iter_mut().find(same) {
            request.subscribers += 1;
            return (request.id, None);
        }
        self.last_id += 1;
        self.requests.push(PendingRequest {
            id: self.last_id,
            endpoint,
            address,
            subscribers: 1,
            attempts: 0,
            gives_up_when_slow: false,
            state: RequestState::AwaitingToken,
        });
        let action = self
            .refusal
            .is_none()
            .then(|| self.send(self.last_id))
            .flatten();
        (self.last_id, action)
    }

    /// Removes a subscriber; the last one aborts the request.
    pub fn unsubscribe(&mut self, id: RequestId) -> Option<QueueAction> {
        let at = self.position(id)?;
        self.requests[at].subscribers -= 1;
        if self.requests[at].subscribers > 0 {
            return None;
        }
        let request = self.requests.remove(at);
        matches!(request.state, RequestState::Sent(_)).then_some(QueueAction::Abort(id))
    }

    /// Records the result of an attempt, at `now` (milliseconds since 1970); `random` is from 0 to
    /// 1. The result of an attempt that is not the current one is dropped.
    pub fn record_result(
        &mut self,
        id: RequestId,
        attempt: Attempt,
        result: Result<String, ApiError>,
        now: i64,
        random: f64,
    ) -> Option<QueueAction> {
        let at = self.position(id)?;
        let request = &mut self.requests[at];
        if request.state != RequestState::Sent(attempt) {
            return None;
        }
        let error = match result {
            Ok(body) => {
                let request = self.requests.remove(at);
                let (body, trace) = (Rc::new(body), request.trace(now));
                return Some(QueueAction::Deliver(id, Ok(Response { body, trace })));
            }
            Err(error) => error,
        };
        if error.is_unauthorized() {
            request.state = RequestState::AwaitingToken;
            if attempt.token != self.token {
                // It was sent with the token before: the attempts with this one start at 0.
                request.attempts = 0;
                return self.send(id);
            }
            self.refusal = Some(error);
            return None;
        }
        if matches!(error, ApiError::TooManyRequests(..)) {
            self.rate_limited_at = Some(now);
        }
        // Offline, every attempt fails; the rows are refreshed once the network is back.
        let gives_up = request.gives_up_when_slow && error.may_be_too_heavy();
        let wait = (!self.offline && !gives_up)
            .then(|| retry_delay_ms(request.attempts, &error, &mut self.budget, now, random));
        match wait.flatten() {
            Some(ms) => {
                let until = now.saturating_add_unsigned(ms);
                request.state = RequestState::AwaitingRetry { error, until };
                Some(QueueAction::ScheduleRetry(id, ms))
            }
            None => {
                let trace = self.requests.remove(at).trace(now);
                Some(QueueAction::Deliver(id, Err(Failure { error, trace })))
            }
        }
    }

    /// Does not repeat a request whose reply may be too heavy: a smaller one is sent in its place.
    pub fn give_up_when_slow(&mut self, id: RequestId) {
        if let Some(at) = self.position(id) {
            self.requests[at].gives_up_when_slow = true;
        }
    }

    /// Handles a timer: sends the request if its delay is over.
    pub fn retry_if_due(&mut self, id: RequestId, now: i64) -> Option<QueueAction> {
        let request = &self.requests[self.position(id)?];
        let RequestState::AwaitingRetry { until, .. } = request.state else {
            return None;
        };
        match u64::try_from(until - now) {
            Ok(left) if left > 0 => Some(QueueAction::ScheduleRetry(id, left)),
            Ok(_) | Err(_) => self.send(id),
        }
    }

    /// Sends all requests that wait for a retry now.
    pub fn retry_now(&mut self) -> Vec<QueueAction> {
        self.send_all(|state| matches!(state, RequestState::AwaitingRetry { .. }))
    }

    /// Sends the requests that wait for another token, after it was entered.
    pub fn resend_held(&mut self) -> Vec<QueueAction> {
        self.refusal = None;
        self.token += 1;
        for request in &mut self.requests {
            if request.state == RequestState::AwaitingToken {
                request.attempts = 0;
            }
        }
        self.send_all(|state| *state == RequestState::AwaitingToken)
    }

    /// Fails the requests that wait for another token, when none is entered.
    pub fn fail_held(&mut self, now: i64) -> Vec<QueueAction> {
        let error = self.refusal.take();
        let error = error.unwrap_or(ApiError::Unauthorized(None));
        let requests = std::mem::take(&mut self.requests).into_iter();
        let (held, others): (Vec<_>, Vec<_>) =
            requests.partition(|request| request.state == RequestState::AwaitingToken);
        self.requests = others;
        let fail = |request: &PendingRequest| {
            let (error, trace) = (error.clone(), request.trace(now));
            QueueAction::Deliver(request.id, Err(Failure { error, trace }))
        };
        held.iter().map(fail).collect()
    }

    /// Sets whether the browser is offline.
    pub fn set_offline(&mut self, offline: bool) {
        self.offline = offline;
    }

    /// Whether the token was refused and requests wait for another one.
    pub fn is_token_refused(&self) -> bool {
        self.refusal.is_some()
    }

    /// When the server last answered 429, in milliseconds since 1970.
    pub fn rate_limited_at(&self) -> Option<i64> {
        self.rate_limited_at
    }

    /// The retry that is due first.
    pub fn next_retry(&self) -> Option<RetryDelay> {
        let retries = self
            .requests
            .iter()
            .filter_map(|request| match &request.state {
                RequestState::AwaitingRetry { error, until } => Some(RetryDelay {
                    error: error.clone(),
                    until: *until,
                    attempts: request.attempts,
                }),
                RequestState::Sent(_) | RequestState::AwaitingToken => None,
            });
        retries.min_by_key(|retry| retry.until)
    }

    /// The endpoint of a pending request.
    pub fn endpoint(&self, id: RequestId) -> Option<&Endpoint> {
        Some(&self.requests[self.position(id)?].endpoint)
    }

    fn position(&self, id: RequestId) -> Option<usize> {
        self.requests.iter().position(|request| request.id == id)
    }

    fn send(&mut self, id: RequestId) -> Option<QueueAction> {
        let at = self.position(id)?;
        let request = &mut self.requests[at];
        request.attempts += 1;
        let (number, token) = (request.attempts, self.token);
        let attempt = Attempt { number, token };
        request.state = RequestState::Sent(attempt);
        Some(QueueAction::Send(id, attempt))
    }

    fn send_all(&mut self, which: impl Fn(&RequestState) -> bool) -> Vec<QueueAction> {
        let requests = self.requests.iter().filter(|request| which(&request.state));
        let ids: Vec<RequestId> = requests.map(|request| request.id).collect();
        ids.into_iter().filter_map(|id| self.send(id)).collect()
    }
}

#[cfg(test)]
mod tests;
