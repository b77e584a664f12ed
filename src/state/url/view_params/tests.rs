use super::*;

fn read(pairs: &[(&str, &str)]) -> (ViewParams, Vec<ParamProblem>) {
    ViewParams::from_pairs(
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    )
}

fn written(params: &ViewParams) -> (ViewParams, Vec<ParamProblem>) {
    ViewParams::from_pairs(
        params
            .to_pairs()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value)),
    )
}

#[test]
fn what_is_written_is_read_back() {
    let (params, problems) = read(&[
        ("project", "a/b?c#d%e 项目"),
        ("page", "80"),
        ("size", "20"),
        ("q", "stage:error  高价值"),
        ("sort", "-detectedAt.name"),
        ("group", "creator"),
        ("collapsed", "*,王小明,~"),
        ("columns", "name-240.health.stage"),
        ("density", "compact"),
        ("row", "KzpNzpkv"),
        ("report", ""),
    ]);
    assert_eq!(problems, []);
    assert_eq!(params.search, "stage:error  高价值");
    assert_eq!(params.to_pairs().len(), 11);
    assert_eq!(written(&params), (params, vec![]));
    let (defaults, _) = read(&[]);
    assert_eq!(defaults.to_pairs(), []);
}

#[test]
fn invalid_values_become_defaults_and_are_reported() {
    let (params, problems) = read(&[
        ("page", "abc"),
        ("size", "7"),
        ("project", ".."),
        ("sort", "colour"),
        ("group", "colour"),
        ("collapsed", "red"),
        ("columns", "stage"),
        ("density", "dense"),
    ]);
    assert_eq!(params, ViewParams::default());
    assert_eq!(
        problems,
        [
            ParamProblem::Page("abc".to_owned()),
            ParamProblem::Size("7".to_owned()),
            ParamProblem::Project("..".to_owned()),
            ParamProblem::Sort("colour".to_owned()),
            ParamProblem::Group("colour".to_owned()),
            ParamProblem::Columns("stage".to_owned()),
            ParamProblem::Density("dense".to_owned()),
        ]
    );
}

#[test]
fn unknown_names_are_dropped_and_the_first_of_a_repeated_name_counts() {
    let (params, problems) = read(&[
        ("page", "2"),
        ("page", "x"),
        ("token", "secret"),
        ("row", ""),
    ]);
    assert_eq!(problems, []);
    assert_eq!(params.to_pairs(), [("page", "2".to_owned())]);
}

#[test]
fn the_board_is_a_place_of_its_own_and_a_project_leaves_it() {
    let (params, problems) = read(&[("board", ""), ("project", "a"), ("q", "x"), ("page", "3")]);
    assert_eq!(problems, []);
    assert_eq!(params, ViewParams::of_board());
    assert_eq!(params.to_pairs(), [("board", String::new())]);
    assert_eq!(written(&params), (params.clone(), vec![]));
    let id = ProjectId::parse("b").expect("an id");
    let there = params.with_project(id).to_pairs();
    assert_eq!(there, [("project", "b".to_owned())]);
    assert!(!read(&[("board", "0")]).0.board);
}

#[test]
fn another_size_keeps_the_first_row_on_screen() {
    let (params, _) = read(&[("page", "4"), ("size", "50")]);
    let larger = params.with_size(PageSize::Rows100);
    assert_eq!(larger.page.get(), 2);
    assert_eq!(larger.with_size(PageSize::Rows20).page.get(), 6);
}

#[test]
fn another_project_keeps_sorting_and_layout_and_drops_the_search() {
    let (params, _) = read(&[
        ("project", "a"),
        ("q", "x"),
        ("sort", "name"),
        ("page", "3"),
    ]);
    let id = ProjectId::parse("b").expect("an id");
    assert_eq!(
        params.with_project(id).to_pairs(),
        [("project", "b".to_owned()), ("sort", "name".to_owned())]
    );
}

#[test]
fn another_search_or_order_begins_at_its_first_page() {
    let (params, _) = read(&[("page", "4"), ("row", "r"), ("density", "compact")]);
    let compact = ("density", "compact".to_owned());
    let searched = params.with_search("x".to_owned());
    assert_eq!(
        searched.to_pairs(),
        [("q", "x".to_owned()), compact.clone()]
    );
    let sorting = Sorting::parse("key").expect("a sorting");
    let sorted = params.with_sorting(sorting);
    assert_eq!(sorted.to_pairs(), [("sort", "key".to_owned()), compact]);
}

#[test]
fn another_project_or_page_closes_the_row() {
    let (params, _) = read(&[("project", "a"), ("page", "4"), ("row", "r")]);
    let id = ProjectId::parse("b").expect("an id");
    assert_eq!(
        params.with_project(id).to_pairs(),
        [("project", "b".to_owned())]
    );
    assert_eq!(params.with_page(PageNumber::FIRST).row, None);
}

#[test]
fn the_length_of_a_link_is_that_of_its_encoded_query() {
    assert_eq!(ViewParams::default().query_length(), 0);
    let params = ViewParams::default().with_search("高 a:1*".to_owned());
    // ?q=%E9%AB%98+a%3A1*
    assert_eq!(params.query_length(), "?q=%E9%AB%98+a%3A1*".len());
    let project = ProjectId::parse("a/b").expect("an id");
    let both = ViewParams {
        project: Some(project),
        ..params
    };
    assert_eq!(
        both.query_length(),
        "?project=a%2Fb&q=%E9%AB%98+a%3A1*".len()
    );
    let long = ViewParams::default().with_search("群".repeat(950));
    assert_eq!(long.query_length(), 3 + 950 * 9);
}

#[test]
fn other_groups_and_another_project_begin_with_all_groups_expanded() {
    let (params, problems) = read(&[
        ("page", "3"),
        ("group", "status"),
        ("collapsed", "ERROR"),
        ("row", "a"),
    ]);
    assert_eq!(problems, []);
    assert_eq!(
        params.group,
        Some(Facet::Status),
        "by any name of the facet"
    );
    let other = params.with_group(Some(Facet::Creator)).to_pairs();
    assert_eq!(other, [("group", "creator".to_owned())]);
    let project = ProjectId::parse("b").expect("an id");
    let there = params.with_project(project).to_pairs();
    assert_eq!(
        there,
        [("project", "b".to_owned()), ("group", "stage".to_owned())]
    );
}

#[test]
fn the_report_is_asked_for_by_name_alone() {
    for value in ["", "1", "anything"] {
        let (params, problems) = read(&[("report", value)]);
        assert!(params.report && problems.is_empty(), "{value}");
        assert_eq!(params.to_pairs(), [("report", String::new())]);
        assert_eq!(params.with_report(false), ViewParams::default());
    }
    // Another project has a report as well.
    let project = ProjectId::parse("a").expect("an id");
    assert!(read(&[("report", "")]).0.with_project(project).report);
}
