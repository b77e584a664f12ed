use proptest::prelude::*;

use super::*;

fn project(id: &str) -> ProjectId {
    ProjectId::parse(id).expect("an id")
}

fn read(text: &str) -> (Stars, bool) {
    Stars::from_json(&serde_json::from_str(text).expect("JSON"))
}

#[test]
fn a_star_belongs_to_a_profile_of_one_project() {
    let mut stars = Stars::default();
    for (in_project, id, starred) in [
        ("a", "1", true),
        ("b", "1", true),
        ("a", "2", true),
        ("a", "2", true),
        ("a", "1", false),
        ("a", "9", false),
    ] {
        assert_eq!(stars.set(&project(in_project), id, starred), Ok(()));
    }
    assert_eq!(stars.of(&project("a")), ["2"]);
    assert_eq!(stars.of(&project("b")), ["1"]);
    assert_eq!(stars.of(&project("c")), [""; 0]);
    assert_eq!(stars.len(), 2);
    assert_eq!(stars.set(&project("b"), "1", false), Ok(()));
    assert_eq!(stars.set(&project("a"), "2", false), Ok(()));
    assert!(stars.is_empty());
}

#[test]
fn there_is_room_for_so_many_and_for_ids_of_a_length() {
    let mut stars = Stars::default();
    let (a, b) = (project("a"), project("b"));
    for id in 0..Stars::MAX {
        assert_eq!(stars.set(&a, &id.to_string(), true), Ok(()));
    }
    assert_eq!(stars.set(&b, "one more", true), Err(Full));
    assert_eq!(stars.set(&a, "7", true), Ok(()), "it has one already");
    assert_eq!(stars.set(&a, "7", false), Ok(()));
    assert_eq!(stars.set(&b, &"x".repeat(257), true), Err(Full));
    assert_eq!(stars.set(&b, "", true), Err(Full));
    assert_eq!(stars.set(&b, &"x".repeat(256), true), Ok(()));
    let others = read(r#"{"a": ["7", "8"], "c": ["1"]}"#).0;
    let merged = MergedStars {
        added: 0,
        over_limit: 2,
    };
    assert_eq!(stars.merge(&others), merged);
}

#[test]
fn a_file_of_more_stars_than_there_is_room_for_is_read_in_one_pass() {
    // Where each was looked for among those before, these were two thousand million steps.
    const COUNT: usize = 400_000;
    let ids: Vec<String> = (0..COUNT).map(|id| id.to_string()).collect();
    let one = serde_json::json!({ "a": ids, "b": ["0"] });
    let (stars, intact) = Stars::from_json(&one);
    assert_eq!((stars.len(), intact), (Stars::MAX, false));
    assert_eq!(stars.of(&project("a")), &ids[..Stars::MAX]);
    let projects = ids.iter().map(|id| (id.clone(), serde_json::json!(["1"])));
    let (stars, intact) = Stars::from_json(&Value::Object(projects.collect()));
    assert_eq!((stars.len(), intact), (Stars::MAX, false));
    let again = [&ids[..Stars::MAX], &ids[..Stars::MAX]].concat();
    let (stars, intact) = Stars::from_json(&serde_json::json!({ "a": again }));
    assert_eq!((stars.len(), intact), (Stars::MAX, true), "they are there");
    let (stars, intact) = read(r#"{" a": ["1"], "a": ["1", "2"], "b": ["1"], "b ": []}"#);
    assert_eq!((stars.len(), intact), (3, true));
    assert_eq!(stars.of(&project("a")), ["1", "2"]);
}

#[test]
fn what_is_no_star_is_left_out_and_told() {
    for (text, count) in [
        ("[]", 0),
        ("null", 0),
        ("7", 0),
        (r#"{"a": "1"}"#, 0),
        (r#"{"..": ["1"]}"#, 0),
        (r#"{"a": ["1", 2, null, ["3"], "", "4"], "b": {}}"#, 2),
    ] {
        let (stars, intact) = read(text);
        assert_eq!((stars.len(), intact), (count, false), "{text}");
    }
    assert_eq!(read("{}"), (Stars::default(), true));
    assert!(read(r#"{"a": []}"#).0.is_empty());
}

proptest! {
    #[test]
    fn stars_are_read_as_they_were_written(
        pairs in prop::collection::vec(("[a-c/商]{1,3}", "\\PC{1,20}"), 0..40),
    ) {
        let mut stars = Stars::default();
        for (in_project, id) in &pairs {
            prop_assert_eq!(stars.set(&project(in_project), id, true), Ok(()));
        }
        let (again, intact) = Stars::from_json(&stars.to_json());
        prop_assert!(intact);
        for (in_project, _) in &pairs {
            prop_assert_eq!(again.of(&project(in_project)), stars.of(&project(in_project)));
        }
        prop_assert_eq!(again.len(), stars.len());
        let again = stars.clone().merge(&again);
        prop_assert_eq!(again, MergedStars::default());
    }
}
