//! A list that is loaded anew.

use super::*;

#[test]
fn a_refresh_keeps_the_old_rows_until_the_new_list_is_proven() {
    let mut scene = Scene::started();
    scene
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["c"]);
    let a = Arc::clone(&scene.collection.rows()[0]);
    let version = scene.collection.version();
    scene.act(Collection::start);
    assert!(scene.collection.is_complete());
    scene.reply(true, "3", &["d", "a"]);
    assert_eq!(scene.ids(), "abcd");
    assert_eq!(scene.collection.fetched_at(), Some(1));
    scene.reply(false, "3", &["c"]);
    assert_eq!(scene.ended(), Outcome::Complete);
    assert_eq!(scene.ids(), "dac");
    assert!(
        Arc::ptr_eq(&a, &scene.collection.rows()[1]),
        "unchanged rows stay themselves"
    );
    assert_eq!(scene.collection.fetched_at(), Some(3));
    assert_ne!(scene.collection.version(), version);
}

#[test]
fn a_refresh_that_finds_the_list_changing_keeps_all_rows_and_proves_nothing() {
    let mut scene = Scene::started();
    scene
        .reply(true, "3", &["a", "b"])
        .reply(false, "3", &["c"]);
    scene.act(Collection::start);
    scene
        .reply(true, "4", &["a", "b"])
        .reply(true, "5", &["c", "d"]);
    scene
        .reply(true, "4", &["a", "b"])
        .reply(true, "5", &["c", "d"]);
    assert_eq!(scene.ended(), Outcome::ListChanged);
    assert_eq!(scene.ids(), "abcd");
    assert!(!scene.collection.is_complete());
}

#[test]
fn a_refresh_that_brings_the_same_changes_no_version() {
    let mut scene = Scene::started();
    scene.reply(false, "2", &["a", "b"]);
    let version = scene.collection.version();
    scene.act(Collection::start);
    scene.reply(false, "2", &["a", "b"]);
    assert_eq!(scene.collection.version(), version);
}

#[test]
fn a_block_that_takes_long_is_said_until_it_comes() {
    let mut scene = Scene::started();
    let first = scene.waiting.as_ref().expect("a request").0;
    scene.collection.linger(first);
    assert!(scene.collection.status().is_long());
    scene.reply(true, "3", &["a", "b"]);
    assert!(!scene.collection.status().is_long(), "the next one is new");
    scene.collection.linger(first);
    assert!(!scene.collection.status().is_long());
    scene.act(Collection::stop);
    let second = first + 1;
    scene.collection.linger(second);
    assert!(!scene.collection.status().is_long());
}
