//! Registry of fault rules: added by tests, matched against API requests, separate for each token.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;
use tokio::sync::watch;

use crate::{
    api_request::ApiRequest,
    broken_replies::{BrokenReply, Failure, Trickle},
    canned_reply::CannedReply,
    connection::Termination,
    fault_rule::{Fault, FaultRule},
    page_rewrite::Rewrite,
};

/// The hold that a stall without a name waits for.
const DEFAULT_STALL: &str = "stall";

/// A rule that is in effect, as `GET /_stand_in/faults` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct ActiveFault {
    pub id: u64,
    /// How many requests it was applied to, waiting ones included.
    pub hits: u64,
    #[serde(flatten)]
    pub rule: FaultRule,
}

#[derive(Default)]
struct FaultState {
    next: u64,
    active: Vec<ActiveFault>,
    /// By token and name; `true` once released.
    holds: HashMap<(String, String), watch::Sender<bool>>,
}

/// All active faults and holds.
#[derive(Default)]
pub struct Faults(Mutex<FaultState>);

/// The fault that applies to a request, with the hold to wait for where it has one.
#[derive(Debug)]
pub enum MatchedFault {
    Reply(CannedReply),
    Delay { ms: u64 },
    Hold(watch::Receiver<bool>),
    Broken(BrokenReply, Failure),
    Trickle(Trickle),
}

impl Faults {
    /// Adds a rule after the existing ones and returns its id.
    pub fn add(&self, rule: FaultRule) -> u64 {
        let mut state = self.state();
        state.next += 1;
        let id = state.next;
        state.active.push(ActiveFault { id, hits: 0, rule });
        id
    }

    /// The first rule that matches the request and isn't used up, envelope rewrites aside; counts the request.
    pub fn take_match(&self, request: &ApiRequest) -> Option<MatchedFault> {
        let mut state = self.state();
        let rule = state.take(request, |fault| !matches!(fault, Fault::Envelope(_)))?;
        match rule.fault {
            Fault::Reply(canned) => Some(MatchedFault::Reply(canned)),
            Fault::Delay { ms } => Some(MatchedFault::Delay { ms }),
            Fault::Hold { name } => {
                Some(MatchedFault::Hold(state.hold(rule.token, name).subscribe()))
            }
            Fault::Cut(broken) => Some(MatchedFault::Broken(
                broken,
                Failure::Terminate(Termination::Closed),
            )),
            Fault::Reset(broken) => Some(MatchedFault::Broken(
                broken,
                Failure::Terminate(Termination::Reset),
            )),
            Fault::Stall(broken) => {
                let name = broken
                    .name
                    .clone()
                    .unwrap_or_else(|| DEFAULT_STALL.to_owned());
                let released = state.hold(rule.token, name).subscribe();
                Some(MatchedFault::Broken(broken, Failure::Stall(released)))
            }
            Fault::Trickle(trickle) => Some(MatchedFault::Trickle(trickle)),
            Fault::Envelope(_) => None,
        }
    }

    /// The envelope rewrite that applies to the request. Separate from [`Faults::take_match`], so that a delayed or
    /// held page can be rewritten too.
    pub fn take_rewrite(&self, request: &ApiRequest) -> Option<Rewrite> {
        let rule = self
            .state()
            .take(request, |fault| matches!(fault, Fault::Envelope(_)))?;
        match rule.fault {
            Fault::Envelope(rewrite) => Some(rewrite),
            Fault::Reply(_)
            | Fault::Delay { .. }
            | Fault::Hold { .. }
            | Fault::Cut(_)
            | Fault::Reset(_)
            | Fault::Stall(_)
            | Fault::Trickle(_) => None,
        }
    }

    /// Releases all requests held under a name, present and future ones, until the token's faults are cleared.
    pub fn release(&self, token: String, name: String) {
        self.state().hold(token, name).send_replace(true);
    }

    /// How many requests and replies wait for the release of a hold.
    #[cfg(test)]
    pub fn waiting(&self, token: &str, name: &str) -> usize {
        let mut state = self.state();
        state
            .hold(token.to_owned(), name.to_owned())
            .receiver_count()
    }

    /// The rules of a token, or of all tokens, in the order in which they are tried.
    pub fn list(&self, token: Option<&str>) -> Vec<ActiveFault> {
        let state = self.state();
        let matches = |active: &&ActiveFault| token.is_none_or(|token| active.rule.token == token);
        state.active.iter().filter(matches).cloned().collect()
    }

    /// Removes the rules of a token, or of all tokens, and releases what they hold.
    pub fn clear(&self, token: Option<&str>) {
        let is_kept = |owner: &str| token.is_some_and(|token| token != owner);
        let mut state = self.state();
        state.active.retain(|active| is_kept(&active.rule.token));
        // A dropped sender ends the wait of its receivers.
        state.holds.retain(|(owner, _), _| is_kept(owner));
    }

    fn state(&self) -> MutexGuard<'_, FaultState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FaultState {
    /// The first rule of a kind that matches the request and isn't used up; counts the request.
    fn take(
        &mut self,
        request: &ApiRequest,
        of_kind: impl Fn(&Fault) -> bool,
    ) -> Option<FaultRule> {
        let active = self.active.iter_mut().find(|active| {
            let rule = &active.rule;
            let left = rule.times.is_none_or(|times| active.hits < times);
            left && of_kind(&rule.fault) && rule.matches(request)
        })?;
        active.hits += 1;
        Some(active.rule.clone())
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
    use crate::fault_rule::examples::{request, rule};

    const PROFILES: &str = "/v1/api/projects/a%2Fb/segment_profiles?offset=20";

    #[test]
    fn a_fault_is_met_by_its_whole_token_only() {
        let faults = Faults::default();
        faults.add(rule("t.1"));
        assert!(
            faults
                .take_match(&request("Bearer t.1", PROFILES))
                .is_some()
        );
        assert!(
            faults
                .take_match(&request("Bearer t.2", PROFILES))
                .is_none()
        );
        assert!(faults.take_match(&request("Bearer t", PROFILES)).is_none());
    }

    #[test]
    fn a_fault_that_is_used_up_makes_way_for_the_next() {
        let faults = Faults::default();
        faults.add(FaultRule {
            times: Some(2),
            ..rule("t")
        });
        let request = request("Bearer t", PROFILES);
        assert!(faults.take_match(&request).is_some() && faults.take_match(&request).is_some());
        assert!(faults.take_match(&request).is_none());
        assert_eq!(
            faults.list(Some("t")).first().map(|active| active.hits),
            Some(2)
        );
    }

    #[test]
    fn clearing_one_token_leaves_the_others() {
        let faults = Faults::default();
        faults.add(rule("t.1"));
        faults.add(rule("t.2"));
        faults.clear(Some("t.1"));
        let left: Vec<String> = faults
            .list(None)
            .into_iter()
            .map(|active| active.rule.token)
            .collect();
        assert_eq!(left, ["t.2"]);
    }
}
