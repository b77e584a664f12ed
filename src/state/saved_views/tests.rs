use super::*;
use crate::domain::{PageSize, ProjectId};
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::view_params::ViewParams;

fn params(query: &[(&str, &str)]) -> ViewParams {
    let pairs = query.iter();
    let pairs = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let (params, problems) = ViewParams::from_pairs(pairs);
    assert_eq!(problems, []);
    params
}

fn name(text: &str) -> ViewName {
    ViewName::parse(text).expect("a name")
}

fn view(called: &str, search: &str) -> SavedView {
    SavedView {
        name: name(called),
        arrangement: Arrangement::of(&params(&[("q", search)])),
    }
}

fn views(names: &[&str]) -> SavedViews {
    let mut views = SavedViews::default();
    for name in names {
        views.save(view(name, name)).expect("room");
    }
    views
}

fn names(views: &SavedViews) -> Vec<&str> {
    let all = views.all().iter();
    all.map(|view| view.name.as_str()).collect()
}

#[test]
fn a_name_has_1_to_60_characters_and_no_space_around_them() {
    assert_eq!(name("  逾期 today ").as_str(), "逾期 today");
    let longest = "视".repeat(60);
    assert_eq!(name(&longest).as_str(), longest);
    assert_eq!(ViewName::parse(" \n"), Err(NameProblem::Empty));
    for text in ["a\nb".to_owned(), "视".repeat(61)] {
        assert_eq!(ViewName::parse(&text), Err(NameProblem::Unusable));
    }
}

#[test]
fn a_view_says_nothing_of_project_page_and_row() {
    let seen = params(&[
        ("project", "a"),
        ("page", "3"),
        ("row", "x"),
        ("q", "vip"),
        ("size", "20"),
    ]);
    let arrangement = Arrangement::of(&seen);
    assert_eq!(
        arrangement.to_pairs(),
        [("size", "20".to_owned()), ("q", "vip".to_owned())]
    );
    let elsewhere = params(&[("project", "b"), ("page", "9"), ("sort", "name")]);
    assert_eq!(
        arrangement.opened_in(&elsewhere),
        params(&[("project", "b"), ("q", "vip"), ("size", "20")])
    );
}

#[test]
fn the_same_name_keeps_its_place_and_changes_what_it_opens() {
    let mut views = views(&["a", "b"]);
    assert_eq!(views.save(view("a", "other")), Ok(()));
    assert_eq!(names(&views), ["a", "b"]);
    assert_eq!(views.all()[0], view("a", "other"));
}

#[test]
fn the_201st_view_has_no_room_and_loses_nothing() {
    let many: Vec<String> = (0..SavedViews::MAX).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut full = views(&many);
    assert_eq!(full.save(view("one more", "")), Err(SaveError::Full));
    assert_eq!(full.save(view("7", "changed")), Ok(()));
    assert_eq!(full.all().len(), SavedViews::MAX);
    let merged = full.merge(views(&["one more", "8"]));
    let expected = Merged {
        over_limit: 1,
        ..Merged::default()
    };
    assert_eq!(merged, expected);
}

#[test]
fn a_name_that_is_taken_is_not_given_twice() {
    let mut views = views(&["a", "b"]);
    views.set_default(Some(name("a")));
    assert!(!views.rename(&name("a"), name("b")));
    assert_eq!(names(&views), ["a", "b"]);
    assert!(views.rename(&name("a"), name("c")));
    assert!(views.rename(&name("c"), name("c")));
    assert_eq!(names(&views), ["c", "b"]);
    assert!(views.is_default(&name("c")));
}

#[test]
fn what_was_removed_comes_back_where_it_was() {
    let mut views = views(&["a", "b", "c"]);
    views.set_default(Some(name("b")));
    let before = views.clone();
    let removed = views.remove(&name("b")).expect("a view");
    assert_eq!(names(&views), ["a", "c"]);
    assert_eq!(views.default_view(), None);
    views.restore(removed.clone());
    assert_eq!(views, before);
    views.restore(removed);
    assert_eq!(names(&views), ["a", "b (2)", "b", "c"]);
}

#[test]
fn the_default_is_one_of_the_views_or_none() {
    let mut views = views(&["a"]);
    views.set_default(Some(name("z")));
    assert_eq!(views.default_view(), None);
    views.set_default(Some(name("a")));
    assert_eq!(views.default_view(), Some(&view("a", "a")));
    views.set_default(None);
    assert_eq!(views.default_view(), None);
}

#[test]
fn merging_changes_none_that_is_here() {
    let mut mine = views(&["a", "b"]);
    let mut theirs = SavedViews::default();
    for view in [view("a", "theirs"), view("b", "b"), view("c", "c")] {
        theirs.save(view).expect("room");
    }
    theirs.set_default(Some(name("a")));
    let merged = mine.merge(theirs.clone());
    let expected = Merged {
        added: 2,
        renamed: 1,
        over_limit: 0,
    };
    assert_eq!(merged, expected);
    assert_eq!(names(&mine), ["a", "b", "a (2)", "c"]);
    assert_eq!(mine.all()[0], view("a", "a"));
    assert!(mine.is_default(&name("a (2)")));

    theirs.set_default(Some(name("c")));
    let again = mine.merge(theirs);
    assert_eq!(again, Merged::default(), "under its number too it is here");
    assert!(mine.is_default(&name("a (2)")), "mine stays");
}

#[test]
fn a_long_name_is_cut_to_make_room_for_its_number() {
    let slow = "视".repeat(60);
    let mut mine = views(&[&slow]);
    let mut theirs = SavedViews::default();
    theirs.save(view(&slow, "theirs")).expect("room");
    mine.merge(theirs);
    assert_eq!(mine.all()[1].name.as_str(), "视".repeat(56) + " (2)");
}

#[test]
fn a_bare_link_begins_with_the_default_view_and_any_other_as_it_says() {
    let mut views = views(&["vip"]);
    let layout = ColumnLayout::parse("name.key");
    let compact = Some(Density::Compact);
    let begin = |link: &[(&str, &str)], views: &SavedViews| {
        let (layout, size) = (layout.clone(), None);
        let density = compact;
        initial_params(
            &params(link),
            views,
            StoredDefaults {
                layout,
                density,
                size,
            },
        )
    };
    assert_eq!(
        begin(&[("project", "a")], &views),
        params(&[
            ("project", "a"),
            ("columns", "name.key"),
            ("density", "compact")
        ])
    );
    views.set_default(Some(name("vip")));
    assert_eq!(
        begin(&[("project", "a")], &views),
        params(&[("project", "a"), ("q", "vip")])
    );
    for link in [("page", "2"), ("row", "x"), ("q", "b"), ("size", "20")] {
        let stored = [link, ("columns", "name.key"), ("density", "compact")];
        assert_eq!(begin(&[link], &views), params(&stored));
    }
    let explicit = [("columns", "name.stage"), ("sort", "name")];
    assert_eq!(
        begin(&explicit, &views),
        params(&[explicit[0], explicit[1], ("density", "compact")])
    );
    let none = initial_params(&params(&explicit), &views, StoredDefaults::default());
    assert_eq!(none, params(&explicit));
}

#[test]
fn the_operator_s_page_size_fills_in_what_a_link_leaves_open() {
    let stored = || StoredDefaults {
        size: PageSize::parse("200"),
        ..StoredDefaults::default()
    };
    let views = SavedViews::default();
    let bare = initial_params(&params(&[("project", "a")]), &views, stored());
    assert_eq!(bare, params(&[("project", "a"), ("size", "200")]));
    let explicit = params(&[("project", "a"), ("size", "20")]);
    assert_eq!(initial_params(&explicit, &views, stored()), explicit);
}

#[test]
fn the_default_view_is_applied_to_another_project_unless_it_was_changed() {
    let mut views = views(&["vip"]);
    views.set_default(Some(name("vip")));
    let b = || ProjectId::parse("b").expect("an id");
    let vip_in_b = params(&[("project", "b"), ("q", "vip")]);
    for now in [&[("project", "a"), ("q", "vip")][..], &[]] {
        assert_eq!(params_in_project(&params(now), b(), &views), vip_in_b);
    }
    let sorted = params(&[("q", "vip"), ("sort", "name")]);
    assert_eq!(
        params_in_project(&sorted, b(), &views),
        params(&[("project", "b"), ("sort", "name")])
    );
}
