mod judgement;
mod refresh;

use super::*;
use crate::api::ApiError;
use crate::api::wire;
use crate::domain::Slice;

const LOADING_AGAIN: Status = Status::Loading {
    restarted: true,
    long: false,
};

/// A collection that loads without bounds, and the replies it gets.
struct TableState {
    collection: Collection,
    waiting: Option<(LoadId, Slice)>,
    asked: Vec<u64>,
    now: i64,
}

impl TableState {
    fn started() -> Self {
        let mut collection = Collection::default();
        collection.limit(10_000);
        let mut table_state = Self {
            collection,
            waiting: None,
            asked: Vec::new(),
            now: 0,
        };
        table_state.act(Collection::start);
        table_state
    }

    fn act(&mut self, act: fn(&mut Collection) -> LoadAction) -> LoadAction {
        let step = act(&mut self.collection);
        match step {
            LoadAction::Fetch(ticket, slice) => {
                self.waiting = Some((ticket, slice));
                self.asked.push(slice.offset);
            }
            LoadAction::Abort => self.waiting = None,
            LoadAction::Nothing => {}
        }
        step
    }

    /// A reply to the request on its way, then on with the next.
    fn reply(&mut self, more: bool, total: &str, ids: &[&str]) -> &mut Self {
        let values: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
        let body = format!(
            r#"{{"totalCount":{total},"hasNextPage":{more},"values":[{}]}}"#,
            values.join(",")
        );
        self.body(&body)
    }

    fn body(&mut self, body: &str) -> &mut Self {
        let (ticket, slice) = self.waiting.take().expect("a request");
        let content = PageContent::of(slice, wire::page(body).expect("an envelope"));
        self.now += 1;
        self.collection.settle(ticket, Ok(content), self.now);
        self.act(Collection::proceed);
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
        let mut table_state = TableState::started();
        table_state.reply(false, total, &["a", "b"]);
        assert_eq!(table_state.ended(), Outcome::Complete, "{total}");
        assert!(table_state.collection.is_complete());
        assert_eq!(table_state.ids(), "ab");
    }
}

#[test]
fn several_blocks_are_proven_by_a_total_that_they_agree_on() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "5", &["a", "b"])
        .reply(true, "5", &["c", "d"])
        .reply(false, "5", &["e"]);
    assert_eq!(table_state.ended(), Outcome::Complete);
    assert_eq!(table_state.asked, [0, 2, 4], "by rows received");
    assert_eq!(table_state.ids(), "abcde");
    assert_eq!(table_state.collection.requests(), 3);
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
        let mut table_state = TableState::started();
        table_state
            .reply(true, totals[0], &["a", "b"])
            .reply(false, totals[1], &["c"]);
        assert_eq!(
            table_state.ended(),
            Outcome::Unproven { stated },
            "{totals:?}"
        );
        assert!(!table_state.collection.is_complete());
        assert_eq!(table_state.ids(), "abc");
    }
}

#[test]
fn a_row_seen_again_or_a_moved_total_starts_the_list_again_once() {
    for second in [("4", ["b", "c"]), ("5", ["c", "d"])] {
        let mut table_state = TableState::started();
        table_state
            .reply(true, "4", &["a", "b"])
            .reply(true, second.0, &second.1);
        assert_eq!(table_state.collection.status(), &LOADING_AGAIN);
        assert_eq!(table_state.asked, [0, 2, 0]);
        table_state
            .reply(true, "5", &["x", "a"])
            .reply(true, "5", &["b", "c"])
            .reply(false, "5", &["d"]);
        assert_eq!(table_state.ended(), Outcome::Complete);
        assert_eq!(table_state.ids(), "xabcd");
    }
}

#[test]
fn a_list_that_changes_again_is_not_called_complete() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &["b", "c"]);
    table_state
        .reply(true, "4", &["x", "a"])
        .reply(true, "5", &["b", "c"]);
    assert_eq!(table_state.ended(), Outcome::ListChanged);
    assert!(!table_state.collection.is_complete());
    assert_eq!(table_state.ids(), "abcx", "what was seen stays");
}

#[test]
fn a_reply_for_another_offset_is_a_change() {
    let mut table_state = TableState::started();
    table_state.reply(true, "4", &["a", "b"]);
    table_state.body(
        r#"{"offset":7,"totalCount":4,"hasNextPage":false,"values":[{"id":"c"},{"id":"d"}]}"#,
    );
    assert_eq!(table_state.collection.status(), &LOADING_AGAIN);
}

#[test]
fn a_server_that_goes_in_circles_is_left() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &["a", "b"]);
    assert_eq!(table_state.ended(), Outcome::Circling);
    let mut table_state = TableState::started();
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &[]);
    assert_eq!(table_state.ended(), Outcome::Circling);
    let mut table_state = TableState::started();
    table_state.reply(true, "0", &[]);
    assert_eq!(
        table_state.ended(),
        Outcome::Circling,
        "never an empty project"
    );
}

#[test]
fn an_empty_block_ends_a_list_that_is_proven_by_its_total() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(true, "4", &["c", "d"])
        .reply(false, "4", &[]);
    assert_eq!(table_state.ended(), Outcome::Complete);
}

#[test]
fn unreadable_and_repeated_rows_move_the_offset_and_are_summed() {
    let mut table_state = TableState::started();
    table_state.body(r#"{"totalCount":5,"hasNextPage":true,"values":[{"id":"a"},{},{"id":"a"}]}"#);
    table_state.body(r#"{"totalCount":5,"hasNextPage":false,"values":[{"id":"b"},7]}"#);
    assert_eq!(table_state.asked, [0, 3]);
    assert_eq!(table_state.ids(), "ab");
    assert_eq!(
        table_state.collection.warnings(),
        [
            DataWarning::UnreadableRows(["{}", "7"].into_iter().collect()),
            DataWarning::RepeatedRows(1)
        ]
    );
}

#[test]
fn it_pauses_at_the_cap_and_goes_on_when_asked() {
    let mut table_state = TableState::started();
    table_state.collection.limit(2);
    table_state.reply(true, "3", &["a", "b"]);
    assert_eq!(table_state.collection.status(), &Status::AtCap);
    assert_eq!(table_state.asked, [0]);
    table_state.act(Collection::load_all);
    table_state.reply(false, "3", &["c"]);
    assert_eq!(table_state.ended(), Outcome::Complete);
}

#[test]
fn a_stop_ends_the_request_and_resuming_asks_for_the_same_block() {
    let mut table_state = TableState::started();
    table_state.reply(true, "3", &["a", "b"]);
    let (late, slice) = table_state.waiting.expect("a request");
    assert_eq!(table_state.act(Collection::stop), LoadAction::Abort);
    let body = r#"{"totalCount":3,"hasNextPage":false,"values":[{"id":"c"}]}"#;
    let content = PageContent::of(slice, wire::page(body).expect("an envelope"));
    table_state.collection.settle(late, Ok(content), 9);
    assert_eq!(table_state.ids(), "ab", "a late reply changes nothing");
    assert_eq!(table_state.collection.status(), &Status::Stopped);
    table_state.act(Collection::resume);
    table_state.reply(false, "3", &["c"]);
    assert_eq!(table_state.asked, [0, 2, 2]);
    assert_eq!(table_state.ended(), Outcome::Complete);
}

#[test]
fn a_failed_block_alone_is_asked_for_again() {
    let mut table_state = TableState::started();
    table_state.reply(true, "3", &["a", "b"]);
    let (ticket, _) = table_state.waiting.take().expect("a request");
    table_state
        .collection
        .settle(ticket, Err(ApiError::TimedOut.into()), 9);
    assert_eq!(
        table_state.collection.status(),
        &Status::Failed(ApiError::TimedOut.into())
    );
    assert_eq!(table_state.act(Collection::proceed), LoadAction::Nothing);
    assert_eq!(table_state.ids(), "ab");
    table_state.act(Collection::retry);
    table_state.reply(false, "3", &["c"]);
    assert_eq!(table_state.asked, [0, 2, 2]);
    assert_eq!(table_state.ended(), Outcome::Complete);
}

#[test]
fn another_project_forgets_the_rows_and_the_late_reply() {
    let mut table_state = TableState::started();
    table_state.reply(true, "3", &["a", "b"]);
    let (late, slice) = table_state.waiting.expect("a request");
    let version = table_state.collection.version();
    table_state.act(Collection::clear);
    assert_eq!(table_state.ids(), "");
    assert_ne!(table_state.collection.version(), version);
    let reply = wire::page(r#"{"hasNextPage":false,"values":[{"id":"c"}]}"#);
    table_state.collection.settle(
        late,
        Ok(PageContent::of(slice, reply.expect("an envelope"))),
        9,
    );
    assert_eq!(table_state.ids(), "");
    assert_eq!(table_state.collection.status(), &Status::Idle);
    table_state.act(Collection::start);
    assert_ne!(table_state.waiting.map(|(ticket, _)| ticket), Some(late));
}
