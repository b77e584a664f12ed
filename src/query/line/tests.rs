use super::*;
use crate::domain::{ProjectId, Slice};

fn endpoint(offset: u64) -> Endpoint {
    let id = ProjectId::parse("a").expect("an id");
    let limit = 50;
    Endpoint::SegmentProfiles(id, Slice { limit, offset })
}

/// A line, and what it orders.
#[derive(Default)]
struct Scene {
    line: Line,
    now: i64,
}

impl Scene {
    fn ask(&mut self, offset: u64) -> (FlightId, Option<Attempt>) {
        let (id, order) = self.line.ask(endpoint(offset), format!("/{offset}"));
        match order {
            Some(Order::Send(sent, attempt)) if sent == id => (id, Some(attempt)),
            None => (id, None),
            Some(other) => panic!("{other:?}"),
        }
    }

    fn reply(
        &mut self,
        id: FlightId,
        attempt: Attempt,
        result: Result<&str, ApiError>,
    ) -> Option<Order> {
        let result = result.map(str::to_owned);
        self.line.replied(id, attempt, result, self.now, 1.0)
    }
}

fn sent(orders: &[Order]) -> Vec<(FlightId, Attempt)> {
    let each = orders.iter().map(|order| match order {
        Order::Send(id, attempt) => (*id, *attempt),
        Order::Abort(_) | Order::Wake(..) | Order::Deliver(..) => panic!("{order:?}"),
    });
    each.collect()
}

#[test]
fn identical_requests_on_their_way_are_one() {
    let mut scene = Scene::default();
    let (one, attempt) = scene.ask(0);
    assert_eq!(scene.ask(0), (one, None));
    let (other, _) = scene.ask(50);
    assert_ne!(one, other);
    assert_eq!(scene.line.leave(one), None, "another one still waits");
    let delivered = scene.reply(one, attempt.expect("an attempt"), Ok("body"));
    let Some(Order::Deliver(id, Ok(delivery))) = delivered else {
        panic!("{delivered:?}");
    };
    assert_eq!((id, delivery.body.as_str()), (one, "body"));
    assert_ne!(scene.ask(0).0, one, "what was answered is asked for anew");
}

#[test]
fn what_nobody_waits_for_is_ended() {
    let mut scene = Scene::default();
    let (id, attempt) = scene.ask(0);
    assert_eq!(scene.line.leave(id), Some(Order::Abort(id)));
    let late = scene.reply(id, attempt.expect("an attempt"), Ok("late"));
    assert_eq!(late, None);
}

#[test]
fn a_failure_that_may_pass_waits_and_is_sent_again() {
    let mut scene = Scene::default();
    let (id, attempt) = scene.ask(0);
    let error = ApiError::TooManyRequests(Some(2));
    let order = scene.reply(id, attempt.expect("an attempt"), Err(error.clone()));
    assert_eq!(order, Some(Order::Wake(id, 2_000)));
    let pause = Pause {
        error,
        until: 2_000,
        attempts: 1,
    };
    assert_eq!(scene.line.pause(), Some(pause));
    assert_eq!(scene.line.wake(id, 1_500), Some(Order::Wake(id, 500)));
    let again = scene.line.wake(id, 2_000);
    let Some(Order::Send(_, second)) = again else {
        panic!("{again:?}");
    };
    assert_eq!(second.number, 2);
    assert_eq!(scene.line.pause(), None);
    assert_eq!(scene.line.wake(id, 2_000), None, "once is enough");
}

#[test]
fn after_three_attempts_it_has_failed_and_says_how_it_went() {
    let mut scene = Scene::default();
    let (id, first) = scene.ask(0);
    let mut attempt = first.expect("an attempt");
    for _ in 0..2 {
        let order = scene.reply(id, attempt, Err(ApiError::TimedOut));
        assert!(matches!(order, Some(Order::Wake(..))), "{order:?}");
        attempt = sent(&scene.line.hurry())[0].1;
    }
    scene.now = 7;
    let order = scene.reply(id, attempt, Err(ApiError::TimedOut));
    let trace = Trace {
        at: 7,
        address: "/0".to_owned(),
        attempts: 3,
    };
    let error = ApiError::TimedOut;
    let failure = Failure { error, trace };
    assert_eq!(order, Some(Order::Deliver(id, Err(failure))));
}

#[test]
fn what_cannot_pass_has_failed_at_once() {
    let mut scene = Scene::default();
    let (id, attempt) = scene.ask(0);
    let order = scene.reply(id, attempt.expect("an attempt"), Err(ApiError::NotFound));
    assert!(matches!(order, Some(Order::Deliver(_, Err(_)))));
}

#[test]
fn a_refused_token_holds_everything_until_another_one_is_there() {
    let mut scene = Scene::default();
    let (one, attempt) = scene.ask(0);
    let (other, other_attempt) = scene.ask(50);
    let refused = Err(ApiError::Unauthorized);
    assert_eq!(
        scene.reply(one, attempt.expect("an attempt"), refused.clone()),
        None
    );
    assert!(scene.line.is_locked());
    assert_eq!(scene.ask(100).1, None, "nothing is sent with a bad token");
    let again = sent(&scene.line.renewed());
    assert_eq!(again.len(), 2);
    assert!(!scene.line.is_locked());
    // The one that was on its way with the old token comes back refused.
    let resent = scene.reply(other, other_attempt.expect("an attempt"), refused.clone());
    assert!(matches!(resent, Some(Order::Send(id, _)) if id == other));
    assert!(!scene.line.is_locked());
    // The new one may be no better.
    assert_eq!(scene.reply(one, again[0].1, refused), None);
    assert!(scene.line.is_locked());
}

#[test]
fn where_no_other_token_comes_the_refused_have_failed() {
    let mut scene = Scene::default();
    let (id, attempt) = scene.ask(0);
    scene.reply(
        id,
        attempt.expect("an attempt"),
        Err(ApiError::Unauthorized),
    );
    let orders = scene.line.given_up(9);
    let [Order::Deliver(failed, Err(failure))] = orders.as_slice() else {
        panic!("{orders:?}");
    };
    assert_eq!((*failed, &failure.error), (id, &ApiError::Unauthorized));
    assert!(scene.ask(0).1.is_some(), "and may be asked for again");
}

#[test]
fn without_a_network_nothing_is_tried_again() {
    let mut scene = Scene::default();
    scene.line.set_offline(true);
    let (id, attempt) = scene.ask(0);
    let order = scene.reply(id, attempt.expect("an attempt"), Err(ApiError::Unreachable));
    assert!(matches!(order, Some(Order::Deliver(_, Err(_)))));
}
