//! Does what `line` decides: sends, waits, aborts, and brings everybody what they
//! asked for.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::line::{FlightId, Line, Order, Outcome, Pause};
use crate::api::transport::{self, Abort};
use crate::api::{ApiError, Endpoint};
use crate::live::{State, spawn};
use crate::session::Connection;
use crate::text::intl;

/// Takes what came of a request.
type Taker = Box<dyn FnOnce(Outcome)>;

/// The requests of one connection. Copied about freely; ends them with its owner.
#[derive(Clone, Copy)]
pub struct Courier {
    line: State<Line>,
    connection: StoredValue<Connection>,
    out: StoredValue<Vec<Out>, LocalStorage>,
}

/// A request on its way.
struct Out {
    id: FlightId,
    abort: Option<Abort>,
    takers: Vec<(Rc<()>, Taker)>,
}

/// A place in the line; dropped, it is left.
pub struct Asked {
    courier: Courier,
    id: FlightId,
    ticket: Rc<()>,
}

impl Courier {
    /// A courier that asks with this connection.
    pub fn new(connection: Connection) -> Self {
        Self {
            line: State::new(Line::default()),
            connection: StoredValue::new(connection),
            out: StoredValue::new_local(Vec::new()),
        }
    }

    /// Asks for something; `take` gets what came of it, unless the place in the line
    /// is left before. An aborted request is never an error to anybody.
    pub fn ask(self, endpoint: Endpoint, take: impl FnOnce(Outcome) + 'static) -> Asked {
        let address = self
            .connection
            .with_value(|connection| endpoint.address_with_query(&connection.base));
        let asked = self.line.update(|line| line.ask(endpoint, address));
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
        Asked {
            courier: self,
            id,
            ticket,
        }
    }

    /// Whether the token was refused, and another one is waited for, reactively.
    pub fn is_locked(self) -> bool {
        self.line.with(Line::is_locked)
    }

    /// The request that waits before it is sent again, reactively.
    pub fn pause(self) -> Option<Pause> {
        self.line.with(Line::pause)
    }

    /// Sends at once what waits before it is sent again.
    pub fn hurry(self) {
        self.change(Line::hurry);
    }

    /// Asks with another token from now on, and for what was refused once more.
    pub fn renew(self, connection: Connection) {
        self.connection.set_value(connection);
        self.change(Line::renewed);
    }

    /// No other token comes for now.
    pub fn give_up(self) {
        self.change(|line| line.given_up(intl::now_ms()));
    }

    /// The browser has lost its network, or has it again.
    pub fn set_offline(self, offline: bool) {
        self.line.update(|line| line.set_offline(offline));
    }

    fn change(self, change: impl FnOnce(&mut Line) -> Vec<Order>) {
        self.follow(self.line.update(change).unwrap_or_default());
    }

    fn follow(self, orders: impl IntoIterator<Item = Order>) {
        for order in orders {
            match order {
                Order::Send(id, attempt) => self.send(id, attempt),
                Order::Abort(id) => {
                    // Dropped outside the store: what an abort calls may look at it.
                    drop(self.take_out(id));
                }
                Order::Wake(id, ms) => set_timeout(
                    move || {
                        let order = self.line.update(|line| line.wake(id, intl::now_ms()));
                        self.follow(order.flatten());
                    },
                    Duration::from_millis(ms),
                ),
                Order::Deliver(id, outcome) => {
                    let out = self.take_out(id);
                    for (_, take) in out.into_iter().flat_map(|out| out.takers) {
                        take(outcome.clone());
                    }
                }
            }
        }
    }

    fn send(self, id: FlightId, attempt: super::line::Attempt) {
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
        spawn(async move {
            let result = call.await;
            self.replied(id, attempt, result);
        });
    }

    fn replied(
        self,
        id: FlightId,
        attempt: super::line::Attempt,
        result: Result<String, ApiError>,
    ) {
        let (now, random) = (intl::now_ms(), js_sys::Math::random());
        let order = self
            .line
            .update(|line| line.replied(id, attempt, result, now, random));
        self.follow(order.flatten());
    }

    fn take_out(self, id: FlightId) -> Option<Out> {
        self.out
            .try_update_value(|out| {
                let at = out.iter().position(|out| out.id == id)?;
                Some(out.remove(at))
            })
            .flatten()
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        let Self {
            courier,
            id,
            ticket,
        } = self;
        // A request that was answered has nobody in the line.
        let waited = courier.out.try_update_value(|out| {
            let out = out.iter_mut().find(|out| out.id == *id)?;
            let at = out
                .takers
                .iter()
                .position(|(own, _)| Rc::ptr_eq(own, ticket))?;
            Some(out.takers.remove(at))
        });
        if waited.flatten().is_some() {
            let order = courier.line.update(|line| line.leave(*id));
            courier.follow(order.flatten());
            // Where nothing was on its way, there is nothing to abort.
            let empty = courier
                .out
                .try_with_value(|out| out.iter().any(|out| out.id == *id && out.takers.is_empty()));
            if empty == Some(true) {
                drop(courier.take_out(*id));
            }
        }
    }
}
