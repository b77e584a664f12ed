use super::*;
use crate::domain::comparisons;

fn project(id: &str, name: Option<&str>) -> Project {
    Project {
        id: ProjectId::parse(id).expect("an id"),
        name: name.map(str::to_owned),
    }
}

fn shops() -> [Project; 2] {
    [
        project("WlGk4Daj", Some("商城 Shop")),
        project("Dm7143Qx", Some("演示")),
    ]
}

/// Suggestions of a list alone.
fn of(offered: &[Project]) -> Suggestions {
    Suggestions::new(&[], list(offered), &[])
}

fn list(offered: &[Project]) -> Arc<OfferedProjects> {
    let mut list = OfferedProjects::default();
    // In parts, as they are read.
    for part in offered.chunks(3) {
        list.add(part.to_vec());
    }
    Arc::new(list)
}

/// The ids that are listed of two projects, and behind them the one that is typed.
fn ids(typed: &str) -> Vec<String> {
    let found = of(&shops()).find(typed);
    let listed = found.projects.into_iter();
    listed
        .map(|(_, project)| project.id.as_str().to_owned())
        .chain(found.typed)
        .collect()
}

#[test]
fn each_project_is_suggested_once_recent_ones_first_with_the_best_name() {
    let recent = [
        project("b", None),
        project("d", Some("D")),
        project("b", None),
    ];
    let offered = [
        project("a", Some("A")),
        project("b", Some("B")),
        project("d", None),
        project("e", None),
    ];
    let config = [
        project("a", Some("preset")),
        project("c", None),
        project("e", Some("E")),
        project("c", Some("C")),
    ];
    let suggestions = Suggestions::new(&recent, list(&offered), &config);
    assert_eq!(
        suggestions.find("").projects,
        [
            (Source::Recent, project("b", Some("B"))),
            (Source::Recent, project("d", Some("D"))),
            (Source::Api, project("a", Some("A"))),
            (Source::Api, project("e", Some("E"))),
            (Source::Config, project("c", Some("C"))),
        ]
    );
}

#[test]
fn of_a_list_that_repeats_an_id_the_first_entry_stays_with_the_first_name() {
    let entries = [
        ("a", None),
        ("b", Some("B")),
        ("a", Some("A")),
        ("a", Some("Z")),
    ];
    let entries = entries.map(|(id, name)| project(id, name));
    assert_eq!(
        list(&entries).all(),
        [project("a", Some("A")), project("b", Some("B"))]
    );
}

#[test]
fn nothing_typed_matches_everything() {
    assert_eq!(ids("  "), ["WlGk4Daj", "Dm7143Qx"]);
    assert_eq!(ids("\u{200b} \u{feff}"), ["WlGk4Daj", "Dm7143Qx"]);
}

#[test]
fn names_and_ids_match_whatever_the_case_and_the_typed_text_is_offered_too() {
    assert_eq!(ids("shop"), ["WlGk4Daj", "shop"]);
    assert_eq!(ids("ＳＨＯＰ"), ["WlGk4Daj", "ＳＨＯＰ"]);
    assert_eq!(ids("dm7"), ["Dm7143Qx", "dm7"]);
    assert_eq!(ids("演"), ["Dm7143Qx", "演"]);
}

#[test]
fn an_id_typed_in_full_is_offered_once() {
    assert_eq!(ids("Dm7143Qx"), ["Dm7143Qx"]);
}

#[test]
fn invisible_characters_and_the_kinds_of_spaces_make_no_difference() {
    for hidden in ["\u{200b}", "\u{feff}", "\u{200e}", "\u{2060}", "\u{ad}"] {
        assert_eq!(
            ids(&format!("商{hidden}城")),
            ["WlGk4Daj", "商城"],
            "{hidden:?}"
        );
        assert_eq!(
            ids(&format!("{hidden}Dm71{hidden}43Qx{hidden}")),
            ["Dm7143Qx"]
        );
        let offered = [project(
            "p1",
            Some(&format!("{hidden}商{hidden}城\u{a0}Shop")),
        )];
        let found = of(&offered).find("商城 shop");
        assert_eq!(found.projects.len(), 1, "{hidden:?}");
    }
    // An id that really has one can be chosen all the same.
    let odd = [project("a\u{200b}b", None), project("ab", None)];
    let found = |typed| of(&odd).find(typed);
    assert_eq!(found("a\u{200b}b").projects[0].1, odd[0]);
    assert_eq!(found("ab").projects[0].1, odd[1]);
    let typed = |text| of(&odd).typed_id(text);
    assert_eq!(typed(" a\u{200b}b "), "a\u{200b}b");
    assert_eq!(typed(" \u{feff}a\u{200b}c "), "ac");
}

#[test]
fn of_thousands_the_first_are_listed_and_the_others_counted() {
    let offered: Vec<Project> = (0..20_000)
        .map(|number| project(&format!("id{number}"), Some(&format!("Project {number}"))))
        .collect();
    let suggestions = of(&offered);
    let found = |typed| suggestions.find(typed);
    let count = |found: &Found| (found.projects.len(), found.others);
    let all = found("");
    assert_eq!(count(&all), (LISTED_MAX, 20_000 - LISTED_MAX));
    assert_eq!(all.projects[59].1.id.as_str(), "id59");
    let some = found("PROJECT 1999");
    assert_eq!(count(&some), (11, 0));
    assert_eq!(some.typed.as_deref(), Some("PROJECT 1999"));
    let exact = found("id7");
    assert_eq!(
        exact.projects[0].1.id.as_str(),
        "id7",
        "before those that begin with it"
    );
    assert_eq!(count(&exact), (LISTED_MAX, 1_111 - LISTED_MAX));
}

/// How many ids are compared while something runs.
fn comparisons(run: impl FnOnce()) -> usize {
    let before = comparisons::count();
    run();
    comparisons::count() - before
}

#[test]
fn the_work_is_in_proportion_to_the_number_of_projects() {
    const COUNT: usize = 20_000;
    let unnamed: Vec<Project> = (0..COUNT)
        .map(|number| project(&format!("p{number}"), None))
        .collect();
    let named: Vec<Project> = (0..COUNT + 500)
        .map(|number| project(&format!("p{number}"), Some("name")))
        .collect();
    let recent: Vec<Project> = unnamed.iter().take(20).cloned().collect();
    // An API that lists ids alone, beside as many presets that name them.
    let mut suggestions = Suggestions::default();
    let made = comparisons(|| suggestions = Suggestions::new(&recent, list(&unnamed), &named));
    let mut found = Found::default();
    let searched = comparisons(|| found = suggestions.find("nam"));
    assert_eq!(found.others, COUNT + 500 - LISTED_MAX);
    assert!(
        found
            .projects
            .iter()
            .all(|(_, project)| project.name.is_some())
    );
    // Each with each makes 400 million. A map compares the ids that it looks up, and a few others.
    assert!(made > 0 && made < 10 * COUNT, "{made} comparisons");
    assert!(
        searched > 0 && searched < 5 * COUNT,
        "{searched} comparisons"
    );
    // The comparisons that are counted are those of any list of ids.
    let last = &unnamed[COUNT - 1];
    let scanned = comparisons(|| assert!(unnamed.iter().any(|known| known.id == last.id)));
    assert_eq!(scanned, COUNT);
}
