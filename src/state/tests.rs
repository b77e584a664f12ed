//! What a person does and what a network does, in any order, against the whole query
//! layer with a clock of its own: what is shown always belongs to the last choice, and
//! nothing waits for ever.

mod world;

use proptest::prelude::*;

use crate::api::ApiError;
use world::World;

/// What a person does.
#[derive(Clone, Debug)]
enum Deed {
    Show { project: u8, page: u8 },
    Refresh,
    Leave,
    LoadBehind,
    Stop,
    Resume,
    RetryBlock,
    Hurry,
    RenewToken,
    GiveUp,
    Offline(bool),
}

/// What a network does to one of the requests that are on their way.
#[derive(Clone, Debug)]
enum Fate {
    Answered,
    Fails(ApiError),
}

#[derive(Clone, Debug)]
enum LoadAction {
    Person(Deed),
    Network { which: usize, fate: Fate },
    Time(u32),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        5 => (0u8..3, 1u8..4).prop_map(|(project, page)| Deed::Show { project, page }),
        2 => Just(Deed::Refresh),
        1 => Just(Deed::Leave),
        3 => Just(Deed::LoadBehind),
        1 => Just(Deed::Stop),
        1 => Just(Deed::Resume),
        1 => Just(Deed::RetryBlock),
        1 => Just(Deed::Hurry),
        2 => Just(Deed::RenewToken),
        1 => Just(Deed::GiveUp),
        1 => any::<bool>().prop_map(Deed::Offline),
    ]
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Answered),
        1 => Just(Fate::Fails(ApiError::Unauthorized)),
        1 => Just(Fate::Fails(ApiError::Unreachable)),
        1 => Just(Fate::Fails(ApiError::TimedOut)),
        1 => Just(Fate::Fails(ApiError::NotFound)),
        1 => prop::option::of(0u32..200)
            .prop_map(|wait| Fate::Fails(ApiError::TooManyRequests(wait))),
    ]
}

fn step() -> impl Strategy<Value = LoadAction> {
    prop_oneof![
        3 => deed().prop_map(LoadAction::Person),
        4 => (any::<usize>(), fate()).prop_map(|(which, fate)| LoadAction::Network { which, fate }),
        1 => (0u32..150_000).prop_map(LoadAction::Time),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_shown_belongs_to_the_last_choice_and_nothing_waits_for_ever(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut world = World::default();
        world.collection.limit(10_000);
        for step in &steps {
            match step {
                LoadAction::Person(deed) => world.does(deed),
                LoadAction::Network { which, fate } => world.happens(*which, fate),
                LoadAction::Time(ms) => world.passes(i64::from(*ms)),
            }
            world.check();
        }
        world.settle_down();
    }
}
