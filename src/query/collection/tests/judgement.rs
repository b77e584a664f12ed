//! What is said of a list must be what its replies show.

use super::*;

#[test]
fn a_block_of_unreadable_rows_is_no_circle() {
    let mut scene = Scene::started();
    scene
        .reply(true, "4", &["a", "b"])
        .body(r#"{"totalCount":4,"hasNextPage":true,"values":[{}]}"#)
        .body(r#"{"totalCount":4,"hasNextPage":false,"values":[7]}"#);
    assert_eq!(scene.asked, [0, 2, 3]);
    assert_eq!(scene.ended(), Outcome::Complete);
    let unreadable = ["{}", "7"].into_iter().collect();
    assert_eq!(
        scene.collection.oddities(),
        [Oddity::UnreadableRows(unreadable)]
    );
}

#[test]
fn a_last_block_of_known_rows_is_a_changed_list_and_no_circle() {
    // A row came in front as the last one went.
    let mut scene = Scene::started();
    scene
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["b"]);
    assert_eq!(scene.collection.status(), &LOADING_AGAIN);
}

#[test]
fn a_list_emptied_meanwhile_is_a_changed_list() {
    let mut scene = Scene::started();
    scene.reply(true, "4", &["a", "b"]).reply(false, "0", &[]);
    assert_eq!(scene.collection.status(), &LOADING_AGAIN);
    scene.reply(false, "0", &[]);
    assert_eq!(scene.ended(), Outcome::Complete);
    assert_eq!(scene.ids(), "");
}

#[test]
fn a_total_that_moved_after_a_block_without_one_is_a_changed_list() {
    let mut scene = Scene::started();
    scene
        .reply(true, "5", &["a", "b"])
        .reply(true, "null", &["c"])
        .reply(true, "6", &["d"]);
    assert_eq!(scene.collection.status(), &LOADING_AGAIN);
}

#[test]
fn totals_of_each_reply_say_nothing_of_the_list() {
    let mut scene = Scene::started();
    scene
        .reply(true, "2", &["a", "b"])
        .reply(true, "2", &["c", "d"])
        .reply(false, "0", &[]);
    assert!(matches!(scene.ended(), Outcome::Unproven { .. }));
    assert_eq!(scene.ids(), "abcd");
}

#[test]
fn without_the_flag_only_an_empty_block_ends_the_list() {
    // A server that gives two rows at once, whatever it is asked for.
    let mut scene = Scene::started();
    scene
        .body(r#"{"totalCount":3,"values":[{"id":"a"},{"id":"b"}]}"#)
        .body(r#"{"totalCount":3,"values":[{"id":"c"}]}"#)
        .body(r#"{"totalCount":3,"values":[]}"#);
    assert_eq!(scene.ended(), Outcome::Complete);
    assert_eq!(scene.ids(), "abc");
    assert_eq!(scene.asked, [0, 2, 3]);

    let mut scene = Scene::started();
    scene
        .body(r#"{"values":[{"id":"a"}]}"#)
        .body(r#"{"values":[]}"#);
    assert_eq!(scene.ended(), Outcome::Unproven { stated: None });
}

#[test]
fn each_wrong_figure_is_said_once() {
    let mut scene = Scene::started();
    for (more, id) in [(true, "a"), (false, "b")] {
        scene.body(&format!(
            r#"{{"offset":-1,"totalCount":3.7,"hasNextPage":{more},"values":[{{"id":"{id}"}}]}}"#
        ));
    }
    let wrong = |field, value: &str| Oddity::WrongFigure(field, value.to_owned());
    assert_eq!(
        scene.collection.oddities(),
        [wrong("offset", "-1"), wrong("totalCount", "3.7")]
    );
}
