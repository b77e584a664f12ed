//! Words beside a suggestion: what a field or an operator is, and what a value means.

use super::filter_labels::{duration, value_name};
use crate::domain::Facet;
use crate::i18n::Messages;
use crate::state::changes::ChangeKind;
use crate::state::search::filter::{Day, ME, Mark, SearchField, TextField, TimeField, TimeRange};
use crate::state::search::suggestions::{Operator, SuggestionKind};

/// The words beside a suggestion; empty where it says all itself.
pub fn words(kind: &SuggestionKind, texts: &'static Messages) -> String {
    let messages = texts.locale.suggestion_messages();
    match kind {
        SuggestionKind::Field(field) => field_words(*field, texts).to_owned(),
        SuggestionKind::Value { field, value, name } => match name {
            Some(name) => name.clone(),
            None => value_words(*field, value, texts),
        },
        SuggestionKind::Operator(operator) => match operator {
            Operator::Exclusion | Operator::Not => messages.exclusion,
            Operator::Or => messages.or,
            Operator::Open => messages.open,
            Operator::Close => messages.close,
        }
        .to_owned(),
        SuggestionKind::Recent => messages.recent.to_owned(),
    }
}

/// What a field is.
fn field_words(field: SearchField, texts: &'static Messages) -> &'static str {
    let messages = texts.locale.suggestion_messages();
    match field {
        SearchField::Facet(Facet::Health) => messages.health,
        SearchField::Facet(Facet::Status) => messages.status,
        SearchField::Facet(Facet::Schedule) => messages.schedule,
        SearchField::Facet(Facet::Type) => messages.kind,
        SearchField::Facet(Facet::Creator) => messages.creator,
        SearchField::Facet(Facet::LastEditor) => messages.editor,
        SearchField::Text(TextField::Name) => messages.name,
        SearchField::Text(TextField::Key) => messages.key,
        SearchField::Text(TextField::Id) => messages.id,
        SearchField::Text(TextField::Description) => messages.description,
        SearchField::Time(TimeField::Computed) => messages.computed,
        SearchField::Time(TimeField::Due) => messages.due,
        SearchField::Time(TimeField::Overdue) => messages.overdue,
        SearchField::Time(TimeField::Created) => messages.created,
        SearchField::Time(TimeField::Updated) => messages.updated,
        SearchField::Has => messages.has,
        SearchField::No => messages.no,
        SearchField::Is => messages.is,
        SearchField::Changed => messages.changed_field,
    }
}

/// What a value means; empty where it says all itself.
pub fn value_words(field: SearchField, value: &str, texts: &'static Messages) -> String {
    let messages = texts.locale.suggestion_messages();
    let words = match field {
        SearchField::Facet(facet) if facet.is_of_people() && value == ME => messages.me.to_owned(),
        SearchField::Facet(facet) => value_name(facet, value, texts),
        SearchField::Time(field) => TimeRange::parse(value)
            .map_or_else(String::new, |range| time_words(field, range, texts)),
        SearchField::Has | SearchField::No => SearchField::named(value)
            .map_or("", |field| field.word(&texts.search_words))
            .to_owned(),
        SearchField::Is => match Mark::named(value) {
            Some(Mark::Starred) => messages.starred,
            Some(Mark::Selected) => messages.selected,
            Some(Mark::SameName) => messages.same_name,
            Some(Mark::DueSoon) => messages.due_soon,
            Some(Mark::Changed) => messages.changed,
            Some(Mark::LongRunning) => messages.long_running,
            None => "",
        }
        .to_owned(),
        SearchField::Changed => ChangeKind::named(value)
            .map_or("", |kind| kind.word(&texts.search_words))
            .to_owned(),
        SearchField::Text(_) => String::new(),
    };
    if words == value { String::new() } else { words }
}

fn time_words(field: TimeField, range: TimeRange, texts: &'static Messages) -> String {
    let messages = texts.locale.suggestion_messages();
    match (range, field) {
        (TimeRange::Within(ms), TimeField::Due) => (messages.due_within)(&duration(ms, texts)),
        (TimeRange::NotWithin(ms), TimeField::Due) => (messages.due_after)(&duration(ms, texts)),
        (TimeRange::Within(ms), TimeField::Overdue) => {
            (messages.overdue_within)(&duration(ms, texts))
        }
        (TimeRange::NotWithin(ms), TimeField::Overdue) => {
            (messages.overdue_longer)(&duration(ms, texts))
        }
        (TimeRange::Within(ms), TimeField::Computed | TimeField::Created | TimeField::Updated) => {
            (messages.within)(&duration(ms, texts))
        }
        // What was never computed is found, too.
        (TimeRange::NotWithin(ms), TimeField::Computed) => {
            (texts.search.not_computed_since)(&duration(ms, texts))
        }
        (TimeRange::NotWithin(ms), TimeField::Created | TimeField::Updated) => {
            (messages.before)(&duration(ms, texts))
        }
        (TimeRange::Days(from, to), _) => match (from, to) {
            (Some(Day::Today(0)), Some(Day::Today(0))) => messages.today,
            (Some(Day::Today(-1)), Some(Day::Today(-1))) => messages.yesterday,
            (Some(Day::Today(1)), Some(Day::Today(1))) => messages.tomorrow,
            (None, Some(Day::Today(-1))) => messages.until_yesterday,
            (Some(_) | None, Some(_) | None) => "",
        }
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    fn value(field: SearchField, value: &str) -> SuggestionKind {
        SuggestionKind::Value {
            field,
            value: value.to_owned(),
            name: None,
        }
    }

    #[test]
    fn every_field_has_an_explanation_of_its_own_in_each_language() {
        for locale in Locale::ALL {
            let explanations = SearchField::ALL
                .map(|field| words(&SuggestionKind::Field(field), locale.messages()));
            for (at, explanation) in explanations.iter().enumerate() {
                assert!(!explanation.is_empty());
                assert!(!explanations[..at].contains(explanation), "{explanation}");
            }
        }
    }

    #[test]
    fn a_mark_can_be_searched_by_the_word_that_it_is_shown_with() {
        for texts in Locale::ALL.map(|locale| locale.suggestion_messages()) {
            assert_eq!(Mark::named(texts.starred), Some(Mark::Starred));
            assert_eq!(Mark::named(texts.selected), Some(Mark::Selected));
        }
    }

    #[test]
    fn values_are_told_in_the_language_on_screen() {
        let [zh, en] = Locale::ALL.map(Locale::messages);
        for (field, text, in_chinese, in_english) in [
            (
                SearchField::Facet(Facet::Status),
                "ERROR",
                "计算失败",
                "Failed",
            ),
            (SearchField::Facet(Facet::Creator), "@me", "本人", "You"),
            (SearchField::Facet(Facet::Creator), "李娜", "", ""),
            (SearchField::Facet(Facet::Type), "SQL", "", ""),
            (
                SearchField::Time(TimeField::Computed),
                "today",
                "今天",
                "Today",
            ),
            (
                SearchField::Time(TimeField::Computed),
                ">7d",
                "7 天内未计算",
                "Not in the last 7 days",
            ),
            (
                SearchField::Time(TimeField::Created),
                ">7d",
                "7 天以前",
                "More than 7 days ago",
            ),
            (
                SearchField::Time(TimeField::Due),
                "<24h",
                "未来 24 小时内",
                "In the next 24 hours",
            ),
            (
                SearchField::Time(TimeField::Due),
                "..yesterday",
                "昨天及以前",
                "Yesterday or earlier",
            ),
            (
                SearchField::Time(TimeField::Overdue),
                ">7d",
                "超过 7 天",
                "For more than 7 days",
            ),
            (SearchField::No, "description", "描述", ""),
            (SearchField::Is, "starred", "已加星标", "Starred"),
        ] {
            let kind = value(field, text);
            assert_eq!(words(&kind, zh), in_chinese, "{text}");
            assert_eq!(words(&kind, en), in_english, "{text}");
        }
    }
}
