//! API client: runs what [`super::request_queue`] decides over fetch. It sends, waits, aborts
//! and hands each outcome to its subscribers.

use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::request_queue::{Attempt, Outcome, Pause, QueueAction, RequestId, RequestQueue};
use crate::api::transport::{self, Abort};
use crate::api::{ApiError, Endpoint};
use crate::i18n::intl;
use crate::session::Connection;

/// Receives the outcome of a request.
type OnOutcome = Box<dyn FnOnce(Outcome)>;

/// The requests of one connection. They are aborted when the reactive owner is disposed.
#[derive(Clone, Copy)]
pub struct ApiClient {
    queue: RwSignal<RequestQueue>,
    connection: StoredValue<Connection>,
    in_flight: StoredValue<Vec<InFlight>, LocalStorage>,
}

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
        }
    }

    /// Requests an endpoint, or joins the same request that is under way. `take` gets the outcome
    /// unless the subscription is dropped before; an aborted request reports no error.
    pub fn ask(self, endpoint: Endpoint, take: impl FnOnce(Outcome) + 'static) -> Subscription {
        let address = self
            .connection
            .with_value(|connection| endpoint.address_with_query(&connection.base));
        let subscribed = self.queue.try_update(|queue| queue.ask(endpoint, address));
        let (id, action) = subscribed.unwrap_or_default();
        let identity = Rc::new(());
        let subscriber: (Rc<()>, OnOutcome) = (Rc::clone(&identity), Box::new(take));
        // Gone with its owner: then nobody is told.
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
    pub fn is_locked(self) -> bool {
        self.queue.with(RequestQueue::is_locked)
    }

    /// The retry that is due first, reactively.
    pub fn pause(self) -> Option<Pause> {
        self.queue.with(RequestQueue::pause)
    }

    /// Sends what waits for a retry now.
    pub fn hurry(self) {
        self.change(RequestQueue::hurry);
    }

    /// Uses another token from now on, and repeats what was refused.
    pub fn renew(self, connection: Connection) {
        self.connection.set_value(connection);
        self.change(RequestQueue::renewed);
    }

    /// No other token will be entered: what was refused fails.
    pub fn give_up(self) {
        self.change(|queue| queue.given_up(intl::now_ms()));
    }

    /// Whether the browser is offline.
    pub fn set_offline(self, offline: bool) {
        self.queue.try_update(|queue| queue.set_offline(offline));
    }

    fn change(self, change: impl FnOnce(&mut RequestQueue) -> Vec<QueueAction>) {
        self.run(self.queue.try_update(change).unwrap_or_default());
    }

    fn run(self, actions: impl IntoIterator<Item = QueueAction>) {
        for action in actions {
            match action {
                QueueAction::Send(id, attempt) => self.send(id, attempt),
                QueueAction::Abort(id) => {
                    // Dropped outside the store: what an abort calls may look at it.
                    drop(self.remove(id));
                }
                QueueAction::Wake(id, ms) => set_timeout(
                    move || {
                        let action = self
                            .queue
                            .try_update(|queue| queue.wake(id, intl::now_ms()));
                        self.run(action.flatten());
                    },
                    Duration::from_millis(ms),
                ),
                QueueAction::Deliver(id, outcome) => {
                    let request = self.remove(id);
                    for (_, take) in request.into_iter().flat_map(|request| request.subscribers) {
                        take(outcome.clone());
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
            let gone = Err(ApiError::Unreachable);
            self.replied(id, attempt, gone);
            return;
        };
        let call = self
            .connection
            .with_value(|connection| transport::ask(connection, &endpoint, &abort));
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
            self.replied(id, attempt, result);
        });
    }

    fn replied(self, id: RequestId, attempt: Attempt, result: Result<String, ApiError>) {
        let (now, random) = (intl::now_ms(), js_sys::Math::random());
        let action = self
            .queue
            .try_update(|queue| queue.replied(id, attempt, result, now, random));
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

impl Drop for Subscription {
    fn drop(&mut self) {
        let Self {
            client,
            id,
            identity,
        } = self;
        // A request that was answered has no subscribers left.
        let waited = client.in_flight.try_update_value(|requests| {
            let request = requests.iter_mut().find(|request| request.id == *id)?;
            let at = request
                .subscribers
                .iter()
                .position(|(own, _)| Rc::ptr_eq(own, identity))?;
            Some(request.subscribers.remove(at))
        });
        if waited.flatten().is_some() {
            let action = client.queue.try_update(|queue| queue.leave(*id));
            client.run(action.flatten());
            // Where nothing was on its way, there is nothing to abort.
            let empty = client.in_flight.try_with_value(|requests| {
                requests
                    .iter()
                    .any(|request| request.id == *id && request.subscribers.is_empty())
            });
            if empty == Some(true) {
                drop(client.remove(*id));
            }
        }
    }
}
