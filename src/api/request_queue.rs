//! The requests of a page on their way: a pure state machine. Those that are
//! identical are one, failures that may pass are tried again, and where the token is
//! refused everything waits for another one. What it decides, `client` does.

use std::rc::Rc;

use crate::api::retry::{Budget, wait_ms};
use crate::api::{ApiError, Endpoint, Failure, Trace};

/// Names one request, however often it is sent.
pub type RequestId = u64;

/// The body of a success, and how it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The body.
    pub body: Rc<String>,
    /// How it came.
    pub trace: Trace,
}

/// What came of a request.
pub type Outcome = Result<Response, Failure>;

/// What a change of the state asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueAction {
    /// Send the request, this attempt of it.
    Send(RequestId, Attempt),
    /// End the attempt that is on its way: nobody waits for it.
    Abort(RequestId),
    /// Call [`RequestQueue::wake`] in so many milliseconds.
    Wake(RequestId, u64),
    /// Give everybody who asked what came of it.
    Deliver(RequestId, Outcome),
}

/// Names one sending of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// How often it was sent, this time included.
    pub number: u32,
    /// Which of the tokens of this page it goes with.
    token: u32,
}

/// A request that waits before it is sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Why it failed.
    pub error: ApiError,
    /// When it is sent again, in milliseconds since 1970.
    pub until: i64,
    /// How often it was sent.
    pub attempts: u32,
}

#[derive(Clone, Debug)]
struct PendingRequest {
    id: RequestId,
    endpoint: Endpoint,
    address: String,
    /// How many wait for it.
    askers: u32,
    attempts: u32,
    stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Sent(Attempt),
    Pausing {
        error: ApiError,
        until: i64,
    },
    /// For another token.
    Held,
}

/// The requests of a page.
#[derive(Clone, Debug)]
pub struct RequestQueue {
    flights: Vec<PendingRequest>,
    budget: Budget,
    locked: bool,
    offline: bool,
    token: u32,
    last: RequestId,
}

impl Default for RequestQueue {
    fn default() -> Self {
        Self {
            flights: Vec::new(),
            budget: Budget::full(),
            locked: false,
            offline: false,
            token: 0,
            last: 0,
        }
    }
}

impl RequestQueue {
    /// Asks for something: joins the same request that is on its way, or sends one.
    /// `address` is where it goes to, for whoever has to find out why it failed.
    pub fn ask(&mut self, endpoint: Endpoint, address: String) -> (RequestId, Option<QueueAction>) {
        let same = |flight: &&mut PendingRequest| flight.endpoint == endpoint;
        if let Some(flight) = self.flights.iter_mut().find(same) {
            flight.askers += 1;
            return (flight.id, None);
        }
        self.last += 1;
        self.flights.push(PendingRequest {
            id: self.last,
            endpoint,
            address,
            askers: 1,
            attempts: 0,
            stage: Stage::Held,
        });
        let order = (!self.locked).then(|| self.send(self.last)).flatten();
        (self.last, order)
    }

    /// One of those who asked waits no longer.
    pub fn leave(&mut self, id: RequestId) -> Option<QueueAction> {
        let at = self.place(id)?;
        self.flights[at].askers -= 1;
        if self.flights[at].askers > 0 {
            return None;
        }
        let flight = self.flights.remove(at);
        matches!(flight.stage, Stage::Sent(_)).then_some(QueueAction::Abort(id))
    }

    /// Takes what came of an attempt, at `now` (milliseconds since 1970); `random` is
    /// from 0 to 1. An attempt that is no longer waited for changes nothing.
    pub fn replied(
        &mut self,
        id: RequestId,
        attempt: Attempt,
        result: Result<String, ApiError>,
        now: i64,
        random: f64,
    ) -> Option<QueueAction> {
        let at = self.place(id)?;
        let flight = &mut self.flights[at];
        if flight.stage != Stage::Sent(attempt) {
            return None;
        }
        let error = match result {
            Ok(body) => {
                let flight = self.flights.remove(at);
                let (body, trace) = (Rc::new(body), flight.trace(now));
                return Some(QueueAction::Deliver(id, Ok(Response { body, trace })));
            }
            Err(error) => error,
        };
        if error == ApiError::Unauthorized {
            flight.stage = Stage::Held;
            if attempt.token != self.token {
                // It was sent before another token was entered, which begins anew.
                flight.attempts = 0;
                return self.send(id);
            }
            self.locked = true;
            return None;
        }
        // Without a network every attempt is lost; it comes back as a whole.
        let wait = (!self.offline)
            .then(|| wait_ms(flight.attempts, &error, &mut self.budget, now, random));
        match wait.flatten() {
            Some(ms) => {
                let until = now.saturating_add_unsigned(ms);
                flight.stage = Stage::Pausing { error, until };
                Some(QueueAction::Wake(id, ms))
            }
            None => {
                let trace = self.flights.remove(at).trace(now);
                Some(QueueAction::Deliver(id, Err(Failure { error, trace })))
            }
        }
    }

    /// The wait is over, or so a timer says.
    pub fn wake(&mut self, id: RequestId, now: i64) -> Option<QueueAction> {
        let flight = &self.flights[self.place(id)?];
        let Stage::Pausing { until, .. } = flight.stage else {
            return None;
        };
        match u64::try_from(until - now) {
            Ok(left) if left > 0 => Some(QueueAction::Wake(id, left)),
            Ok(_) | Err(_) => self.send(id),
        }
    }

    /// Waits no longer before sending again.
    pub fn hurry(&mut self) -> Vec<QueueAction> {
        self.send_those(|stage| matches!(stage, Stage::Pausing { .. }))
    }

    /// Another token was entered: what was refused is sent again.
    pub fn renewed(&mut self) -> Vec<QueueAction> {
        self.locked = false;
        self.token += 1;
        for flight in &mut self.flights {
            if flight.stage == Stage::Held {
                flight.attempts = 0;
            }
        }
        self.send_those(|stage| *stage == Stage::Held)
    }

    /// No other token will be entered for now: what was refused has failed.
    pub fn given_up(&mut self, now: i64) -> Vec<QueueAction> {
        self.locked = false;
        let (held, rest) = std::mem::take(&mut self.flights)
            .into_iter()
            .partition(|flight| flight.stage == Stage::Held);
        self.flights = rest;
        let held: Vec<PendingRequest> = held;
        let refused = held.iter().map(|flight| {
            let (error, trace) = (ApiError::Unauthorized, flight.trace(now));
            QueueAction::Deliver(flight.id, Err(Failure { error, trace }))
        });
        refused.collect()
    }

    /// The browser has lost its network, or has it again.
    pub fn set_offline(&mut self, offline: bool) {
        self.offline = offline;
    }

    /// Whether the token was refused, and another one is waited for.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// The wait that ends first.
    pub fn pause(&self) -> Option<Pause> {
        let pauses = self
            .flights
            .iter()
            .filter_map(|flight| match &flight.stage {
                Stage::Pausing { error, until } => Some(Pause {
                    error: error.clone(),
                    until: *until,
                    attempts: flight.attempts,
                }),
                Stage::Sent(_) | Stage::Held => None,
            });
        pauses.min_by_key(|pause| pause.until)
    }

    /// What a request asks for, while it is waited for.
    pub fn endpoint(&self, id: RequestId) -> Option<&Endpoint> {
        Some(&self.flights[self.place(id)?].endpoint)
    }

    fn place(&self, id: RequestId) -> Option<usize> {
        self.flights.iter().position(|flight| flight.id == id)
    }

    fn send(&mut self, id: RequestId) -> Option<QueueAction> {
        let at = self.place(id)?;
        let flight = &mut self.flights[at];
        flight.attempts += 1;
        let (number, token) = (flight.attempts, self.token);
        let attempt = Attempt { number, token };
        flight.stage = Stage::Sent(attempt);
        Some(QueueAction::Send(id, attempt))
    }

    fn send_those(&mut self, which: impl Fn(&Stage) -> bool) -> Vec<QueueAction> {
        let flights = self.flights.iter().filter(|flight| which(&flight.stage));
        let ids: Vec<RequestId> = flights.map(|flight| flight.id).collect();
        ids.into_iter().filter_map(|id| self.send(id)).collect()
    }
}

impl PendingRequest {
    fn trace(&self, at: i64) -> Trace {
        Trace {
            at,
            address: self.address.clone(),
            attempts: self.attempts,
        }
    }
}

#[cfg(test)]
mod tests;
