use serde_json::json;

use super::*;

fn read(items: &Value) -> (Vec<TeamView>, Vec<TeamViewFault>) {
    read_team_views(items.as_array().expect("a list"))
}

#[test]
fn a_view_sets_what_it_names() {
    let (views, faults) = read(&json!([
        { "name": " 待处理 ", "q": "health:failed 会员", "sort": "-detectedAt" },
        { "name": "B", "group": "stage", "columns": "name.stage", "density": "compact", "size": "100" },
    ]));
    assert_eq!(faults, []);
    assert_eq!(views[0].name.as_str(), "待处理");
    assert_eq!(
        views[0].arrangement.to_pairs(),
        [
            ("q", "health:failed 会员".to_owned()),
            ("sort", "-detectedAt".to_owned())
        ]
    );
    assert_eq!(views[0].sets, SetParams::default());
    assert_eq!(views[1].sets, SetParams::ALL);
}

#[test]
fn each_broken_view_is_named_with_its_field_and_the_others_are_read() {
    let (views, faults) = read(&json!([
        7,
        { "q": "vip" },
        { "name": "a", "sort": "colour" },
        { "name": "b", "q": 5 },
        { "name": "c", "search": "vip" },
        { "name": "d", "q": "stage:error" },
        { "name": "d", "q": "again" },
        { "name": "e", "q": "health:faled" },
        { "name": "f", "q": "sheduler:daily" },
        { "name": "g", "q": "\"open" },
        { "name": "h", "columns": "stage" },
        { "name": "i", "size": 20 },
        { "name": "j", "size": "7" },
        { "name": "k\nl" },
    ]));
    let named: Vec<_> = faults
        .iter()
        .map(|fault| {
            let name = fault.name.as_ref().map_or("", ViewName::as_str);
            (fault.position, name, fault.field.as_str())
        })
        .collect();
    assert_eq!(
        named,
        [
            (1, "", "name"),
            (2, "", "name"),
            (3, "a", "sort"),
            (4, "b", "q"),
            (5, "c", "search"),
            (7, "d", "name"),
            (8, "e", "q"),
            (9, "f", "q"),
            (10, "g", "q"),
            (11, "h", "columns"),
            (12, "i", "size"),
            (13, "j", "size"),
            (14, "", "name"),
        ]
    );
    let names: Vec<_> = views.iter().map(|view| view.name.as_str()).collect();
    assert_eq!(names, ["d"]);
}
