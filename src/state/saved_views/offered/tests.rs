use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::PageNumber;
use crate::state::saved_views::{ViewName, read_team_views};

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

fn own(called: &str, query: &[(&str, &str)]) -> SavedView {
    SavedView {
        name: name(called),
        arrangement: Arrangement::of(&params(query)),
    }
}

const OVERDUE: [(&str, &str); 2] = [("q", "health:overdue"), ("sort", "-detectedAt")];

/// An own view, a view of the team of the same name, and the built-in ones.
fn views() -> Vec<OfferedView> {
    let team = json!([{ "name": "Overdue", "q": "health:overdue vip", "columns": "name.key" }]);
    let (team, faults) = read_team_views(team.as_array().expect("a list"));
    assert_eq!(faults, []);
    offered_views(&[own("Overdue", &OVERDUE)], &team)
}

fn own_id() -> ViewId {
    ViewId::Own(name("Overdue"))
}

fn team_id() -> ViewId {
    ViewId::Team(name("Overdue"))
}

/// What is said of the view on screen: its id, with ` changed` behind it.
fn said(opened: Option<&ViewId>, query: &[(&str, &str)]) -> String {
    let current = current_view(opened, &views(), &params(query));
    current.map_or_else(String::new, |current| {
        let changed = if current.is_changed { " changed" } else { "" };
        [&current.id.text(), changed].concat()
    })
}

#[test]
fn a_view_is_changed_while_what_is_on_screen_differs_from_it() {
    let id = own_id();
    let opened = Some(&id);
    assert_eq!(said(opened, &OVERDUE), "own:Overdue");
    for more in [
        ("density", "compact"),
        ("columns", "name.key"),
        ("size", "20"),
        ("group", "health"),
    ] {
        let [search, sort] = OVERDUE;
        assert_eq!(said(opened, &[search, sort, more]), "own:Overdue changed");
    }
    assert_eq!(
        said(opened, &[("q", "health:overdue vip"), OVERDUE[1]]),
        "own:Overdue changed"
    );
    assert_eq!(said(opened, &[OVERDUE[0]]), "own:Overdue changed");
    assert_eq!(said(opened, &[OVERDUE[1]]), "own:Overdue changed");
}

#[test]
fn page_row_project_and_spaces_around_the_search_are_no_change() {
    let id = own_id();
    let query = [
        ("q", " health:overdue "),
        OVERDUE[1],
        ("project", "b"),
        ("page", "3"),
        ("row", "x"),
    ];
    assert_eq!(said(Some(&id), &query), "own:Overdue");
}

#[test]
fn a_view_has_its_groups_but_not_which_are_collapsed() {
    let grouped = own("Grouped", &[("group", "health"), ("collapsed", "failed")]);
    let views = offered_views(std::slice::from_ref(&grouped), &[]);
    let id = ViewId::Own(grouped.name);
    let current = |query: &[(&str, &str)]| {
        let current = current_view(Some(&id), &views, &params(query));
        current.map(|current| current.is_changed)
    };
    assert_eq!(current(&[("group", "health")]), Some(false));
    let collapsed = [("group", "health"), ("collapsed", "*")];
    assert_eq!(current(&collapsed), Some(false));
    assert_eq!(current(&[("group", "stage")]), Some(true));
    assert_eq!(current(&[]), Some(true));
    let opened = views[0].opened_in(&params(&collapsed));
    assert_eq!(opened, params(&[("group", "health")]), "all are expanded");
    // A built-in view leaves the groups as they are.
    let built_in = views.iter().find(|view| view.search() == "is:same-name");
    let opened = built_in.map(|view| view.opened_in(&params(&collapsed)));
    let expected = params(&[collapsed[0], collapsed[1], ("q", "is:same-name")]);
    assert_eq!(opened, Some(expected));
}

#[test]
fn a_view_of_which_nothing_is_left_is_not_on_screen() {
    let id = own_id();
    assert_eq!(said(Some(&id), &[]), "");
    assert_eq!(said(Some(&id), &[("columns", "name.key")]), "");
    // A view of columns alone looks for nothing, so that it is not left by looking for nothing.
    let columns = own("Columns", &[("columns", "name.key")]);
    let views = offered_views(std::slice::from_ref(&columns), &[]);
    let id = ViewId::Own(columns.name);
    let current = current_view(Some(&id), &views, &params(&[("columns", "name.stage")]));
    assert_eq!(
        current,
        Some(CurrentView {
            id,
            is_changed: true
        })
    );
}

#[test]
fn what_is_exactly_another_view_is_that_one() {
    let id = own_id();
    let query = [("q", "no:description")];
    assert_eq!(said(Some(&id), &query), "built-in:no-description");
    assert_eq!(said(None, &query), "built-in:no-description");
    assert_eq!(said(None, &OVERDUE), "own:Overdue");
    let changed = [("q", "no:description x")];
    assert_eq!(said(None, &changed), "", "no view was opened");
    let gone = ViewId::Own(name("gone"));
    assert_eq!(said(Some(&gone), &changed), "");
}

#[test]
fn columns_density_and_size_are_compared_only_where_a_view_sets_them() {
    let built_in = ViewId::BuiltIn(BuiltInView::NoDescription);
    let query = [("q", "no:description"), ("columns", "name.key")];
    assert_eq!(said(Some(&built_in), &query), "built-in:no-description");
    let sorted = [("q", "no:description"), ("sort", "name")];
    assert_eq!(
        said(Some(&built_in), &sorted),
        "built-in:no-description changed"
    );
    let team = team_id();
    let query = [("q", "health:overdue vip"), ("columns", "name.key")];
    assert_eq!(
        said(Some(&team), &[query[0], query[1], ("size", "20")]),
        "team:Overdue"
    );
    assert_eq!(said(Some(&team), &[query[0]]), "team:Overdue changed");
}

#[test]
fn a_view_opens_in_the_project_on_screen_with_what_it_does_not_set_as_it_is() {
    let now = params(&[
        ("project", "b"),
        ("page", "3"),
        ("row", "x"),
        ("q", "vip"),
        ("sort", "name"),
        ("columns", "name.stage"),
        ("density", "compact"),
    ]);
    let views = views();
    let opened = |id: &ViewId| {
        let mut views = views.iter();
        let view = views.find(|view| view.id == *id).expect("a view");
        view.opened_in(&now).to_pairs()
    };
    let pair = |name, value: &str| (name, value.to_owned());
    assert_eq!(
        opened(&own_id()),
        [
            pair("project", "b"),
            pair("q", "health:overdue"),
            pair("sort", "-detectedAt")
        ]
    );
    assert_eq!(
        opened(&team_id()),
        [
            pair("project", "b"),
            pair("q", "health:overdue vip"),
            pair("columns", "name.key"),
            pair("density", "compact"),
        ]
    );
    assert_eq!(
        opened(&ViewId::BuiltIn(BuiltInView::SameNames)),
        [
            pair("project", "b"),
            pair("q", "is:same-name"),
            pair("columns", "name.stage"),
            pair("density", "compact"),
        ]
    );
}

#[test]
fn ids_are_read_as_they_are_written_and_nothing_else_is() {
    for view in views() {
        assert_eq!(ViewId::parse(&view.id.text()), Some(view.id));
    }
    for text in ["", "own", "own:", "built-in:other", "other:x"] {
        assert_eq!(ViewId::parse(text), None, "{text}");
    }
}

fn any_params() -> impl Strategy<Value = ViewParams> {
    let search = prop::sample::select(vec!["", "health:overdue", "no:description", "vip", " vip"]);
    let sort = prop::sample::select(vec!["", "name", "-detectedAt"]);
    let columns = prop::sample::select(vec!["name.key", "name.stage"]);
    let size = prop::sample::select(vec!["20", "50"]);
    (search, sort, columns, size, 1u64..3).prop_map(|(search, sort, columns, size, page)| {
        let query = [
            ("q", search),
            ("sort", sort),
            ("columns", columns),
            ("size", size),
        ];
        let page = PageNumber::parse(&page.to_string()).expect("a page");
        params(&query).with_page(page)
    })
}

proptest! {
    #[test]
    fn a_view_that_was_opened_is_on_screen_unchanged(now in any_params()) {
        let views = views();
        for view in &views {
            let there = view.opened_in(&now);
            let current = current_view(Some(&view.id), &views, &there);
            prop_assert_eq!(current, Some(CurrentView { id: view.id.clone(), is_changed: false }));
            prop_assert_eq!(view.opened_in(&there), there, "once more changes nothing");
        }
    }

    #[test]
    fn nothing_is_said_to_be_unchanged_that_opening_would_change(now in any_params(), index in 0usize..8) {
        let views = views();
        let opened = views.get(index).map(|view| &view.id);
        if let Some(current) = current_view(opened, &views, &now) {
            let view = views.iter().find(|view| view.id == current.id).expect("a view");
            let there = view.opened_in(&now);
            let mut same = now.with_search(now.search.trim().to_owned());
            same.row = None;
            prop_assert_eq!(there == same, !current.is_changed);
        }
    }
}
