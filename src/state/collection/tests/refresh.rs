//! A list that is loaded anew.

use super::*;

#[test]
fn a_refresh_keeps_the_old_rows_until_the_new_list_is_proven() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["c"]);
    let a = Arc::clone(&table_state.collection.rows()[0]);
    let version = table_state.collection.version();
    table_state.act(Collection::start);
    assert!(table_state.collection.is_complete());
    table_state.reply(true, "3", &["d", "a"]);
    assert_eq!(table_state.ids(), "abcd");
    assert_eq!(table_state.collection.fetched_at(), Some(1));
    table_state.reply(false, "3", &["c"]);
    assert_eq!(table_state.ended(), Outcome::Complete);
    assert_eq!(table_state.ids(), "dac");
    assert!(
        Arc::ptr_eq(&a, &table_state.collection.rows()[1]),
        "unchanged rows stay themselves"
    );
    assert_eq!(table_state.collection.fetched_at(), Some(3));
    assert_ne!(table_state.collection.version(), version);
}

#[test]
fn a_refresh_that_finds_the_list_changing_keeps_all_rows_and_proves_nothing() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["c"]);
    table_state.act(Collection::start);
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(true, "5", &["c", "d"]);
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(true, "5", &["c", "d"]);
    assert_eq!(table_state.ended(), Outcome::ListChanged);
    assert_eq!(table_state.ids(), "abcd");
    assert!(!table_state.collection.is_complete());
}

#[test]
fn a_refresh_that_brings_the_same_changes_no_version() {
    let mut table_state = TableState::started();
    table_state.reply(false, "2", &["a", "b"]);
    let version = table_state.collection.version();
    table_state.act(Collection::start);
    table_state.reply(false, "2", &["a", "b"]);
    assert_eq!(table_state.collection.version(), version);
}

#[test]
fn a_block_that_takes_long_is_said_until_it_comes() {
    let mut table_state = TableState::started();
    let first = table_state.waiting.as_ref().expect("a request").0;
    table_state.collection.linger(first);
    assert!(table_state.collection.status().is_long());
    table_state.reply(true, "3", &["a", "b"]);
    assert!(
        !table_state.collection.status().is_long(),
        "the next one is new"
    );
    table_state.collection.linger(first);
    assert!(!table_state.collection.status().is_long());
    table_state.act(Collection::stop);
    let second = first + 1;
    table_state.collection.linger(second);
    assert!(!table_state.collection.status().is_long());
}
