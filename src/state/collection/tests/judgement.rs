//! What is said of a list must be what its replies show.

use super::*;

#[test]
fn a_block_of_unreadable_rows_is_no_circle() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "4", &["a", "b"])
        .body(r#"{"totalCount":4,"hasNextPage":true,"values":[{}]}"#)
        .body(r#"{"totalCount":4,"hasNextPage":false,"values":[7]}"#);
    assert_eq!(table_state.asked, [0, 2, 3]);
    assert_eq!(table_state.ended(), Outcome::Complete);
    let unreadable = ["{}", "7"].into_iter().collect();
    assert_eq!(
        table_state.collection.warnings(),
        [DataWarning::UnreadableRows(unreadable)]
    );
}

#[test]
fn a_last_block_of_known_rows_is_a_changed_list_and_no_circle() {
    // A row came in front as the last one went.
    let mut table_state = TableState::started();
    table_state
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["b"]);
    assert_eq!(table_state.collection.status(), &LOADING_AGAIN);
}

#[test]
fn a_list_emptied_meanwhile_is_a_changed_list() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "4", &["a", "b"])
        .reply(false, "0", &[]);
    assert_eq!(table_state.collection.status(), &LOADING_AGAIN);
    table_state.reply(false, "0", &[]);
    assert_eq!(table_state.ended(), Outcome::Complete);
    assert_eq!(table_state.ids(), "");
}

#[test]
fn a_total_that_moved_after_a_block_without_one_is_a_changed_list() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "5", &["a", "b"])
        .reply(true, "null", &["c"])
        .reply(true, "6", &["d"]);
    assert_eq!(table_state.collection.status(), &LOADING_AGAIN);
}

#[test]
fn totals_of_each_reply_say_nothing_of_the_list() {
    let mut table_state = TableState::started();
    table_state
        .reply(true, "2", &["a", "b"])
        .reply(true, "2", &["c", "d"])
        .reply(false, "0", &[]);
    assert!(matches!(table_state.ended(), Outcome::Unproven { .. }));
    assert_eq!(table_state.ids(), "abcd");
}

#[test]
fn without_the_flag_only_an_empty_block_ends_the_list() {
    // A server that gives two rows at once, whatever it is asked for.
    let mut table_state = TableState::started();
    table_state
        .body(r#"{"totalCount":3,"values":[{"id":"a"},{"id":"b"}]}"#)
        .body(r#"{"totalCount":3,"values":[{"id":"c"}]}"#)
        .body(r#"{"totalCount":3,"values":[]}"#);
    assert_eq!(table_state.ended(), Outcome::Complete);
    assert_eq!(table_state.ids(), "abc");
    assert_eq!(table_state.asked, [0, 2, 3]);

    let mut table_state = TableState::started();
    table_state
        .body(r#"{"values":[{"id":"a"}]}"#)
        .body(r#"{"values":[]}"#);
    assert_eq!(table_state.ended(), Outcome::Unproven { stated: None });
}

#[test]
fn each_wrong_figure_is_said_once() {
    let mut table_state = TableState::started();
    for (more, id) in [(true, "a"), (false, "b")] {
        table_state.body(&format!(
            r#"{{"offset":-1,"totalCount":3.7,"hasNextPage":{more},"values":[{{"id":"{id}"}}]}}"#
        ));
    }
    let wrong = |field, value: &str| DataWarning::WrongCount(field, value.to_owned());
    assert_eq!(
        table_state.collection.warnings(),
        [wrong("offset", "-1"), wrong("totalCount", "3.7")]
    );
}
