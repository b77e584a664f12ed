//! Does what `line` decides: sends, waits, aborts, and brings everybody what they
//! asked for.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::request_queue::{Outcome, Pause, QueueAction, RequestId, RequestQueue};
use crate::api::transport::{self, Abort};
use crate::api::{ApiError, Endpoint};
use crate::i18n::intl;
use crate::session::Connection;

/// Takes what came of a request.
type Taker = Box<dyn FnOnce(Outcome)>;

/// The requests of one connection. Copied about freely; ends them with its owner.
#[derive(Clone, Copy)]
pub struct ApiClient {
    line: RwSignal<RequestQueue>,
    connection: StoredValue<Connection>,
    out: StoredValue<Vec<Out>, LocalStorage>,
}

/// A request on its way.
struct Out {
    id: RequestId,
    abort: Option<Abort>,
    takers: Vec<(Rc<()>, Taker)>,
}

/// A place in the line; dropped, it is left.
pub struct Subscription {
    client: ApiClient,
    id: RequestId,
    ticket: Rc<()>,
}

impl ApiClient {
    /// A courier that asks with this connection.
    pub fn new(connection: Connection) -> Self {
        Self {
            line: RwSignal::new(RequestQueue::default()),
            connection: StoredValue::new(connection),
            out: StoredValue::new_local(Vec::new()),
        }
    }

    /// Asks for something; `take` gets what came of it, unless the place in the line
    /// is left before. An aborted request is never an error to anybody.
    pub fn ask(self, endpoint: Endpoint, take: impl FnOnce(Outcome) + 'static) -> Subscription {
        let address = self
            .connection
            .with_value(|connection| endpoint.address_with_query(&connection.base));
        let asked = self.line.try_update(|line| line.ask(endpoint, address));
        let (id, order) = asked.unwrap_or_default();
        let ticket = Rc::new(());
        let taker: (Rc<()>, Taker) = (Rc::clone(&ticket), Box::new(take));
        // Gone with its owner: then nobody is told.
        self.out
            .try_update_value(|out| match out.iter_mut().find(|out| out.id == id) {
                Some(out) => out.takers.push(taker),
                None => out.push(Out {
                    id,
                    abort: None,
                    takers: vec![taker],
                }),
            });
        self.follow(order);
        Subscription {
            client: self,
            id,
            ticket,
        }
    }

    /// Whether the token was refused, and another one is waited for, reactively.
    pub fn is_locked(self) -> bool {
        self.line.with(RequestQueue::is_locked)
    }

    /// The request that waits before it is sent again, reactively.
    pub fn pause(self) -> Option<Pause> {
        self.line.with(RequestQueue::pause)
    }

    /// Sends at once what waits before it is sent again.
    pub fn hurry(self) {
        self.change(RequestQueue::hurry);
    }

    /// Asks with another token from now on, and for what was refused once more.
    pub fn renew(self, connection: Connection) {
        self.connection.set_value(connection);
        self.change(RequestQueue::renewed);
    }

    /// No other token comes for now.
    pub fn give_up(self) {
        self.change(|line| line.given_up(intl::now_ms()));
    }

    /// The browser has lost its network, or has it again.
    pub fn set_offline(self, offline: bool) {
        self.line.try_update(|line| line.set_offline(offline));
    }

    fn change(self, change: impl FnOnce(&mut RequestQueue) -> Vec<QueueAction>) {
        self.follow(self.line.try_update(change).unwrap_or_default());
    }

    fn follow(self, orders: impl IntoIterator<Item = QueueAction>) {
        for order in orders {
            match order {
                QueueAction::Send(id, attempt) => self.send(id, attempt),
                QueueAction::Abort(id) => {
                    // Dropped outside the store: what an abort calls may look at it.
                    drop(self.take_out(id));
                }
                QueueAction::Wake(id, ms) => set_timeout(
                    move || {
                        let order = self.line.try_update(|line| line.wake(id, intl::now_ms()));
                        self.follow(order.flatten());
                    },
                    Duration::from_millis(ms),
                ),
                QueueAction::Deliver(id, outcome) => {
                    let out = self.take_out(id);
                    for (_, take) in out.into_iter().flat_map(|out| out.takers) {
                        take(outcome.clone());
                    }
                }
            }
        }
    }

    fn send(self, id: RequestId, attempt: crate::api::request_queue::Attempt) {
        let endpoint = self.line.with_untracked(|line| line.endpoint(id).cloned());
        let (Some(abort), Some(endpoint)) = (Abort::new(), endpoint) else {
            let gone = Err(ApiError::Unreachable);
            self.replied(id, attempt, gone);
            return;
        };
        let call = self
            .connection
            .with_value(|connection| transport::ask(connection, &endpoint, &abort));
        self.out.update_value(|out| {
            if let Some(out) = out.iter_mut().find(|out| out.id == id) {
                out.abort = Some(abort);
            }
        });
        spawn_local(async move {
            let result = call.await;
            self.replied(id, attempt, result);
        });
    }

    fn replied(
        self,
        id: RequestId,
        attempt: crate::api::request_queue::Attempt,
        result: Result<String, ApiError>,
    ) {
        let (now, random) = (intl::now_ms(), js_sys::Math::random());
        let order = self
            .line
            .try_update(|line| line.replied(id, attempt, result, now, random));
        self.follow(order.flatten());
    }

    fn take_out(self, id: RequestId) -> Option<Out> {
        self.out
            .try_update_value(|out| {
                let at = out.iter().position(|out| out.id == id)?;
                Some(out.remove(at))
            })
            .flatten()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Self { client, id, ticket } = self;
        // A request that was answered has nobody in the line.
        let waited = client.out.try_update_value(|out| {
            let out = out.iter_mut().find(|out| out.id == *id)?;
            let at = out
                .takers
                .iter()
                .position(|(own, _)| Rc::ptr_eq(own, ticket))?;
            Some(out.takers.remove(at))
        });
        if waited.flatten().is_some() {
            let order = client.line.try_update(|line| line.leave(*id));
            client.follow(order.flatten());
            // Where nothing was on its way, there is nothing to abort.
            let empty = client
                .out
                .try_with_value(|out| out.iter().any(|out| out.id == *id && out.takers.is_empty()));
            if empty == Some(true) {
                drop(client.take_out(*id));
            }
        }
    }
}
