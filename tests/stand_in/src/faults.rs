//! What goes wrong, asked for by tests: each token has its own faults.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;
use tokio::sync::watch;

use crate::{
    breaking::{Break, How, Trickle},
    call::Call,
    given::Given,
    order::{Fault, Order},
    rewrite::Rewrite,
    wire::Ending,
};

/// What a silence without a name waits for.
const SILENCE: &str = "silence";

/// An order as it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    pub id: u64,
    /// How many requests have met it, those included that wait for it.
    pub hits: u64,
    #[serde(flatten)]
    pub order: Order,
}

#[derive(Default)]
struct Asked {
    next: u64,
    standing: Vec<Standing>,
    /// By token and name; `true` once released.
    holds: HashMap<(String, String), watch::Sender<bool>>,
}

/// All faults that tests have asked for.
#[derive(Default)]
pub struct Faults(Mutex<Asked>);

/// What a request has met.
#[derive(Debug)]
pub enum Met {
    Reply(Given),
    Delay { ms: u64 },
    Hold(watch::Receiver<bool>),
    Broken(Break, How),
    Trickle(Trickle),
}

impl Faults {
    /// Adds a fault behind those that stand; the number names it.
    pub fn ask(&self, order: Order) -> u64 {
        let mut asked = self.asked();
        asked.next += 1;
        let id = asked.next;
        asked.standing.push(Standing { id, hits: 0, order });
        id
    }

    /// The first fault on the way to the API that fits the request and isn't used up.
    pub fn meet(&self, call: &Call) -> Option<Met> {
        let mut asked = self.asked();
        let order = asked.hit(call, |fault| !matches!(fault, Fault::Envelope(_)))?;
        match order.fault {
            Fault::Reply(given) => Some(Met::Reply(given)),
            Fault::Delay { ms } => Some(Met::Delay { ms }),
            Fault::Hold { name } => Some(Met::Hold(asked.hold(order.token, name).subscribe())),
            Fault::Cut(broken) => Some(Met::Broken(broken, How::Ends(Ending::Closed))),
            Fault::Reset(broken) => Some(Met::Broken(broken, How::Ends(Ending::Reset))),
            Fault::Silence(broken) => {
                let name = broken.name.clone().unwrap_or_else(|| SILENCE.to_owned());
                let released = asked.hold(order.token, name).subscribe();
                Some(Met::Broken(broken, How::Silent(released)))
            }
            Fault::Trickle(trickle) => Some(Met::Trickle(trickle)),
            Fault::Envelope(_) => None,
        }
    }

    /// How the page that the API answers is rewritten. Apart from [`Faults::meet`], so that a page that is
    /// late or held may be a wrong one too.
    pub fn rewriting(&self, call: &Call) -> Option<Rewrite> {
        let order = self
            .asked()
            .hit(call, |fault| matches!(fault, Fault::Envelope(_)))?;
        match order.fault {
            Fault::Envelope(rewrite) => Some(rewrite),
            Fault::Reply(_)
            | Fault::Delay { .. }
            | Fault::Hold { .. }
            | Fault::Cut(_)
            | Fault::Reset(_)
            | Fault::Silence(_)
            | Fault::Trickle(_) => None,
        }
    }

    /// Lets go all requests held under a name, now and later, until the token's faults are cleared.
    pub fn release(&self, token: String, name: String) {
        self.asked().hold(token, name).send_replace(true);
    }

    /// How many requests and replies wait for a release.
    #[cfg(test)]
    pub fn waiting(&self, token: &str, name: &str) -> usize {
        let mut asked = self.asked();
        asked
            .hold(token.to_owned(), name.to_owned())
            .receiver_count()
    }

    /// The faults of a token in the order in which they are tried, or those of all.
    pub fn list(&self, token: Option<&str>) -> Vec<Standing> {
        let asked = self.asked();
        let meant = |standing: &&Standing| token.is_none_or(|token| standing.order.token == token);
        asked.standing.iter().filter(meant).cloned().collect()
    }

    /// Forgets a token's faults, or all, and lets go what they hold.
    pub fn clear(&self, token: Option<&str>) {
        let others = |of: &str| token.is_some_and(|token| token != of);
        let mut asked = self.asked();
        asked
            .standing
            .retain(|standing| others(&standing.order.token));
        // A dropped sender ends the wait of its receivers.
        asked.holds.retain(|(of, _), _| others(of));
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Asked {
    /// The first order of a kind that fits the request and isn't used up; this request is counted.
    fn hit(&mut self, call: &Call, of_kind: impl Fn(&Fault) -> bool) -> Option<Order> {
        let standing = self.standing.iter_mut().find(|standing| {
            let order = &standing.order;
            let left = order.times.is_none_or(|times| standing.hits < times);
            left && of_kind(&order.fault) && order.fits(call)
        })?;
        standing.hits += 1;
        Some(standing.order.clone())
    }

    fn hold(&mut self, token: String, name: String) -> &watch::Sender<bool> {
        self.holds
            .entry((token, name))
            .or_insert_with(|| watch::Sender::new(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::examples::{call, order};

    const PROFILES: &str = "/v1/api/projects/a%2Fb/segment_profiles?offset=20";

    #[test]
    fn a_fault_is_met_by_its_whole_token_only() {
        let faults = Faults::default();
        faults.ask(order("t.1"));
        assert!(faults.meet(&call("Bearer t.1", PROFILES)).is_some());
        assert!(faults.meet(&call("Bearer t.2", PROFILES)).is_none());
        assert!(faults.meet(&call("Bearer t", PROFILES)).is_none());
    }

    #[test]
    fn a_fault_that_is_used_up_makes_way_for_the_next() {
        let faults = Faults::default();
        faults.ask(Order {
            times: Some(2),
            ..order("t")
        });
        let call = call("Bearer t", PROFILES);
        assert!(faults.meet(&call).is_some() && faults.meet(&call).is_some());
        assert!(faults.meet(&call).is_none());
        assert_eq!(
            faults.list(Some("t")).first().map(|standing| standing.hits),
            Some(2)
        );
    }

    #[test]
    fn clearing_one_token_leaves_the_others() {
        let faults = Faults::default();
        faults.ask(order("t.1"));
        faults.ask(order("t.2"));
        faults.clear(Some("t.1"));
        let left: Vec<String> = faults
            .list(None)
            .into_iter()
            .map(|standing| standing.order.token)
            .collect();
        assert_eq!(left, ["t.2"]);
    }
}
