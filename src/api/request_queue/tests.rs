use super::*;
use crate::domain::{ProjectId, Slice};

fn endpoint(offset: u64) -> Endpoint {
    let id = ProjectId::parse("a").expect("an id");
    let limit = 50;
    Endpoint::SegmentProfiles(id, Slice { limit, offset })
}

/// A line, and what it orders.
#[derive(Default)]
struct TableState {
    line: RequestQueue,
    now: i64,
}

impl TableState {
    fn ask(&mut self, offset: u64) -> (RequestId, Option<Attempt>) {
        let (id, order) = self.line.ask(endpoint(offset), format!("/{offset}"));
        match order {
            Some(QueueAction::Send(sent, attempt)) if sent == id => (id, Some(attempt)),
            None => (id, None),
            Some(other) => panic!("{other:?}"),
        }
    }

    fn reply(
        &mut self,
        id: RequestId,
        attempt: Attempt,
        result: Result<&str, ApiError>,
    ) -> Option<QueueAction> {
        let result = result.map(str::to_owned);
        self.line.replied(id, attempt, result, self.now, 1.0)
    }
}

fn sent(orders: &[QueueAction]) -> Vec<(RequestId, Attempt)> {
    let each = orders.iter().map(|order| match order {
        QueueAction::Send(id, attempt) => (*id, *attempt),
        QueueAction::Abort(_) | QueueAction::Wake(..) | QueueAction::Deliver(..) => {
            panic!("{order:?}")
        }
    });
    each.collect()
}

#[test]
fn identical_requests_on_their_way_are_one() {
    let mut table_state = TableState::default();
    let (one, attempt) = table_state.ask(0);
    assert_eq!(table_state.ask(0), (one, None));
    let (other, _) = table_state.ask(50);
    assert_ne!(one, other);
    assert_eq!(table_state.line.leave(one), None, "another one still waits");
    let delivered = table_state.reply(one, attempt.expect("an attempt"), Ok("body"));
    let Some(QueueAction::Deliver(id, Ok(delivery))) = delivered else {
        panic!("{delivered:?}");
    };
    assert_eq!((id, delivery.body.as_str()), (one, "body"));
    assert_ne!(
        table_state.ask(0).0,
        one,
        "what was answered is asked for anew"
    );
}

#[test]
fn what_nobody_waits_for_is_ended() {
    let mut table_state = TableState::default();
    let (id, attempt) = table_state.ask(0);
    assert_eq!(table_state.line.leave(id), Some(QueueAction::Abort(id)));
    let late = table_state.reply(id, attempt.expect("an attempt"), Ok("late"));
    assert_eq!(late, None);
}

#[test]
fn a_failure_that_may_pass_waits_and_is_sent_again() {
    let mut table_state = TableState::default();
    let (id, attempt) = table_state.ask(0);
    let error = ApiError::TooManyRequests(Some(2));
    let order = table_state.reply(id, attempt.expect("an attempt"), Err(error.clone()));
    assert_eq!(order, Some(QueueAction::Wake(id, 2_000)));
    let pause = Pause {
        error,
        until: 2_000,
        attempts: 1,
    };
    assert_eq!(table_state.line.pause(), Some(pause));
    assert_eq!(
        table_state.line.wake(id, 1_500),
        Some(QueueAction::Wake(id, 500))
    );
    let again = table_state.line.wake(id, 2_000);
    let Some(QueueAction::Send(_, second)) = again else {
        panic!("{again:?}");
    };
    assert_eq!(second.number, 2);
    assert_eq!(table_state.line.pause(), None);
    assert_eq!(table_state.line.wake(id, 2_000), None, "once is enough");
}

#[test]
fn after_three_attempts_it_has_failed_and_says_how_it_went() {
    let mut table_state = TableState::default();
    let (id, first) = table_state.ask(0);
    let mut attempt = first.expect("an attempt");
    for _ in 0..2 {
        let order = table_state.reply(id, attempt, Err(ApiError::TimedOut));
        assert!(matches!(order, Some(QueueAction::Wake(..))), "{order:?}");
        attempt = sent(&table_state.line.hurry())[0].1;
    }
    table_state.now = 7;
    let order = table_state.reply(id, attempt, Err(ApiError::TimedOut));
    let trace = Trace {
        at: 7,
        address: "/0".to_owned(),
        attempts: 3,
    };
    let error = ApiError::TimedOut;
    let failure = Failure { error, trace };
    assert_eq!(order, Some(QueueAction::Deliver(id, Err(failure))));
}

#[test]
fn what_cannot_pass_has_failed_at_once() {
    let mut table_state = TableState::default();
    let (id, attempt) = table_state.ask(0);
    let order = table_state.reply(id, attempt.expect("an attempt"), Err(ApiError::NotFound));
    assert!(matches!(order, Some(QueueAction::Deliver(_, Err(_)))));
}

#[test]
fn a_refused_token_holds_everything_until_another_one_is_there() {
    let mut table_state = TableState::default();
    let (one, attempt) = table_state.ask(0);
    let (other, other_attempt) = table_state.ask(50);
    let refused = Err(ApiError::Unauthorized);
    assert_eq!(
        table_state.reply(one, attempt.expect("an attempt"), refused.clone()),
        None
    );
    assert!(table_state.line.is_locked());
    assert_eq!(
        table_state.ask(100).1,
        None,
        "nothing is sent with a bad token"
    );
    let again = sent(&table_state.line.renewed());
    assert_eq!(again.len(), 2);
    assert!(!table_state.line.is_locked());
    // The one that was on its way with the old token comes back refused.
    let resent = table_state.reply(other, other_attempt.expect("an attempt"), refused.clone());
    assert!(matches!(resent, Some(QueueAction::Send(id, _)) if id == other));
    assert!(!table_state.line.is_locked());
    // The new one may be no better.
    assert_eq!(table_state.reply(one, again[0].1, refused), None);
    assert!(table_state.line.is_locked());
}

#[test]
fn where_no_other_token_comes_the_refused_have_failed() {
    let mut table_state = TableState::default();
    let (id, attempt) = table_state.ask(0);
    table_state.reply(
        id,
        attempt.expect("an attempt"),
        Err(ApiError::Unauthorized),
    );
    let orders = table_state.line.given_up(9);
    let [QueueAction::Deliver(failed, Err(failure))] = orders.as_slice() else {
        panic!("{orders:?}");
    };
    assert_eq!((*failed, &failure.error), (id, &ApiError::Unauthorized));
    assert!(table_state.ask(0).1.is_some(), "and may be asked for again");
}

#[test]
fn without_a_network_nothing_is_tried_again() {
    let mut table_state = TableState::default();
    table_state.line.set_offline(true);
    let (id, attempt) = table_state.ask(0);
    let order = table_state.reply(id, attempt.expect("an attempt"), Err(ApiError::Unreachable));
    assert!(matches!(order, Some(QueueAction::Deliver(_, Err(_)))));
}
