//! Property test of request queue, page cache and collection together, with a simulated clock: for any
//! order of user actions and network results, the rows on screen belong to the last selection, and
//! no request stays pending for ever.

mod world;

use proptest::prelude::*;

use crate::api::ApiError;
use world::World;

/// An action of the user.
#[derive(Clone, Debug)]
enum UserAction {
    Show { project: u8, page: u8 },
    Refresh,
    Leave,
    LoadCollection,
    Stop,
    Resume,
    RetryBlock,
    RetryNow,
    ReplaceToken,
    DismissTokenDialog,
    Offline(bool),
}

/// The result of one of the requests in flight.
#[derive(Clone, Debug)]
enum NetworkOutcome {
    Succeeds,
    Fails(ApiError),
}

#[derive(Clone, Debug)]
enum Event {
    User(UserAction),
    Network {
        which: usize,
        network_outcome: NetworkOutcome,
    },
    Time(u32),
}

fn user_action() -> impl Strategy<Value = UserAction> {
    prop_oneof![
        5 => (0u8..3, 1u8..4).prop_map(|(project, page)| UserAction::Show { project, page }),
        2 => Just(UserAction::Refresh),
        1 => Just(UserAction::Leave),
        3 => Just(UserAction::LoadCollection),
        1 => Just(UserAction::Stop),
        1 => Just(UserAction::Resume),
        1 => Just(UserAction::RetryBlock),
        1 => Just(UserAction::RetryNow),
        2 => Just(UserAction::ReplaceToken),
        1 => Just(UserAction::DismissTokenDialog),
        1 => any::<bool>().prop_map(UserAction::Offline),
    ]
}

fn network_outcome() -> impl Strategy<Value = NetworkOutcome> {
    prop_oneof![
        4 => Just(NetworkOutcome::Succeeds),
        1 => Just(NetworkOutcome::Fails(ApiError::Unauthorized(None))),
        1 => Just(NetworkOutcome::Fails(ApiError::Unreachable)),
        1 => Just(NetworkOutcome::Fails(ApiError::TimedOut)),
        1 => Just(NetworkOutcome::Fails(ApiError::NotFound(None))),
        1 => prop::option::of(0u32..200)
            .prop_map(|wait| NetworkOutcome::Fails(ApiError::TooManyRequests(wait, None))),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => user_action().prop_map(Event::User),
        4 => (any::<usize>(), network_outcome()).prop_map(|(which, network_outcome)| Event::Network { which, network_outcome }),
        1 => (0u32..150_000).prop_map(Event::Time),
    ]
}

/// Runs events, and checks what has to hold after each and at the end.
fn run(events: &[Event]) {
    let mut world = World::default();
    world.collection.set_auto_load_rows(10_000);
    for event in events {
        match event {
            Event::User(user_action) => world.user_acts(user_action),
            Event::Network {
                which,
                network_outcome,
            } => world.network_acts(*which, network_outcome),
            Event::Time(ms) => world.time_passes(i64::from(*ms)),
        }
        world.check();
    }
    world.finish();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn rows_belong_to_the_last_selection_and_no_request_stays_pending(
        steps in prop::collection::vec(event(), 1..60),
    ) {
        run(&steps);
    }
}

/// Found by the property test: a page whose token is refused after another one failed.
#[test]
fn a_refused_page_does_not_stay_pending_beside_the_collection() {
    let show = |page| Event::User(UserAction::Show { project: 0, page });
    let network = |which, network_outcome| Event::Network {
        which,
        network_outcome,
    };
    let fails = |which, error| network(which, NetworkOutcome::Fails(error));
    run(&[
        show(1),
        network(0, NetworkOutcome::Succeeds),
        show(1),
        show(1),
        show(1),
        show(2),
        fails(0, ApiError::Unreachable),
        network(0, NetworkOutcome::Succeeds),
        Event::Time(250),
        fails(0, ApiError::TooManyRequests(None, None)),
        Event::User(UserAction::LoadCollection),
        Event::Time(500),
        Event::User(UserAction::ReplaceToken),
        fails(6_313_600_842_442_537_453, ApiError::Unauthorized(None)),
    ]);
}
