//! What an operator sets without a build: `config.json` beside `index.html`.

use serde_json::Value;

use crate::domain::{Figure, HOUR_MS, HealthRules, Project, ProjectId};

/// The settings in force. Every one has a default, so the file may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeConfig {
    /// `apiAddresses`: offered on the connect page; the first is filled in. Empty
    /// means the page's own origin.
    pub api_addresses: Vec<String>,
    /// `projects`: offered in the project selector beside what the API lists.
    pub projects: Vec<Project>,
    /// `autoLoadRows`: how many rows of a project are loaded unasked behind the page
    /// on screen, 0 to 1,000,000.
    pub auto_load_rows: u64,
    /// `overdueGraceHours`: how long after its schedule a result may come before its
    /// profile is overdue, 0 to 168 hours.
    pub health_rules: HealthRules,
    /// `idleMinutes`: after so many minutes without anybody the token is forgotten, 0
    /// to 1,440; 0 means never.
    pub idle_minutes: u32,
}

impl Default for RuntimeConfig {
    fn default() -> Self {
        Self {
            api_addresses: Vec::new(),
            projects: Vec::new(),
            auto_load_rows: 10_000,
            health_rules: HealthRules::default(),
            idle_minutes: 120,
        }
    }
}

/// What is wrong with the file. The rest of it still counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigProblem {
    /// It can't be had.
    Missing,
    /// It is no JSON, from this line and column (both from 1) on.
    Broken {
        /// Line of the file.
        line: usize,
        /// Column of that line.
        column: usize,
    },
    /// It is JSON, but no object.
    NoObject,
    /// A key that this build does not know.
    UnknownKey(String),
    /// A key whose value is of the wrong form.
    WrongValue(&'static str),
}

impl RuntimeConfig {
    /// Reads the file's text. What is wrong falls back to its default, and is named.
    pub fn parse(text: &str) -> (Self, Vec<ConfigProblem>) {
        let mut config = Self::default();
        let object = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return (config, vec![ConfigProblem::NoObject]),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                return (config, vec![ConfigProblem::Broken { line, column }]);
            }
        };
        let mut problems = Vec::new();
        for (key, value) in &object {
            match key.as_str() {
                "apiAddresses" => match texts(value) {
                    Some(addresses) => config.api_addresses = addresses,
                    None => problems.push(ConfigProblem::WrongValue("apiAddresses")),
                },
                "projects" => match projects(value) {
                    Some(projects) => config.projects = projects,
                    None => problems.push(ConfigProblem::WrongValue("projects")),
                },
                "autoLoadRows" => match whole(value, 1_000_000) {
                    Some(rows) => config.auto_load_rows = rows,
                    None => problems.push(ConfigProblem::WrongValue("autoLoadRows")),
                },
                "overdueGraceHours" => match whole(value, 168) {
                    Some(hours) => config.health_rules.grace_ms = hours as i64 * HOUR_MS,
                    None => problems.push(ConfigProblem::WrongValue("overdueGraceHours")),
                },
                "idleMinutes" => match whole(value, 1_440) {
                    Some(minutes) => config.idle_minutes = minutes as u32,
                    None => problems.push(ConfigProblem::WrongValue("idleMinutes")),
                },
                unknown => problems.push(ConfigProblem::UnknownKey(unknown.to_owned())),
            }
        }
        (config, problems)
    }
}

/// A whole number from 0 to `most`.
fn whole(value: &Value, most: u64) -> Option<u64> {
    let Value::Number(number) = value else {
        return None;
    };
    Figure::parse(number.as_str())
        .count()
        .filter(|count| *count <= most)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value
        .as_array()?
        .iter()
        .map(|item| item.as_str().map(str::to_owned))
        .collect()
}

fn projects(value: &Value) -> Option<Vec<Project>> {
    value
        .as_array()?
        .iter()
        .map(|item| {
            Some(Project {
                id: ProjectId::parse(item.get("id")?.as_str()?).ok()?,
                name: match item.get("name") {
                    None | Some(Value::Null) => None,
                    Some(name) => Some(name.as_str()?.to_owned()),
                },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_we_ship_is_all_defaults() {
        let (config, problems) = RuntimeConfig::parse(include_str!("../public/config.json"));
        assert_eq!(config, RuntimeConfig::default());
        assert_eq!(problems, []);
    }

    #[test]
    fn addresses_and_projects_are_read() {
        let (config, problems) = RuntimeConfig::parse(
            r#"{"apiAddresses":["https://api.example.com"],
                "projects":[{"id":"WlGk4Daj","name":"商城"},{"id":"Dm7143Qx"}]}"#,
        );
        assert_eq!(problems, []);
        assert_eq!(config.api_addresses, ["https://api.example.com"]);
        let labels: Vec<_> = config.projects.iter().map(Project::label).collect();
        assert_eq!(labels, ["商城", "Dm7143Qx"]);
    }

    #[test]
    fn numbers_are_read_within_their_ranges() {
        let (config, problems) = RuntimeConfig::parse(
            r#"{"autoLoadRows":500,"overdueGraceHours":0,"idleMinutes":1440}"#,
        );
        assert_eq!(problems, []);
        assert_eq!(config.auto_load_rows, 500);
        assert_eq!(config.health_rules.grace_ms, 0);
        assert_eq!(config.idle_minutes, 1440);
        let (config, problems) = RuntimeConfig::parse(
            r#"{"autoLoadRows":-1,"overdueGraceHours":1.5,"idleMinutes":1441}"#,
        );
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
    fn what_is_wrong_is_named_and_the_rest_counts() {
        let (config, problems) = RuntimeConfig::parse(
            r#"{"apiAddresses":"https://x","projects":[{"id":"WlGk4Daj"}],"colour":"red"}"#,
        );
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
    fn a_broken_file_means_defaults_and_says_where_it_breaks() {
        for text in ["", "{", "<!doctype html>", r#"{"a":1,}"#] {
            let (config, problems) = RuntimeConfig::parse(text);
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
        let (config, problems) = RuntimeConfig::parse("[]");
        assert_eq!(config, RuntimeConfig::default());
        assert_eq!(problems, [ConfigProblem::NoObject]);
    }

    #[test]
    fn a_project_that_no_url_can_name_spoils_the_list() {
        let (_, problems) = RuntimeConfig::parse(r#"{"projects":[{"id":".."}]}"#);
        assert_eq!(problems, [ConfigProblem::WrongValue("projects")]);
    }
}
