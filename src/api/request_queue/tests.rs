use super::*;
use crate::domain::{ProjectId, Slice};

fn endpoint(offset: u64) -> Endpoint {
    let id = ProjectId::parse("a").expect("an id");
    let limit = 50;
    Endpoint::SegmentProfiles(id, Slice { limit, offset })
}

/// A queue with a clock.
#[derive(Default)]
struct QueueHarness {
    queue: RequestQueue,
    now: i64,
}

impl QueueHarness {
    fn subscribe(&mut self, offset: u64) -> (RequestId, Option<Attempt>) {
        let (id, action) = self.queue.subscribe(endpoint(offset), format!("/{offset}"));
        match action {
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
        self.queue.record_result(id, attempt, result, self.now, 1.0)
    }
}

fn sent(actions: &[QueueAction]) -> Vec<(RequestId, Attempt)> {
    let each = actions.iter().map(|action| match action {
        QueueAction::Send(id, attempt) => (*id, *attempt),
        QueueAction::Abort(_) | QueueAction::ScheduleRetry(..) | QueueAction::Deliver(..) => {
            panic!("{action:?}")
        }
    });
    each.collect()
}

#[test]
fn identical_pending_requests_are_deduplicated() {
    let mut harness = QueueHarness::default();
    let (one, attempt) = harness.subscribe(0);
    assert_eq!(harness.subscribe(0), (one, None));
    let (other, _) = harness.subscribe(50);
    assert_ne!(one, other);
    assert_eq!(
        harness.queue.unsubscribe(one),
        None,
        "another subscriber is left"
    );
    let delivered = harness.reply(one, attempt.expect("an attempt"), Ok("body"));
    let Some(QueueAction::Deliver(id, Ok(response))) = delivered else {
        panic!("{delivered:?}");
    };
    assert_eq!((id, response.body.as_str()), (one, "body"));
    assert_ne!(
        harness.subscribe(0).0,
        one,
        "a finished request is sent again"
    );
}

#[test]
fn a_request_without_subscribers_is_aborted() {
    let mut harness = QueueHarness::default();
    let (id, attempt) = harness.subscribe(0);
    assert_eq!(harness.queue.unsubscribe(id), Some(QueueAction::Abort(id)));
    let late = harness.reply(id, attempt.expect("an attempt"), Ok("late"));
    assert_eq!(late, None);
}

#[test]
fn a_transient_failure_is_retried_after_a_delay() {
    let mut harness = QueueHarness::default();
    let (id, attempt) = harness.subscribe(0);
    let error = ApiError::TooManyRequests(Some(2), None);
    let action = harness.reply(id, attempt.expect("an attempt"), Err(error.clone()));
    assert_eq!(action, Some(QueueAction::ScheduleRetry(id, 2_000)));
    let retry = RetryDelay {
        error,
        until: 2_000,
        attempts: 1,
    };
    assert_eq!(harness.queue.next_retry(), Some(retry));
    assert_eq!(
        harness.queue.retry_if_due(id, 1_500),
        Some(QueueAction::ScheduleRetry(id, 500))
    );
    let again = harness.queue.retry_if_due(id, 2_000);
    let Some(QueueAction::Send(_, second)) = again else {
        panic!("{again:?}");
    };
    assert_eq!(second.number, 2);
    assert_eq!(harness.queue.next_retry(), None);
    assert_eq!(
        harness.queue.retry_if_due(id, 2_000),
        None,
        "once is enough"
    );
}

#[test]
fn after_three_attempts_a_request_fails_with_its_trace() {
    let mut harness = QueueHarness::default();
    let (id, first) = harness.subscribe(0);
    let mut attempt = first.expect("an attempt");
    for _ in 0..2 {
        let action = harness.reply(id, attempt, Err(ApiError::TimedOut));
        assert!(
            matches!(action, Some(QueueAction::ScheduleRetry(..))),
            "{action:?}"
        );
        attempt = sent(&harness.queue.retry_now())[0].1;
    }
    harness.now = 7;
    let action = harness.reply(id, attempt, Err(ApiError::TimedOut));
    let trace = Trace {
        at: 7,
        address: "/0".to_owned(),
        attempts: 3,
    };
    let error = ApiError::TimedOut;
    let failure = Failure { error, trace };
    assert_eq!(action, Some(QueueAction::Deliver(id, Err(failure))));
}

#[test]
fn a_permanent_failure_is_not_retried() {
    let mut harness = QueueHarness::default();
    let (id, attempt) = harness.subscribe(0);
    let action = harness.reply(
        id,
        attempt.expect("an attempt"),
        Err(ApiError::NotFound(None)),
    );
    assert!(matches!(action, Some(QueueAction::Deliver(_, Err(_)))));
}

#[test]
fn a_refused_token_holds_all_requests_until_it_is_replaced() {
    let mut harness = QueueHarness::default();
    let (one, attempt) = harness.subscribe(0);
    let (other, other_attempt) = harness.subscribe(50);
    let refused = Err(ApiError::Unauthorized(None));
    assert_eq!(
        harness.reply(one, attempt.expect("an attempt"), refused.clone()),
        None
    );
    assert!(harness.queue.is_token_refused());
    assert_eq!(
        harness.subscribe(100).1,
        None,
        "nothing is sent with a bad token"
    );
    let again = sent(&harness.queue.resend_held());
    assert_eq!(again.len(), 2);
    assert!(!harness.queue.is_token_refused());
    // The other attempt, sent with the old token, is refused too.
    let resent = harness.reply(other, other_attempt.expect("an attempt"), refused.clone());
    assert!(matches!(resent, Some(QueueAction::Send(id, _)) if id == other));
    assert!(!harness.queue.is_token_refused());
    // The new token may be refused as well.
    assert_eq!(harness.reply(one, again[0].1, refused), None);
    assert!(harness.queue.is_token_refused());
}

#[test]
fn without_another_token_held_requests_fail() {
    let mut harness = QueueHarness::default();
    let (id, attempt) = harness.subscribe(0);
    harness.reply(
        id,
        attempt.expect("an attempt"),
        Err(ApiError::Unauthorized(None)),
    );
    let actions = harness.queue.fail_held(9);
    let [QueueAction::Deliver(failed, Err(failure))] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!(
        (*failed, &failure.error),
        (id, &ApiError::Unauthorized(None))
    );
    assert!(
        harness.subscribe(0).1.is_some(),
        "and may be asked for again"
    );
}

#[test]
fn nothing_is_retried_while_offline() {
    let mut harness = QueueHarness::default();
    harness.queue.set_offline(true);
    let (id, attempt) = harness.subscribe(0);
    let action = harness.reply(id, attempt.expect("an attempt"), Err(ApiError::Unreachable));
    assert!(matches!(action, Some(QueueAction::Deliver(_, Err(_)))));
}
