//! Labels of filters: the names of facets, of their values and of periods, and messages for what
//! is wrong with a search.

use super::super::badge_style;
use super::super::column_labels::heading;
use crate::domain::{Facet, Field, HOUR_MS, Health, ProfileType, Scheduler, Stage};
use crate::i18n::Messages;
use crate::state::search::filter::{Computed, ProblemKind};

/// The name of a facet: that of its column.
pub fn facet_name(facet: Facet, texts: &'static Messages) -> &'static str {
    heading(facet.column(), &texts.columns)
}

/// The name of a facet's value; people and unknown codes are shown as they are.
pub fn value_name(facet: Facet, value: &str, texts: &'static Messages) -> String {
    if value.is_empty() {
        return texts.search.no_value.to_owned();
    }
    let codes = &texts.codes;
    let style = match facet.column().field() {
        Field::Health => {
            Health::from_id(value).map(|health| badge_style::health(health, &texts.health))
        }
        Field::Stage => Some(badge_style::stage(&Stage::from_code(value), codes)),
        Field::Type => Some(badge_style::kind(&ProfileType::from_code(value), codes)),
        Field::Scheduler => Some(badge_style::scheduler(&Scheduler::from_code(value), codes)),
        Field::Text(_) | Field::Time(_) | Field::Due | Field::OverdueBy => None,
    };
    style.map_or_else(|| value.to_owned(), |style| style.word)
}

/// The name of a value that a person typed, who need not know that the API writes its codes in
/// capitals.
pub fn pick_name(facet: Facet, pick: &str, texts: &'static Messages) -> String {
    let code = pick.to_ascii_uppercase();
    let name = value_name(facet, &code, texts);
    if name == code {
        value_name(facet, pick, texts)
    } else {
        name
    }
}

/// A person whose name doesn't tell who is meant: with the id.
pub fn person_name(name: &str, id: &str) -> String {
    [name, " (", id, ")"].concat()
}

/// When profiles were computed, in words, such as "In the last 24 hours".
pub fn computed_name(computed: Computed, texts: &'static Messages) -> String {
    match computed {
        Computed::Within(ms) => (texts.search.computed_within)(&duration(ms, texts)),
        Computed::NotSince(ms) => (texts.search.not_computed_since)(&duration(ms, texts)),
    }
}

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A period in the largest unit that expresses it exactly; a day is given in hours, as people say
/// "the last 24 hours".
pub fn duration(ms: i64, texts: &'static Messages) -> String {
    let (count, unit) = if ms % DAY_MS == 0 && ms != DAY_MS {
        (ms / DAY_MS, texts.search.days)
    } else if ms % HOUR_MS == 0 {
        (ms / HOUR_MS, texts.search.hours)
    } else {
        (ms / MINUTE_MS, texts.search.minutes)
    };
    unit(count)
}

/// The message for what is wrong with a part of the search.
pub fn problem_message(kind: &ProblemKind, texts: &Messages) -> String {
    let messages = &texts.search;
    match kind {
        ProblemKind::UnknownField(field) => (messages.unknown_field)(field),
        ProblemKind::NoValue(field) => (messages.field_without_value)(field),
        ProblemKind::UnknownHealth(value) => (messages.unknown_health)(value),
        ProblemKind::BadPeriod(value) => (messages.bad_period)(value),
        ProblemKind::OpenQuote => messages.open_quote.to_owned(),
        ProblemKind::RepeatedComputed => messages.repeated_computed.to_owned(),
        ProblemKind::UnknownValue(field, value) => (messages.unknown_value)(field, value),
        ProblemKind::UnknownPerson(name) => (messages.unknown_person)(name),
        ProblemKind::UnknownMe => messages.unknown_me.to_owned(),
        ProblemKind::OpenParenthesis => messages.open_parenthesis.to_owned(),
        ProblemKind::StrayParenthesis => messages.stray_parenthesis.to_owned(),
        ProblemKind::EmptyParentheses => messages.empty_parentheses.to_owned(),
        ProblemKind::LooseOperator(operator) => (messages.loose_operator)(operator),
        ProblemKind::TooDeep => messages.too_deep.to_owned(),
        ProblemKind::Unreadable => messages.unreadable_refused.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Column;
    use crate::i18n::Locale;
    use crate::state::search::filter::{SearchField, parse};

    /// The API's codes, documented or seen, by facet.
    const CODES: [(Facet, &[&str]); 4] = [
        (
            Facet::Health,
            &[
                "failed",
                "overdue",
                "running",
                "not-computed",
                "healthy",
                "unknown",
            ],
        ),
        (
            Facet::Status,
            &["NONE", "READY", "RUNNING", "FINISH", "ERROR"],
        ),
        (Facet::Schedule, &["DAILY", "ONCE", "AUTO", "WEEKLY"]),
        (
            Facet::Type,
            &[
                "DIRECT",
                "FROM_FUNNEL",
                "FROM_RETENTION",
                "FROM_FREQUENCY",
                "FROM_FILES",
            ],
        ),
    ];

    #[test]
    fn every_word_of_a_badge_can_be_searched_by_under_the_heading_of_its_column() {
        for (heading, badge) in [
            (Locale::Zh, Locale::Zh),
            (Locale::Zh, Locale::En),
            (Locale::En, Locale::Zh),
            (Locale::En, Locale::En),
        ] {
            for (facet, codes) in CODES {
                for code in codes {
                    let word = value_name(facet, code, badge.messages());
                    assert_ne!(&word, code, "the badge has a word");
                    let field = facet_name(facet, heading.messages()).replace(' ', "-");
                    for text in [
                        [&field, ":\"", &word, "\""].concat(),
                        [&field, "：“", &word, "”"].concat(),
                        [&field, ":", &word.replace(' ', "-")].concat(),
                    ] {
                        let parsed = parse(&text);
                        assert_eq!(parsed.problems, [], "{text}");
                        let values = &parsed.filter.facet_values[facet.index()];
                        let [value] = values.as_slice() else {
                            panic!("{text}: {values:?}");
                        };
                        assert!(value.eq_ignore_ascii_case(code), "{text}: {value}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_heading_is_the_name_of_a_field() {
        for locale in Locale::ALL {
            for column in Column::ALL {
                let heading = heading(column, &locale.messages().columns);
                let field = SearchField::named(heading);
                assert!(field.is_some(), "{heading}");
            }
        }
    }

    #[test]
    fn a_typed_value_has_its_word_whatever_its_case() {
        let name = |facet, pick| pick_name(facet, pick, Locale::Zh.messages());
        assert_eq!(name(Facet::Status, "error"), "计算失败");
        assert_eq!(name(Facet::Schedule, "Daily"), "每日更新");
        assert_eq!(name(Facet::Type, "from_files"), "文件上传");
        assert_eq!(name(Facet::Health, "overdue"), "已逾期");
        assert_eq!(name(Facet::Status, "queued"), "queued");
        assert_eq!(name(Facet::Creator, "Emma Chen"), "Emma Chen");
        assert_eq!(name(Facet::Creator, ""), "（空）");
    }
}
