mod proof;
mod refresh;
mod size;

use super::*;
use crate::api::ApiError;
use crate::api::wire;
use crate::domain::Slice;

const RESTARTED: Status = Status::Loading {
    restarted: true,
    slow: false,
};

/// A collection under test, with the pending request and a clock.
struct LoadHarness {
    collection: Collection,
    pending: Option<(LoadId, Slice)>,
    requested_offsets: Vec<u64>,
    now: i64,
}

impl LoadHarness {
    fn started() -> Self {
        let mut collection = Collection::default();
        collection.set_auto_load_rows(10_000);
        let mut harness = Self {
            collection,
            pending: None,
            requested_offsets: Vec::new(),
            now: 0,
        };
        harness.run(Collection::start);
        harness
    }

    fn run(&mut self, run: fn(&mut Collection) -> LoadAction) -> LoadAction {
        let action = run(&mut self.collection);
        match action {
            LoadAction::Fetch(load_id, slice) => {
                self.pending = Some((load_id, slice));
                self.requested_offsets.push(slice.offset);
            }
            LoadAction::Abort => self.pending = None,
            LoadAction::Nothing => {}
        }
        action
    }

    /// Replies to the pending request, then requests the next block.
    fn reply(&mut self, more: bool, total: &str, ids: &[&str]) -> &mut Self {
        let values: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
        let reply_body = format!(
            r#"{{"totalCount":{total},"hasNextPage":{more},"values":[{}]}}"#,
            values.join(",")
        );
        self.reply_body(&reply_body)
    }

    fn reply_body(&mut self, reply_body: &str) -> &mut Self {
        let (load_id, slice) = self.pending.take().expect("a request");
        let content = PageContent::of(slice, wire::page(reply_body).expect("an envelope"));
        self.now += 1;
        self.collection.receive(load_id, Ok(content), self.now);
        self.run(Collection::fetch_next);
        self
    }

    fn ids(&self) -> String {
        self.collection
            .rows()
            .iter()
            .map(|row| row.id.as_str())
            .collect()
    }

    fn ended(&self) -> Outcome {
        match self.collection.status() {
            Status::Ended(outcome) => *outcome,
            other => panic!("not ended but {other:?}"),
        }
    }
}

#[test]
fn one_block_that_holds_all_is_proven_whatever_the_total_says() {
    for total in ["2", "7", "-1", "null"] {
        let mut harness = LoadHarness::started();
        harness.reply(false, total, &["a", "b"]);
        assert_eq!(harness.ended(), Outcome::Complete, "{total}");
        assert!(harness.collection.is_complete());
        assert_eq!(harness.ids(), "ab");
    }
}

#[test]
fn several_blocks_are_proven_by_a_total_that_they_agree_on() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "5", &["a", "b"])
        .reply(true, "5", &["c", "d"])
        .reply(false, "5", &["e"]);
    assert_eq!(harness.ended(), Outcome::Complete);
    assert_eq!(harness.requested_offsets, [0, 2, 4], "by rows received");
    assert_eq!(harness.ids(), "abcde");
    assert_eq!(harness.collection.requests(), 3);
}

#[test]
fn without_a_total_that_fits_nothing_is_proven() {
    for (totals, stated) in [
        (["null", "null"], None),
        (["9", "9"], Some(9)),
        (["2", "1"], Some(1)),
        (["3", "null"], None),
        (["-3", "3"], Some(3)),
    ] {
        let mut harness = LoadHarness::started();
        harness
            .reply(true, totals[0], &["a", "b"])
            .reply(false, totals[1], &["c"]);
        assert_eq!(
            harness.ended(),
            Outcome::Unproven {
                stated_total: stated
            },
            "{totals:?}"
        );
        assert!(!harness.collection.is_complete());
        assert_eq!(harness.ids(), "abc");
    }
}

#[test]
fn a_repeated_row_or_a_changed_total_restarts_the_pass_once() {
    for second in [("4", ["b", "c"]), ("5", ["c", "d"])] {
        let mut harness = LoadHarness::started();
        harness
            .reply(true, "4", &["a", "b"])
            .reply(true, second.0, &second.1);
        assert_eq!(harness.collection.status(), &RESTARTED);
        assert_eq!(harness.requested_offsets, [0, 2, 0]);
        harness
            .reply(true, "5", &["x", "a"])
            .reply(true, "5", &["b", "c"])
            .reply(false, "5", &["d"]);
        assert_eq!(harness.ended(), Outcome::Complete);
        assert_eq!(harness.ids(), "xabcd");
    }
}

#[test]
fn a_list_that_changes_again_is_not_called_complete() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &["b", "c"]);
    harness
        .reply(true, "4", &["x", "a"])
        .reply(true, "5", &["b", "c"]);
    assert_eq!(harness.ended(), Outcome::ListChanged);
    assert!(!harness.collection.is_complete());
    assert_eq!(harness.ids(), "abcx", "received rows stay");
}

#[test]
fn a_reply_for_another_offset_is_a_change() {
    let mut harness = LoadHarness::started();
    harness.reply(true, "4", &["a", "b"]);
    harness.reply_body(
        r#"{"offset":7,"totalCount":4,"hasNextPage":false,"values":[{"id":"c"},{"id":"d"}]}"#,
    );
    assert_eq!(harness.collection.status(), &RESTARTED);
}

#[test]
fn a_server_that_returns_nothing_new_ends_the_pass() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &["a", "b"]);
    assert_eq!(harness.ended(), Outcome::NoProgress);
    let mut harness = LoadHarness::started();
    harness.reply(true, "4", &["a", "b"]).reply(true, "4", &[]);
    assert_eq!(harness.ended(), Outcome::NoProgress);
    let mut harness = LoadHarness::started();
    harness.reply(true, "0", &[]);
    assert_eq!(
        harness.ended(),
        Outcome::NoProgress,
        "never an empty project"
    );
}

#[test]
fn an_empty_block_ends_a_list_that_is_proven_by_its_total() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &["c", "d"])
        .reply(false, "4", &[]);
    assert_eq!(harness.ended(), Outcome::Complete);
}

#[test]
fn unreadable_and_repeated_rows_count_for_the_offset_and_are_summed() {
    let mut harness = LoadHarness::started();
    harness
        .reply_body(r#"{"totalCount":5,"hasNextPage":true,"values":[{"id":"a"},{},{"id":"a"}]}"#);
    harness.reply_body(r#"{"totalCount":5,"hasNextPage":false,"values":[{"id":"b"},7]}"#);
    assert_eq!(harness.requested_offsets, [0, 3]);
    assert_eq!(harness.ids(), "ab");
    assert_eq!(
        harness.collection.warnings(),
        [
            DataWarning::UnreadableRows(["{}", "7"].into_iter().collect()),
            DataWarning::RepeatedRows(1)
        ]
    );
}

#[test]
fn loading_pauses_at_the_limit_and_continues_on_load_all() {
    let mut harness = LoadHarness::started();
    harness.collection.set_auto_load_rows(2);
    harness.reply(true, "3", &["a", "b"]);
    assert_eq!(harness.collection.status(), &Status::AtLimit);
    assert_eq!(harness.requested_offsets, [0]);
    harness.run(Collection::load_all);
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.ended(), Outcome::Complete);
}

#[test]
fn stopping_aborts_the_request_and_resuming_requests_the_same_block() {
    let mut harness = LoadHarness::started();
    harness.reply(true, "3", &["a", "b"]);
    let (late, slice) = harness.pending.expect("a request");
    assert_eq!(harness.run(Collection::stop), LoadAction::Abort);
    let reply_body = r#"{"totalCount":3,"hasNextPage":false,"values":[{"id":"c"}]}"#;
    let content = PageContent::of(slice, wire::page(reply_body).expect("an envelope"));
    harness.collection.receive(late, Ok(content), 9);
    assert_eq!(harness.ids(), "ab", "a late reply changes nothing");
    assert_eq!(harness.collection.status(), &Status::Stopped);
    harness.run(Collection::resume);
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.requested_offsets, [0, 2, 2]);
    assert_eq!(harness.ended(), Outcome::Complete);
}

#[test]
fn only_the_failed_block_is_requested_again() {
    let mut harness = LoadHarness::started();
    harness.reply(true, "3", &["a", "b"]);
    let (load_id, _) = harness.pending.take().expect("a request");
    harness.collection.receive(
        load_id,
        Err(ApiError::TooManyRequests(None, None).into()),
        9,
    );
    assert_eq!(
        harness.collection.status(),
        &Status::Failed(ApiError::TooManyRequests(None, None).into())
    );
    assert_eq!(harness.run(Collection::fetch_next), LoadAction::Nothing);
    assert_eq!(harness.ids(), "ab");
    harness.run(Collection::retry);
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.requested_offsets, [0, 2, 2]);
    assert_eq!(harness.ended(), Outcome::Complete);
}

#[test]
fn another_project_removes_the_rows_and_ignores_the_late_reply() {
    let mut harness = LoadHarness::started();
    harness.reply(true, "3", &["a", "b"]);
    let (late, slice) = harness.pending.expect("a request");
    let version = harness.collection.version();
    harness.run(Collection::clear);
    assert_eq!(harness.ids(), "");
    assert_ne!(harness.collection.version(), version);
    let reply = wire::page(r#"{"hasNextPage":false,"values":[{"id":"c"}]}"#);
    harness.collection.receive(
        late,
        Ok(PageContent::of(slice, reply.expect("an envelope"))),
        9,
    );
    assert_eq!(harness.ids(), "");
    assert_eq!(harness.collection.status(), &Status::Idle);
    harness.run(Collection::start);
    assert_ne!(harness.pending.map(|(load_id, _)| load_id), Some(late));
}
