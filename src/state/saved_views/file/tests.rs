use proptest::prelude::*;

use super::*;
use crate::state::saved_views::Merged;

fn params(query: &[(&str, &str)]) -> ViewParams {
    let pairs = query.iter();
    let pairs = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    ViewParams::from_pairs(pairs).0
}

fn name(text: &str) -> ViewName {
    ViewName::parse(text).expect("a name")
}

fn names(views: &SavedViews) -> Vec<&str> {
    let all = views.all().iter();
    all.map(|view| view.name.as_str()).collect()
}

#[test]
fn a_file_is_read_as_people_write_it() {
    let text = "\u{feff}{\"version\": 1, \"default\": \"B\", \"views\": [
        {\"name\": \" B \", \"q\": \"stage:error\", \"size\": \"20\", \"later\": true}]}";
    let file = read_file(text).expect("views");
    assert_eq!(file.faults, []);
    let [only] = file.views.all() else {
        panic!("one view");
    };
    assert_eq!(
        only.arrangement,
        Arrangement::of(&params(&[("q", "stage:error"), ("size", "20")]))
    );
    assert!(file.views.is_default(&name("B")));
}

#[test]
fn what_is_no_file_of_views_is_told_apart() {
    let version = |text: &str| Err(FileProblem::Version(text.to_owned()));
    for (text, problem) in [
        ("", Err(FileProblem::NotJson(1, 0))),
        ("{\n\"version\" 1}", Err(FileProblem::NotJson(2, 11))),
        ("[]", Err(FileProblem::NotViews)),
        ("{}", Err(FileProblem::NotViews)),
        ("{\"version\": 1}", Err(FileProblem::NotViews)),
        (
            "{\"version\": 1, \"views\": {}}",
            Err(FileProblem::NotViews),
        ),
        ("{\"version\": 2, \"views\": []}", version("2")),
        ("{\"version\": \"1\", \"views\": []}", version("\"1\"")),
        (&" ".repeat((4 << 20) + 1), Err(FileProblem::TooLarge)),
    ] {
        assert_eq!(read_file(text), problem, "{}", text.len());
    }
}

#[test]
fn a_view_that_is_broken_is_named_and_the_others_are_read() {
    let text = r#"{"version": 1, "views": [
        7, {"name": ""}, {"name": "a", "sort": "colour"}, {"name": "b", "q": 5},
        {"name": "c"}, {"name": "c", "q": "again"}, {"name": "d", "columns": "stage"}]}"#;
    let file = read_file(text).expect("views");
    let faults: Vec<_> = file.faults.iter().map(|f| (f.position, f.field)).collect();
    assert_eq!(
        faults,
        [
            (1, "name"),
            (2, "name"),
            (3, "sort"),
            (4, "q"),
            (6, "name"),
            (7, "columns")
        ]
    );
    assert_eq!(names(&file.views), ["c"]);
}

#[test]
fn a_search_that_can_be_saved_can_be_read_and_a_longer_one_neither() {
    let longest = "视".repeat(SavedViews::MAX_SEARCH_CHARS);
    let longer = [&longest, "a"].concat();
    let view = |search: &str| SavedView {
        name: name("a"),
        arrangement: Arrangement::of(&params(&[("q", search)])),
    };
    let mut views = SavedViews::default();
    assert_eq!(views.save(view(&longest)), Ok(()));
    assert_eq!(views.save(view(&longer)), Err(SaveError::SearchTooLong));
    let file = read_file(&write_file(&views)).expect("views");
    assert_eq!((file.views, file.faults), (views.clone(), Vec::new()));
    let text = write_file(&views).replace(&longest, &longer);
    let file = read_file(&text).expect("views");
    let fault = ViewFault {
        position: 1,
        field: "q",
    };
    assert_eq!((file.views.all().len(), file.faults), (0, vec![fault]));
}

fn any_views() -> impl Strategy<Value = SavedViews> {
    let sort = prop::sample::select(vec!["", "name", "-detectedAt.name"]);
    let columns = prop::sample::select(vec!["name", "name-240.stage", "name.updater.key-90"]);
    let size = prop::sample::select(vec!["20", "50", "500"]);
    let view = ("\\PC{1,60}", any::<String>(), sort, columns, size);
    let list = prop::collection::vec(view, 0..12);
    (list, any::<prop::sample::Index>()).prop_map(|(list, default)| {
        let mut views = SavedViews::default();
        for (called, search, sort, columns, size) in list {
            let Ok(name) = ViewName::parse(&called) else {
                continue;
            };
            let pairs = [
                ("q", &*search),
                ("sort", sort),
                ("columns", columns),
                ("size", size),
            ];
            let arrangement = Arrangement::of(&params(&pairs));
            views.save(SavedView { name, arrangement }).expect("room");
        }
        if !views.all().is_empty() {
            let chosen = default.get(views.all()).name.clone();
            views.set_default(Some(chosen));
        }
        views
    })
}

#[test]
fn stars_come_with_the_views_and_what_is_no_star_is_told() {
    let file = |stars: &str| {
        let text = format!(r#"{{"version": 1, "views": [], "stars": {stars}}}"#);
        read_file(&text).expect("a file")
    };
    let with_stars = file(r#"{"a": ["1", "2"]}"#);
    assert_eq!(
        (with_stars.stars.len(), with_stars.has_invalid_stars),
        (2, false)
    );
    let again = read_file(&write_with_stars(&with_stars.views, &with_stars.stars));
    assert_eq!(again, Ok(with_stars));
    for bad in ["7", "[]", r#"{"..": ["1"]}"#] {
        let file = file(bad);
        assert!(file.stars.is_empty() && file.has_invalid_stars, "{bad}");
    }
    assert!(
        !read_file(&write_file(&SavedViews::default()))
            .expect("a file")
            .has_invalid_stars
    );
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_as_the_same(views in any_views()) {
        let file = read_file(&write_file(&views)).expect("views");
        prop_assert_eq!(file.faults, []);
        prop_assert_eq!(&file.views, &views);
        let mut again = views.clone();
        prop_assert_eq!(again.merge(file.views), Merged::default());
        prop_assert_eq!(again, views);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = read_file(&text);
    }

    #[test]
    fn no_json_makes_the_reader_panic(json in any_json()) {
        let text = format!(r#"{{"version": 1, "default": {json}, "views": [{{"name": "a", "q": {json}}}, {json}]}}"#);
        let file = read_file(&text).expect("a file of version 1");
        prop_assert!(file.views.all().len() + file.faults.len() == 2);
    }
}

fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(inner, 0..4).prop_map(|values| {
                let fields = ["name", "q", "sort", "columns"].iter().zip(values);
                let fields: Vec<_> = fields
                    .map(|(name, value)| format!("\"{name}\":{value}"))
                    .collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}
