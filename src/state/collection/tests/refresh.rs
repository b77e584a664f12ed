//! Refreshing a loaded collection.

use super::*;

#[test]
fn a_refresh_keeps_the_old_rows_until_the_new_list_is_proven() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["c"]);
    let a = Arc::clone(&harness.collection.rows()[0]);
    let version = harness.collection.version();
    harness.run(Collection::start);
    assert!(harness.collection.is_complete());
    harness.reply(true, "3", &["d", "a"]);
    assert_eq!(harness.ids(), "abcd");
    assert_eq!(harness.collection.fetched_at(), Some(1));
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.ended(), Outcome::Complete);
    assert_eq!(harness.ids(), "dac");
    assert!(
        Arc::ptr_eq(&a, &harness.collection.rows()[1]),
        "unchanged rows keep their `Arc`"
    );
    assert_eq!(harness.collection.fetched_at(), Some(3));
    assert_ne!(harness.collection.version(), version);
}

#[test]
fn a_refresh_that_contradicts_itself_keeps_the_rows_and_their_age() {
    for (last_block, what) in [
        (r#"{"totalCount":3,"hasNextPage":false,"values":[]}"#, "[]"),
        (
            r#"{"totalCount":3,"hasNextPage":false,"values":null}"#,
            "null",
        ),
        (r#"{"totalCount":3,"values":[]}"#, "without the flag"),
        (r#"{"totalCount":3,"hasNextPage":true,"values":[]}"#, "next"),
    ] {
        for blocks_before in [0, 1] {
            let mut harness = LoadHarness::started();
            harness
                .reply(true, "3", &["a", "b"])
                .reply(false, "3", &["c"]);
            harness.run(Collection::start);
            if blocks_before == 1 {
                harness.reply(true, "3", &["a", "b"]);
            }
            harness.reply_body(last_block);
            assert_eq!(harness.ended(), Outcome::NoProgress, "{what}");
            assert_eq!(harness.ids(), "abc", "{what}");
            assert_eq!(harness.collection.fetched_at(), Some(1));
            assert!(!harness.collection.is_complete());
            assert!(harness.collection.has_last_list());
            assert_eq!(
                harness.collection.warnings().len(),
                usize::from(what == "without the flag") + 1
            );
            harness.run(Collection::start);
            harness.reply(false, "0", &[]);
            assert_eq!(harness.ended(), Outcome::Complete);
            assert_eq!(harness.ids(), "");
        }
    }
}

#[test]
fn a_list_that_is_loaded_again_has_all_its_values_meanwhile() {
    let mut harness = LoadHarness::started();
    assert!(!harness.collection.has_all_values());
    harness.reply(true, "3", &["a", "b"]);
    assert!(!harness.collection.has_all_values());
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.ended(), Outcome::Complete);
    assert!(harness.collection.has_all_values());
    harness.run(Collection::start);
    assert!(harness.collection.is_loading() && harness.collection.has_all_values());
    harness.reply(true, "3", &["a", "b"]);
    assert!(harness.collection.is_loading() && harness.collection.has_all_values());
}

#[test]
fn a_first_reply_that_contradicts_itself_is_no_empty_project() {
    for values in ["[]", "null"] {
        let mut harness = LoadHarness::started();
        harness.reply_body(&format!(
            r#"{{"totalCount":20,"hasNextPage":false,"values":{values}}}"#
        ));
        assert_eq!(harness.ended(), Outcome::NoProgress);
        assert!(!harness.collection.is_complete());
        let mut harness = LoadHarness::started();
        harness.reply_body(&format!(
            r#"{{"totalCount":0,"hasNextPage":false,"values":{values}}}"#
        ));
        assert_eq!(harness.ended(), Outcome::Complete);
        let mut harness = LoadHarness::started();
        harness.reply(true, "2", &["a", "b"]).reply_body(&format!(
            r#"{{"totalCount":2,"hasNextPage":false,"values":{values}}}"#
        ));
        assert_eq!(harness.ended(), Outcome::Complete, "as the last block");
    }
}

#[test]
fn a_refresh_that_finds_the_list_changing_keeps_all_rows_and_proves_nothing() {
    let mut harness = LoadHarness::started();
    harness
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["c"]);
    harness.run(Collection::start);
    harness
        .reply(true, "4", &["a", "b"])
        .reply(true, "5", &["c", "d"]);
    harness
        .reply(true, "4", &["a", "b"])
        .reply(true, "5", &["c", "d"]);
    assert_eq!(harness.ended(), Outcome::ListChanged);
    assert_eq!(harness.ids(), "abcd");
    assert!(!harness.collection.is_complete());
}

#[test]
fn a_refresh_that_brings_the_same_changes_no_version() {
    let mut harness = LoadHarness::started();
    harness.reply(false, "2", &["a", "b"]);
    let version = harness.collection.version();
    harness.run(Collection::start);
    harness.reply(false, "2", &["a", "b"]);
    assert_eq!(harness.collection.version(), version);
}

#[test]
fn a_block_is_slow_until_its_reply() {
    let mut harness = LoadHarness::started();
    let first = harness.pending.as_ref().expect("a request").0;
    harness.collection.mark_slow(first);
    assert!(harness.collection.status().is_slow());
    harness.reply(true, "3", &["a", "b"]);
    assert!(
        !harness.collection.status().is_slow(),
        "the next request is not slow yet"
    );
    harness.collection.mark_slow(first);
    assert!(!harness.collection.status().is_slow());
    harness.run(Collection::stop);
    let second = first + 1;
    harness.collection.mark_slow(second);
    assert!(!harness.collection.status().is_slow());
}

#[test]
fn loading_that_reached_a_lower_limit_continues_when_it_is_raised() {
    let mut harness = LoadHarness::started();
    harness.collection.set_auto_load_rows(0);
    harness.reply(true, "3", &["a", "b"]);
    assert_eq!(harness.collection.status(), &Status::AtLimit);
    harness.collection.set_auto_load_rows(2);
    assert_eq!(harness.collection.status(), &Status::AtLimit);
    harness.collection.set_auto_load_rows(3);
    harness.run(Collection::fetch_next);
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.requested_offsets, [0, 2]);
    assert_eq!(harness.ended(), Outcome::Complete);
}
