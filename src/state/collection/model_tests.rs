//! Model tests: the collection against servers with changing lists and arbitrary replies.

use std::cell::Cell;
use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::api::ApiError;
use crate::api::wire::{PageReply, UnreadableRows};
use crate::domain::{LenientCount, Slice};

/// A change of the list between two requests.
#[derive(Clone, Debug)]
enum Change {
    Insert(prop::sample::Index),
    Delete(prop::sample::Index),
}

/// A server whose list changes between requests, with correct replies.
struct Server {
    ids: Vec<u32>,
    next_id: u32,
    /// The most rows per reply: few, so that a short list has many blocks.
    cap: usize,
}

impl Server {
    fn change(&mut self, change: &Change) {
        match change {
            Change::Insert(at) => {
                let at = at.index(self.ids.len() + 1);
                self.ids.insert(at, self.next_id);
                self.next_id += 1;
            }
            Change::Delete(at) if !self.ids.is_empty() => {
                let at = at.index(self.ids.len());
                self.ids.remove(at);
            }
            Change::Delete(_) => {}
        }
    }

    fn reply(&self, slice: Slice) -> PageContent {
        let begin = (slice.offset as usize).min(self.ids.len());
        let end = (begin + self.cap).min(self.ids.len());
        let rows = self.ids[begin..end].iter();
        let reply = PageReply {
            rows: rows
                .map(|id| SegmentProfile::with_id(&id.to_string()))
                .collect(),
            unreadable: UnreadableRows::default(),
            offset: LenientCount::Valid(slice.offset),
            limit: LenientCount::Valid(slice.limit.into()),
            total_count: LenientCount::Valid(self.ids.len() as u64),
            has_next_page: Some(end < self.ids.len()),
        };
        PageContent::of(slice, reply)
    }
}

/// The most changes between two requests.
const CHANGES_MAX: usize = 4;

/// The changes between two requests: mostly none, sometimes one, rarely several.
fn gap() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        any::<prop::sample::Index>().prop_map(Change::Insert),
        any::<prop::sample::Index>().prop_map(Change::Delete),
    ];
    prop_oneof![
        12 => Just(Vec::new()),
        3 => change.clone().prop_map(|change| vec![change]),
        1 => prop::collection::vec(change, 2..=CHANGES_MAX),
    ]
}

fn row_ids(collection: &Collection) -> Vec<u32> {
    let rows = collection.rows().iter();
    rows.map(|row| row.id.parse().expect("an id of the model"))
        .collect()
}

/// Whether the changes between two requests can't be detected in any later reply: the total is the
/// same, the rows before the offset are not those that were read, and none of these comes later.
fn is_invisible(before: &[u32], after: &[u32], offset: usize) -> bool {
    let read: HashSet<_> = before.iter().take(offset).collect();
    let passed: HashSet<_> = after.iter().take(offset).collect();
    let comes_again = after.iter().skip(offset).any(|id| read.contains(id));
    before.len() == after.len() && read != passed && !comes_again
}

thread_local! {
    static RUN_COUNTS: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
}

/// One run: whether it ended as complete, and whether an undetectable change occurred.
fn run(size: u32, cap: usize, gaps: &[Vec<Change>]) -> Result<(bool, bool), TestCaseError> {
    let mut server = Server {
        ids: (0..size).collect(),
        next_id: size,
        cap,
    };
    let mut collection = Collection::default();
    collection.set_auto_load_rows(u64::MAX);
    let mut action = collection.start();
    let mut invisible = false;
    let mut unchanged_list = true;
    let mut gaps = gaps.iter();
    while let LoadAction::Fetch(load_id, slice) = action {
        let before = server.ids.clone();
        for change in gaps.next().into_iter().flatten() {
            server.change(change);
        }
        let offset = slice.offset as usize;
        // A restart reads the rows before the offset again.
        invisible = offset > 0 && (invisible || is_invisible(&before, &server.ids, offset));
        unchanged_list = offset == 0 || (unchanged_list && before == server.ids);
        collection.receive(load_id, Ok(server.reply(slice)), 0);
        let ids = row_ids(&collection);
        prop_assert_eq!(
            ids.iter().collect::<HashSet<_>>().len(),
            ids.len(),
            "a duplicate"
        );
        prop_assert!(collection.requests() < 500, "it never ends");
        action = collection.fetch_next();
    }
    if collection.is_complete() && !invisible {
        prop_assert_eq!(row_ids(&collection), server.ids);
    }
    let status = collection.status();
    if unchanged_list {
        prop_assert_eq!(status, &Status::Ended(Outcome::Complete));
    }
    // Correct replies lead to no other outcome; but inserting as many rows as a block has at once
    // makes a block look like the one before.
    let truthful = match status {
        Status::Ended(Outcome::Complete | Outcome::ListChanged) => true,
        Status::Ended(Outcome::NoProgress) => cap <= CHANGES_MAX,
        Status::Ended(Outcome::Unproven { .. })
        | Status::Idle
        | Status::Loading { .. }
        | Status::Stopped
        | Status::AtLimit
        | Status::Failed(_) => false,
    };
    prop_assert!(truthful, "{:?}", status);
    Ok((collection.is_complete(), invisible))
}

#[test]
fn what_is_called_complete_is_what_the_server_has() {
    let config = ProptestConfig {
        cases: 2000,
        ..ProptestConfig::default()
    };
    let gaps = prop::collection::vec(gap(), 0..40);
    proptest!(config, |(size in 0u32..40, cap in 1usize..9, gaps in gaps)| {
        let (complete, invisible) = run(size, cap, &gaps)?;
        let (all, exempt) = RUN_COUNTS.get();
        RUN_COUNTS.set((all + 1, exempt + u32::from(complete && invisible)));
    });
    let (all, exempt) = RUN_COUNTS.get();
    assert!(all >= 2000, "{all} runs");
    assert!(exempt * 20 < all, "{exempt} of {all} runs prove nothing");
}

#[test]
fn a_row_deleted_and_one_inserted_in_front_between_two_requests_stay_unseen() {
    let mut server = Server {
        ids: (0..8).collect(),
        next_id: 8,
        cap: 4,
    };
    let mut collection = Collection::default();
    collection.set_auto_load_rows(u64::MAX);
    let LoadAction::Fetch(load_id, slice) = collection.start() else {
        panic!("no request")
    };
    collection.receive(load_id, Ok(server.reply(slice)), 0);
    let before = server.ids.clone();
    server.ids[0] = 8;
    assert!(is_invisible(&before, &server.ids, 4));
    let LoadAction::Fetch(load_id, slice) = collection.fetch_next() else {
        panic!("no request")
    };
    collection.receive(load_id, Ok(server.reply(slice)), 0);
    assert!(
        collection.is_complete(),
        "no client that reads once can tell"
    );
    assert_ne!(row_ids(&collection), server.ids);
}

proptest! {
    #[test]
    fn an_unchanged_list_is_complete_with_one_request_per_block(size in 0u32..60, cap in 1usize..9) {
        let (complete, _) = run(size, cap, &[])?;
        prop_assert!(complete);
    }

    #[test]
    fn invariants_hold_for_any_replies_and_operations(
        script in prop::collection::vec((0u8..9, any::<u16>(), 0u64..9), 0..80)
    ) {
        let mut collection = Collection::default();
        collection.set_auto_load_rows(20);
        let mut action = collection.start();
        let mut pending: Option<(LoadId, Slice)> = None;
        let mut replaced: Vec<(LoadId, Slice)> = Vec::new();
        for (operation, seed, count) in script {
            match action {
                LoadAction::Fetch(load_id, slice) => {
                    replaced.extend(pending.replace((load_id, slice)));
                }
                LoadAction::Abort => replaced.extend(pending.take()),
                LoadAction::Nothing => {}
            }
            let (version, rows) = (collection.version(), collection.rows().to_vec());
            action = match operation {
                0 if seed % 16 == 0 => collection.clear(),
                0 => collection.stop(),
                1 => collection.resume(),
                2 => collection.retry(),
                3 if seed % 4 == 0 => collection.load_all(),
                4 if seed % 8 == 0 => collection.start(),
                5 => {
                    if let Some((load_id, slice)) = replaced.last() {
                        let (version, status) = (collection.version(), collection.status().clone());
                        collection.receive(*load_id, Ok(any_reply(*slice, seed, count)), 0);
                        prop_assert_eq!(version, collection.version());
                        prop_assert_eq!(&status, collection.status());
                    }
                    LoadAction::Nothing
                }
                _ => {
                    if let Some((load_id, slice)) = pending.take() {
                        let reply = if seed % 7 == 0 {
                            Err(ApiError::TimedOut.into())
                        } else {
                            Ok(any_reply(slice, seed, count))
                        };
                        collection.receive(load_id, reply, 0);
                    }
                    collection.fetch_next()
                }
            };
            let ids = row_ids(&collection);
            prop_assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
            let same = |(one, other)| Arc::ptr_eq(one, other);
            let unchanged = rows.len() == ids.len() && rows.iter().zip(collection.rows()).all(same);
            prop_assert!(unchanged || version != collection.version(), "an untold change");
        }
    }

    #[test]
    fn loading_always_ends(seeds in prop::collection::vec((any::<u16>(), 0u64..9), 1..9), all: bool) {
        let mut collection = Collection::default();
        collection.set_auto_load_rows(20);
        if all {
            collection.load_all();
        }
        let mut action = collection.start();
        let mut seeds = seeds.iter().cycle();
        let mut requests = 0;
        while let (LoadAction::Fetch(load_id, slice), Some((seed, count))) = (action, seeds.next()) {
            requests += 1;
            prop_assert!(requests <= MAX_REQUESTS);
            collection.receive(load_id, Ok(any_reply(slice, *seed, *count)), 0);
            action = collection.fetch_next();
        }
        let paused = matches!(collection.status(), Status::AtLimit | Status::Ended(_));
        prop_assert!(paused, "{:?}", collection.status());
    }
}

/// A reply derived from a seed: any total, any flag, repeated ids.
fn any_reply(slice: Slice, seed: u16, count: u64) -> PageContent {
    let seed = u64::from(seed);
    let rows = (0..count).map(|at| SegmentProfile::with_id(&((seed * (at + 1)) % 50).to_string()));
    let reply = PageReply {
        rows: rows.collect(),
        unreadable: (0..seed % 3).map(|_| "{}").collect(),
        offset: if seed % 11 == 0 {
            LenientCount::Valid(seed)
        } else {
            LenientCount::Absent
        },
        limit: LenientCount::Absent,
        total_count: if seed % 5 == 0 {
            LenientCount::Absent
        } else {
            LenientCount::Valid(seed % 60)
        },
        has_next_page: [None, Some(true), Some(true), Some(false)][(seed % 4) as usize],
    };
    PageContent::of(slice, reply)
}
