//! API client: runs what [`super::request_queue`] decides over fetch. It sends, waits, aborts
//! and hands each outcome to its subscribers.

use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::request_queue::{
    Attempt, Outcome, QueueAction, RequestId, RequestQueue, RetryDelay,
};
use crate::api::transport::{self, Abort, ClockOffset};
use crate::api::{ApiError, Endpoint};
use crate::i18n::intl;
use crate::session::Connection;
use crate::subscription::unsubscribe_on_cleanup;

/// Receives the outcome of a request.
type OnOutcome = Box<dyn FnOnce(Outcome)>;

/// The requests of one connection. They are aborted when the reactive owner is disposed.
#[derive(Clone, Copy)]
pub struct ApiClient {
    queue: RwSignal<RequestQueue>,
    connection: StoredValue<Connection>,
    in_flight: StoredValue<Vec<InFlight>, LocalStorage>,
    /// By how many milliseconds the server's clock is ahead of the browser's, if that is known.
    clock_offset: RwSignal<Option<i64>>,
}

/// Differences up to this, in milliseconds, are those of measuring: a header has whole seconds.
const CLOCK_NOISE_MS: u64 = 2_000;

/// A request that was sent or waits in the queue.
struct InFlight {
    id: RequestId,
    abort: Option<Abort>,
    subscribers: Vec<(Rc<()>, OnOutcome)>,
}

/// Interest in the outcome of a request; dropping it unsubscribes, and the last subscriber to
/// go aborts the request.
pub struct Subscription {
    client: ApiClient,
    id: RequestId,
    identity: Rc<()>,
}

impl ApiClient {
    /// A client for this connection.
    pub fn new(connection: Connection) -> Self {
        Self {
            queue: RwSignal::new(RequestQueue::default()),
            connection: StoredValue::new(connection),
            in_flight: StoredValue::new_local(Vec::new()),
            clock_offset: RwSignal::new(None),
        }
    }

    /// By how many milliseconds the server's clock is ahead of the browser's, reactively; 0 where
    /// that can't be told from measuring it, `None` where no reply has said it.
    pub fn clock_offset(self) -> Option<i64> {
        unsubscribe_on_cleanup(&self.clock_offset);
        self.clock_offset.get()
    }

    fn set_clock_offset(self, offset: Option<i64>) {
        let Some(offset) = offset else {
            return;
        };
        let known = self.clock_offset.try_get_untracked().flatten();
        let is_near = |other: i64| other.abs_diff(offset) <= CLOCK_NOISE_MS;
        if !known.is_some_and(is_near) {
            let offset = if is_near(0) { 0 } else { offset };
            self.clock_offset.try_set(Some(offset));
        }
    }

    /// Requests an endpoint, or joins the same request that is under way. `on_outcome` is called
    /// with the outcome unless the subscription is dropped before; an aborted request reports none.
    pub fn request(
        self,
        endpoint: Endpoint,
        on_outcome: impl FnOnce(Outcome) + 'static,
    ) -> Subscription {
        let address = self
            .connection
            .with_value(|connection| endpoint.address_with_query(&connection.base));
        let subscribed = self
            .queue
            .try_update(|queue| queue.subscribe(endpoint, address));
        let (id, action) = subscribed.unwrap_or_default();
        let identity = Rc::new(());
        let subscriber: (Rc<()>, OnOutcome) = (Rc::clone(&identity), Box::new(on_outcome));
        // Nothing is stored, and no outcome reported, after the owner was disposed.
        self.in_flight.try_update_value(|requests| {
            match requests.iter_mut().find(|request| request.id == id) {
                Some(request) => request.subscribers.push(subscriber),
                None => requests.push(InFlight {
                    id,
                    abort: None,
                    subscribers: vec![subscriber],
                }),
            }
        });
        self.run(action);
        Subscription {
            client: self,
            id,
            identity,
        }
    }

    /// Whether the token was refused and requests wait for another one, reactively.
    pub fn is_token_refused(self) -> bool {
        unsubscribe_on_cleanup(&self.queue);
        self.queue.with(RequestQueue::is_token_refused)
    }

    /// What the server said when it refused the token, reactively.
    pub fn refusal_message(self) -> Option<String> {
        self.queue.with(|queue| match &queue.refusal {
            Some(ApiError::Unauthorized(message)) => message.clone(),
            Some(_) | None => None,
        })
    }

    /// The retry that is due first, reactively.
    pub fn next_retry(self) -> Option<RetryDelay> {
        unsubscribe_on_cleanup(&self.queue);
        self.queue.with(RequestQueue::next_retry)
    }

    /// When the server last answered 429, in milliseconds since 1970, reactively.
    pub fn rate_limited_at(self) -> Option<i64> {
        self.queue.with(RequestQueue::rate_limited_at)
    }

    /// Sends all requests that wait for a retry now.
    pub fn retry_now(self) {
        self.update_queue(RequestQueue::retry_now);
    }

    /// Replaces the token, and sends the requests that were refused with the old one again.
    pub fn replace_connection(self, connection: Connection) {
        self.connection.set_value(connection);
        self.update_queue(RequestQueue::resend_held);
    }

    /// Fails the requests that wait for another token, when the user enters none.
    pub fn fail_unauthorized(self) {
        self.update_queue(|queue| queue.fail_held(intl::now_ms()));
    }

    /// Sets whether the browser is offline.
    pub fn set_offline(self, offline: bool) {
        self.queue.try_update(|queue| queue.set_offline(offline));
    }

    fn update_queue(self, change: impl FnOnce(&mut RequestQueue) -> Vec<QueueAction>) {
        self.run(self.queue.try_update(change).unwrap_or_default());
    }

    fn run(self, actions: impl IntoIterator<Item = QueueAction>) {
        for action in actions {
            match action {
                QueueAction::Send(id, attempt) => self.send(id, attempt),
                QueueAction::Abort(id) => {
                    // Dropped after the update: the abort may call back into the client.
                    drop(self.remove(id));
                }
                QueueAction::ScheduleRetry(id, ms) => set_timeout(
                    move || {
                        let action = self
                            .queue
                            .try_update(|queue| queue.retry_if_due(id, intl::now_ms()));
                        self.run(action.flatten());
                    },
                    Duration::from_millis(ms),
                ),
                QueueAction::Deliver(id, outcome) => {
                    let request = self.remove(id);
                    for (_, on_outcome) in
                        request.into_iter().flat_map(|request| request.subscribers)
                    {
                        on_outcome(outcome.clone());
                    }
                }
            }
        }
    }

    fn send(self, id: RequestId, attempt: Attempt) {
        let endpoint = self
            .queue
            .with_untracked(|queue| queue.endpoint(id).cloned());
        let (Some(abort), Some(endpoint)) = (Abort::new(), endpoint) else {
            let error = Err(ApiError::Unreachable);
            self.on_response(id, attempt, error);
            return;
        };
        let clock = ClockOffset::default();
        let call = self
            .connection
            .with_value(|connection| transport::get(connection, &endpoint, &abort, &clock));
        self.in_flight.update_value(|requests| {
            if let Some(request) = requests.iter_mut().find(|request| request.id == id) {
                request.abort = Some(abort);
            }
        });
        // The request leaves now. A task would begin only after everything that the same event
        // has changed was rendered.
        let mut call = Box::pin(call);
        let begun = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        spawn_local(async move {
            let result = match begun {
                Poll::Ready(result) => result,
                Poll::Pending => call.await,
            };
            self.set_clock_offset(clock.get());
            self.on_response(id, attempt, result);
        });
    }

    fn on_response(self, id: RequestId, attempt: Attempt, result: Result<String, ApiError>) {
        let (now, random) = (intl::now_ms(), js_sys::Math::random());
        let action = self
            .queue
            .try_update(|queue| queue.record_result(id, attempt, result, now, random));
        self.run(action.flatten());
    }

    fn remove(self, id: RequestId) -> Option<InFlight> {
        self.in_flight
            .try_update_value(|requests| {
                let at = requests.iter().position(|request| request.id == id)?;
                Some(requests.remove(at))
            })
            .flatten()
    }
}

impl Subscription {
    /// Does not repeat the request where it times out.
    pub fn give_up_when_slow(&self) {
        let queue = self.client.queue;
        queue.update_untracked(|queue| queue.give_up_when_slow(self.id));
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Self {
            client,
            id,
            identity,
        } = self;
        // A request whose outcome was delivered has no subscribers left.
        let unsubscribed = client.in_flight.try_update_value(|requests| {
            let request = requests.iter_mut().find(|request| request.id == *id)?;
            let at = request
                .subscribers
                .iter()
                .position(|(other, _)| Rc::ptr_eq(other, identity))?;
            Some(request.subscribers.remove(at))
        });
        if unsubscribed.flatten().is_some() {
            let action = client.queue.try_update(|queue| queue.unsubscribe(*id));
            client.run(action.flatten());
            // A request that was not sent has no abort action: remove it here.
            let unobserved = client.in_flight.try_with_value(|requests| {
                requests
                    .iter()
                    .any(|request| request.id == *id && request.subscribers.is_empty())
            });
            if unobserved == Some(true) {
                drop(client.remove(*id));
            }
        }
    }
}
