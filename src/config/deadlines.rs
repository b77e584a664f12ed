//! The deadlines in `config.json`, with what is wrong in them.

use serde_json::{Map, Value};

use super::ConfigProblem;
use super::read::whole;
use crate::domain::{DeadlineTime, Deadlines, HealthRules, Zone};

/// The offsets of a zone, as [`Zone`] has them; `None` for an unknown name.
pub type ReadOffsets = fn(&str) -> Option<Vec<(i64, i64)>>;

/// Reads `deadlines`, `deadlineZone` and `deadlineWarningMinutes` into the rules. A schedule whose
/// deadline is wrong has none, and without a zone none has one: the reader's own would give each
/// reader another answer.
pub(super) fn read_deadlines(
    object: &Map<String, Value>,
    read_offsets: ReadOffsets,
    rules: &mut HealthRules,
    problems: &mut Vec<ConfigProblem>,
) {
    if let Some(minutes) = object.get("deadlineWarningMinutes") {
        match whole(minutes, 1_440) {
            Some(minutes) => rules.warning_ms = minutes as i64 * 60_000,
            None => problems.push(ConfigProblem::WrongValue("deadlineWarningMinutes")),
        }
    }
    let (mut daily, mut auto, mut weekly) = (None, None, None);
    match object.get("deadlines") {
        None => {}
        Some(Value::Object(times)) => {
            for (schedule, time) in times {
                let (deadline, name, is_weekly) = match schedule.as_str() {
                    "DAILY" => (&mut daily, "deadlines.DAILY", false),
                    "AUTO" => (&mut auto, "deadlines.AUTO", false),
                    "WEEKLY" => (&mut weekly, "deadlines.WEEKLY", true),
                    unknown => {
                        let key = ["deadlines.", unknown].concat();
                        problems.push(ConfigProblem::UnknownKey(key));
                        continue;
                    }
                };
                *deadline = time
                    .as_str()
                    .and_then(DeadlineTime::parse)
                    .filter(|time| time.weekday.is_some() == is_weekly);
                if deadline.is_none() {
                    problems.push(ConfigProblem::WrongValue(name));
                }
            }
        }
        Some(_) => problems.push(ConfigProblem::WrongValue("deadlines")),
    }
    let name = match object.get("deadlineZone") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name.clone()),
        Some(other) => Some(other.to_string()),
    };
    let has_deadlines = daily.or(auto).or(weekly).is_some();
    let Some(name) = name else {
        if has_deadlines {
            problems.push(ConfigProblem::NoDeadlineZone);
        }
        return;
    };
    match read_offsets(&name) {
        // The file is read once a page, so nothing piles up.
        Some(offsets) if has_deadlines => {
            rules.deadlines = Some(Deadlines {
                zone: Zone {
                    name: name.leak(),
                    offsets: offsets.leak(),
                },
                daily,
                auto,
                weekly,
            });
        }
        Some(_) => {}
        None => problems.push(ConfigProblem::UnknownDeadlineZone(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::RuntimeConfig;

    /// Knows one zone.
    fn offsets(zone: &str) -> Option<Vec<(i64, i64)>> {
        (zone == "Asia/Shanghai").then(|| vec![(0, 28_800_000)])
    }

    fn read(text: &str) -> (HealthRules, Vec<ConfigProblem>) {
        let (config, problems) = RuntimeConfig::parse(text, offsets, |_| true);
        (config.health_rules, problems)
    }

    const WRONG: fn(&'static str) -> ConfigProblem = ConfigProblem::WrongValue;

    #[test]
    fn deadlines_are_times_of_a_zone() {
        let (rules, problems) = read(
            r#"{"deadlines": {"DAILY": "06:00", "AUTO": "00:00", "WEEKLY": "Mon 08:05"},
                "deadlineZone": "Asia/Shanghai", "deadlineWarningMinutes": 45}"#,
        );
        assert_eq!(problems, []);
        let deadlines = rules.deadlines.expect("deadlines");
        let time = |weekday, minutes| Some(DeadlineTime { weekday, minutes });
        assert_eq!(deadlines.daily, time(None, 360));
        assert_eq!(deadlines.auto, time(None, 0));
        assert_eq!(deadlines.weekly, time(Some(0), 485));
        assert_eq!(deadlines.zone.name, "Asia/Shanghai");
        assert_eq!(deadlines.zone.offsets, [(0, 28_800_000)]);
        assert_eq!(rules.warning_ms, 45 * 60_000);
    }

    #[test]
    fn a_wrong_time_is_named_and_the_others_hold() {
        for time in [
            r#""25:00""#,
            r#""06:60""#,
            r#""6:00""#,
            r#""6 am""#,
            r#""Mon""#,
            r#""Mon 06:00""#,
            r#""06:00:00""#,
            r#""-6:00""#,
            r#""+6:00""#,
            r#"" 06:00""#,
            r#""""#,
            "600",
            "null",
            "[]",
        ] {
            let (rules, problems) = read(&format!(
                r#"{{"deadlines": {{"DAILY": {time}, "AUTO": "06:00"}}, "deadlineZone": "Asia/Shanghai"}}"#
            ));
            assert_eq!(problems, [WRONG("deadlines.DAILY")], "{time}");
            let deadlines = rules.deadlines.expect("the other one");
            assert!(
                deadlines.daily.is_none() && deadlines.auto.is_some(),
                "{time}"
            );
        }
        for time in [
            "08:00",
            "Monday 08:00",
            "mon 08:00",
            "Mon  08:00",
            "Mon 24:00",
            "08:00 Mon",
        ] {
            let (rules, problems) = read(&format!(
                r#"{{"deadlines": {{"WEEKLY": "{time}"}}, "deadlineZone": "Asia/Shanghai"}}"#
            ));
            assert_eq!(problems, [WRONG("deadlines.WEEKLY")], "{time}");
            assert_eq!(rules, HealthRules::default());
        }
    }

    #[test]
    fn a_schedule_that_can_have_no_deadline_is_named() {
        for schedule in ["ONCE", "HOURLY", "daily", ""] {
            let (rules, problems) = read(&format!(
                r#"{{"deadlines": {{"{schedule}": "06:00"}}, "deadlineZone": "Asia/Shanghai"}}"#
            ));
            let key = format!("deadlines.{schedule}");
            assert_eq!(problems, [ConfigProblem::UnknownKey(key)]);
            assert_eq!(rules, HealthRules::default());
        }
    }

    #[test]
    fn deadlines_without_a_zone_that_the_browser_knows_are_none() {
        let deadlines = r#""deadlines": {"DAILY": "06:00"}"#;
        let unknown = |zone: &str| ConfigProblem::UnknownDeadlineZone(zone.to_owned());
        for (zone, problem) in [
            ("", ConfigProblem::NoDeadlineZone),
            (r#", "deadlineZone": null"#, ConfigProblem::NoDeadlineZone),
            (r#", "deadlineZone": """#, unknown("")),
            (
                r#", "deadlineZone": "Asia/Shangai""#,
                unknown("Asia/Shangai"),
            ),
            (r#", "deadlineZone": 8"#, unknown("8")),
        ] {
            let (rules, problems) = read(&format!("{{{deadlines}{zone}}}"));
            assert_eq!(problems, [problem]);
            assert_eq!(rules, HealthRules::default());
        }
        // It is said even where it harms nothing yet.
        let (_, problems) = read(r#"{"deadlines": {}, "deadlineZone": "Mars/Olympus"}"#);
        assert_eq!(problems, [unknown("Mars/Olympus")]);
        let (_, problems) = read(r#"{"deadlineZone": "Asia/Shanghai"}"#);
        assert_eq!(problems, []);
    }

    #[test]
    fn deadlines_are_an_object_and_the_warning_is_in_minutes_of_a_day() {
        for value in ["[]", "\"06:00\"", "null", "6"] {
            let (rules, problems) = read(&format!(r#"{{"deadlines": {value}}}"#));
            assert_eq!(problems, [WRONG("deadlines")], "{value}");
            assert_eq!(rules, HealthRules::default());
        }
        for value in ["-1", "1441", "1.5", "\"30\"", "true"] {
            let (rules, problems) = read(&format!(r#"{{"deadlineWarningMinutes": {value}}}"#));
            assert_eq!(problems, [WRONG("deadlineWarningMinutes")], "{value}");
            assert_eq!(rules, HealthRules::default());
        }
    }
}
