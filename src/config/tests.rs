use super::*;

fn parse(text: &str) -> (RuntimeConfig, Vec<ConfigProblem>) {
    RuntimeConfig::parse(text, |_| None, |_| true)
}

#[test]
fn the_file_we_ship_is_all_defaults() {
    let (config, problems) = parse(include_str!("../../public/config.json"));
    assert_eq!(config, RuntimeConfig::default());
    assert_eq!(problems, []);
}

#[test]
fn addresses_and_projects_are_read() {
    let (config, problems) = parse(
        r#"{"apiAddresses":["https://api.example.com"],
            "projects":[{"id":"WlGk4Daj","name":"商城"},{"id":"Dm7143Qx"}]}"#,
    );
    assert_eq!(problems, []);
    assert_eq!(config.api_addresses[0].url, "https://api.example.com");
    let labels: Vec<_> = config.projects.iter().map(Project::label).collect();
    assert_eq!(labels, ["商城", "Dm7143Qx"]);
}

#[test]
fn numbers_are_read_within_their_ranges() {
    let (config, problems) =
        parse(r#"{"autoLoadRows":500,"overdueGraceHours":0,"idleMinutes":1440}"#);
    assert_eq!(problems, []);
    assert_eq!(config.auto_load_rows, 500);
    assert_eq!(config.health_rules.grace_ms, 0);
    assert_eq!(config.idle_minutes, 1440);
    let (config, problems) =
        parse(r#"{"autoLoadRows":-1,"overdueGraceHours":1.5,"idleMinutes":1441}"#);
    assert_eq!(config, RuntimeConfig::default());
    assert_eq!(
        problems,
        [
            ConfigProblem::WrongValue("autoLoadRows"),
            ConfigProblem::WrongValue("idleMinutes"),
            ConfigProblem::WrongValue("overdueGraceHours"),
        ]
    );
}

#[test]
fn invalid_settings_are_reported_and_the_others_used() {
    let (config, problems) =
        parse(r#"{"apiAddresses":"https://x","projects":[{"id":"WlGk4Daj"}],"colour":"red"}"#);
    assert_eq!(config.projects.len(), 1);
    assert_eq!(
        problems,
        [
            ConfigProblem::WrongValue("apiAddresses"),
            ConfigProblem::UnknownKey("colour".to_owned())
        ]
    );
}

#[test]
fn a_broken_file_means_defaults_and_reports_the_position() {
    for text in ["", "{", "<!doctype html>", r#"{"a":1,}"#] {
        let (config, problems) = parse(text);
        assert_eq!(config, RuntimeConfig::default());
        assert!(
            matches!(
                problems.as_slice(),
                [ConfigProblem::Broken { line: 0..=1, .. }]
            ),
            "{text}: {problems:?}"
        );
    }
}

#[test]
fn a_list_is_no_object() {
    let (config, problems) = parse("[]");
    assert_eq!(config, RuntimeConfig::default());
    assert_eq!(problems, [ConfigProblem::NoObject]);
}

#[test]
fn an_invalid_project_id_makes_the_list_invalid() {
    let (_, problems) = parse(r#"{"projects":[{"id":".."}]}"#);
    assert_eq!(problems, [ConfigProblem::WrongValue("projects")]);
}

#[test]
fn addresses_may_have_labels_and_be_the_only_ones() {
    let (config, problems) = parse(
        r#"{"apiAddresses":["",{"url":"https://api.example.com","label":"测试"},{"url":"https://b"}],
            "otherAddresses":false}"#,
    );
    assert_eq!(problems, []);
    let labels: Vec<_> = config.api_addresses.iter().map(ApiAddress::label).collect();
    assert_eq!(labels, ["", "测试", "https://b"]);
    assert!(!config.other_addresses);
    let (_, problems) = parse(r#"{"apiAddresses":[{"label":"x"}]}"#);
    assert_eq!(problems, [ConfigProblem::WrongValue("apiAddresses")]);
}

#[test]
fn language_page_size_and_interval_are_offered_ones() {
    let (config, problems) = parse(r#"{"language":"en","pageSize":200,"autoRefreshSeconds":60}"#);
    assert_eq!(problems, []);
    assert_eq!(config.language, Some(Locale::En));
    assert_eq!(config.page_size.rows(), 200);
    assert_eq!(config.auto_refresh_seconds, 60);
    let (config, problems) = parse(r#"{"language":"fr","pageSize":30,"autoRefreshSeconds":10}"#);
    assert_eq!(config, RuntimeConfig::default());
    let named: Vec<_> = problems.iter().collect();
    assert_eq!(
        named,
        [
            &ConfigProblem::WrongValue("autoRefreshSeconds"),
            &ConfigProblem::WrongValue("language"),
            &ConfigProblem::WrongValue("pageSize"),
        ]
    );
    let (config, problems) = parse(r#"{"language":null}"#);
    assert_eq!((config.language, problems.len()), (None, 0));
}

#[test]
fn views_are_taken_as_they_are_written_and_must_be_a_list() {
    let (config, problems) = parse(r#"{"views":[{"name":"a","q":"vip"},7]}"#);
    assert_eq!(problems, []);
    assert_eq!(config.views.len(), 2);
    for text in [
        r#"{"views":{"name":"a"}}"#,
        r#"{"views":"a"}"#,
        r#"{"views":null}"#,
    ] {
        let (config, problems) = parse(text);
        assert_eq!(config, RuntimeConfig::default());
        assert_eq!(problems, [ConfigProblem::WrongValue("views")]);
    }
}

#[test]
fn the_url_of_profiles_is_a_template_or_null() {
    let (config, problems) = parse(r#"{"profileUrl":"https://g.example.com/{project}/{id}"}"#);
    assert_eq!(problems, []);
    let url = config.profile_url.expect("a template");
    let link = url.link("WlGk4Daj", "a b", None);
    let expected = "https://g.example.com/WlGk4Daj/a%20b";
    assert_eq!(link.as_deref(), Some(expected));
    let (config, problems) = parse(r#"{"profileUrl":null}"#);
    assert_eq!((config.profile_url, problems.len()), (None, 0));
    for value in [
        r#""http://g.example.com/{id}""#,
        r#""https://g.example.com/{name}""#,
        r#""""#,
        "7",
        "[]",
    ] {
        let (config, problems) = parse(&format!(r#"{{"profileUrl":{value}}}"#));
        assert_eq!(config, RuntimeConfig::default());
        assert_eq!(problems, [ConfigProblem::WrongValue("profileUrl")]);
    }
}

#[test]
fn the_template_of_reports_is_a_text_of_known_placeholders_or_null() {
    let (config, problems) = parse(r#"{"reportTemplate":"{title}: {counts}"}"#);
    assert_eq!(problems, []);
    let expected = ReportTemplate::parse("{title}: {counts}");
    assert_eq!(config.report_template, expected.ok());
    let (config, problems) = parse(r#"{"reportTemplate":null}"#);
    assert_eq!((config.report_template, problems.len()), (None, 0));
    for value in ["7", "[]", r#""""#, r#"" ""#] {
        let (config, problems) = parse(&format!(r#"{{"reportTemplate":{value}}}"#));
        assert_eq!(config, RuntimeConfig::default());
        assert_eq!(problems, [ConfigProblem::WrongValue("reportTemplate")]);
    }
    let (config, problems) = parse(r#"{"reportTemplate":"{title} {name}"}"#);
    assert_eq!(config, RuntimeConfig::default());
    let unknown = ConfigProblem::UnknownPlaceholder("{name}".to_owned());
    assert_eq!(problems, [unknown]);
}

#[test]
fn a_token_may_be_sent_anywhere_unless_only_offered_addresses_are_allowed() {
    let allows_address = |text: &str, address: &str| parse(text).0.allows_address(address);
    let open = r#"{"apiAddresses": ["https://a.example.com"]}"#;
    assert!(allows_address(open, "https://a.example.com"));
    assert!(allows_address(open, "https://b.example.com"));
    assert!(allows_address(open, ""));
    let closed = r#"{"apiAddresses": ["https://a.example.com"], "otherAddresses": false}"#;
    assert!(allows_address(closed, " https://a.example.com "));
    assert!(!allows_address(closed, "https://b.example.com"));
    assert!(!allows_address(closed, ""));
    let own = r#"{"otherAddresses": false}"#;
    assert!(allows_address(own, ""));
    assert!(!allows_address(own, "https://a.example.com"));
}
