//! Outcomes and warnings must be proven by the replies.

use super::*;

#[test]
fn a_block_of_unreadable_rows_is_progress() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "4", &["a", "b"])
        .reply_body(r#"{"totalCount":4,"hasNextPage":true,"values":[{}]}"#)
        .reply_body(r#"{"totalCount":4,"hasNextPage":false,"values":[7]}"#);
    assert_eq!(harness.requested_offsets, [0, 2, 3]);
    assert_eq!(harness.ended(), Outcome::Complete);
    let unreadable = ["{}", "7"].into_iter().collect();
    assert_eq!(
        harness.collection.warnings(),
        [DataWarning::UnreadableRows(unreadable)]
    );
}

#[test]
fn a_last_block_of_known_rows_is_a_changed_list() {
    // A row was inserted at the start and the last one deleted.
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["b"]);
    assert_eq!(harness.collection.status(), &RESTARTED);
}

#[test]
fn a_list_emptied_meanwhile_is_a_changed_list() {
    let mut harness = LoadHarness::started();
    harness.reply(true, "4", &["a", "b"]).reply(false, "0", &[]);
    assert_eq!(harness.collection.status(), &RESTARTED);
    harness.reply(false, "0", &[]);
    assert_eq!(harness.ended(), Outcome::Complete);
    assert_eq!(harness.ids(), "");
}

#[test]
fn a_total_that_moved_after_a_block_without_one_is_a_changed_list() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "5", &["a", "b"])
        .reply(true, "null", &["c"])
        .reply(true, "6", &["d"]);
    assert_eq!(harness.collection.status(), &RESTARTED);
}

#[test]
fn totals_per_reply_prove_nothing() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "2", &["a", "b"])
        .reply(true, "2", &["c", "d"])
        .reply(false, "0", &[]);
    assert!(matches!(harness.ended(), Outcome::Unproven { .. }));
    assert_eq!(harness.ids(), "abcd");
}

#[test]
fn without_the_flag_only_an_empty_block_ends_the_list() {
    // A server that returns two rows at most, whatever the limit.
    let mut harness = LoadHarness::started();
    harness
        .reply_body(r#"{"totalCount":3,"values":[{"id":"a"},{"id":"b"}]}"#)
        .reply_body(r#"{"totalCount":3,"values":[{"id":"c"}]}"#)
        .reply_body(r#"{"totalCount":3,"values":[]}"#);
    assert_eq!(harness.ended(), Outcome::Complete);
    assert_eq!(harness.ids(), "abc");
    assert_eq!(harness.requested_offsets, [0, 2, 3]);

    let mut harness = LoadHarness::started();
    harness
        .reply_body(r#"{"values":[{"id":"a"}]}"#)
        .reply_body(r#"{"values":[]}"#);
    assert_eq!(harness.ended(), Outcome::Unproven { stated_total: None });
}

#[test]
fn each_invalid_count_is_reported_once() {
    let mut harness = LoadHarness::started();
    for (more, id) in [(true, "a"), (false, "b")] {
        harness.reply_body(&format!(
            r#"{{"offset":-1,"totalCount":3.7,"hasNextPage":{more},"values":[{{"id":"{id}"}}]}}"#
        ));
    }
    let wrong = |field, value: &str| DataWarning::InvalidCount(field, value.to_owned());
    assert_eq!(
        harness.collection.warnings(),
        [wrong("offset", "-1"), wrong("totalCount", "3.7")]
    );
}
