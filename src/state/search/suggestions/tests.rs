use super::*;
use crate::domain::{Facet, HealthRules};
use crate::state::search::filter::Filter;
use crate::state::search::sorting::Sorting;
use crate::state::search::tests::rows::{NOW, found, index, inputs};

/// The suggestions for a text with the cursor at `|`, and the text without it.
fn at(text: &str) -> (String, Vec<Suggestion>) {
    let cursor = text.find('|').expect("a cursor");
    let text = text.replace('|', "");
    let me = ["u4".to_owned(), "Emma Chen".to_owned()];
    let query = Query {
        filter: &Filter::default(),
        sorting: &Sorting::default(),
        rules: HealthRules::default(),
        now: NOW,
        inputs: inputs(&me),
    };
    let recent = ["stage:error vip".to_owned(), "高价值".to_owned()];
    let suggestions = suggestions(&text, cursor, &index(), &query, &recent);
    (text, suggestions)
}

/// The texts that the values and fields among them write.
fn written(text: &str) -> Vec<String> {
    let (_, suggestions) = at(text);
    suggestions
        .into_iter()
        .map(|suggestion| suggestion.text)
        .collect()
}

/// The texts with each suggestion of a value taken.
fn taken(text: &str) -> Vec<String> {
    let (text, suggestions) = at(text);
    let values = suggestions
        .iter()
        .filter(|suggestion| matches!(suggestion.kind, SuggestionKind::Value { .. }));
    values
        .map(|suggestion| suggestion.applied_to(&text).0)
        .collect()
}

#[test]
fn a_count_is_what_its_suggestion_leaves_for_each_field() {
    let index = index();
    let mut seen = 0;
    for field in SearchField::ALL {
        for around in [
            "X",
            "vip X",
            "X stage:finish",
            "-X 高",
            "(X OR 流失) -vip",
            "stage:error,X",
            "NOT (高 OR (X vip))",
            "health:overdue OR X scheduler:daily",
        ] {
            let text = around.replace('X', &[field.name(), ":|"].concat());
            let (text, suggestions) = at(&text);
            for suggestion in suggestions {
                let (taken, cursor) = suggestion.applied_to(&text);
                assert!(taken.is_char_boundary(cursor));
                let Some(count) = suggestion.count else {
                    continue;
                };
                let rows = found(&index, &parse(&taken).filter);
                let left = rows.split_whitespace().count();
                assert_eq!(count as usize, left, "{taken}");
                assert_eq!(parse(&taken).problems, [], "{taken}");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn a_text_that_is_empty_has_the_fields_and_the_recent_searches() {
    let (_, suggestions) = at("|");
    let fields = suggestions
        .iter()
        .filter(|suggestion| matches!(suggestion.kind, SuggestionKind::Field(_)));
    assert_eq!(fields.count(), SearchField::ALL.len());
    let recent = suggestions
        .iter()
        .filter(|suggestion| suggestion.kind == SuggestionKind::Recent);
    assert_eq!(recent.count(), 2);
}

#[test]
fn fields_are_found_by_their_words_in_both_languages() {
    assert!(written("st|").contains(&"stage:".to_owned()));
    assert!(written("状|").contains(&"stage:".to_owned()));
    assert!(written("vip -创建|").contains(&"creator:".to_owned()));
    assert!(written("(健|").contains(&"health:".to_owned()));
    let (text, suggestions) = at("vip sch|dule:daily");
    let texts = suggestions
        .iter()
        .map(|suggestion| suggestion.applied_to(&text).0);
    assert_eq!(texts.collect::<Vec<_>>(), ["vip scheduler:daily"]);
}

#[test]
fn values_are_found_by_code_and_word_and_written_in_their_short_form() {
    assert_eq!(taken("stage:er|"), ["stage:ERROR"]);
    assert_eq!(taken("状态：计算失|"), ["状态：ERROR"]);
    assert_eq!(taken("stage:error,run|"), ["stage:error,RUNNING"]);
    assert_eq!(taken("vip -stage:er|"), ["vip -stage:ERROR"]);
    assert_eq!(taken("stage:!er|"), ["stage:!ERROR"]);
    assert_eq!(taken("creator:emma|"), ["creator:\"Emma Chen\""]);
    assert_eq!(taken("creator:\"Emma Ch|"), ["creator:\"Emma Chen\""]);
    assert_eq!(taken("creator:@|"), ["creator:@me"]);
    assert_eq!(
        taken("is:s|"),
        ["is:starred", "is:selected", "is:same-name"]
    );
    assert_eq!(taken("no:desc|"), ["no:description"]);
    assert_eq!(taken("computed:t|"), ["computed:today"]);
    assert_eq!(taken("流失|"), [""; 0]);
    assert_eq!(taken("计算失|"), ["health:failed", "stage:ERROR"]);
}

#[test]
fn people_of_one_name_are_suggested_by_their_ids() {
    let (_, suggestions) = at("creator:王|");
    let people = suggestions.into_iter().map(|suggestion| suggestion.kind);
    let person = |id: &str| SuggestionKind::Value {
        field: SearchField::Facet(Facet::Creator),
        value: id.to_owned(),
        name: Some("王小明".to_owned()),
    };
    assert_eq!(people.collect::<Vec<_>>(), [person("u1"), person("u5")]);
}

#[test]
fn an_open_parenthesis_counts_as_closed() {
    let (_, suggestions) = at("vip (stage:er|");
    assert_eq!(suggestions.first().and_then(|first| first.count), Some(1));
}

#[test]
fn operators_are_suggested_where_they_can_stand() {
    assert!(written("vip |").contains(&"OR".to_owned()));
    assert!(!written("|").contains(&"OR".to_owned()));
    assert!(written("|").contains(&"NOT".to_owned()));
    assert!(written("vip O|").contains(&"OR".to_owned()));
}

#[test]
fn any_cursor_in_any_text_has_an_answer() {
    for text in [
        "",
        "a",
        "状态：计算失败，",
        "creator:\"王 小",
        "(((",
        "x:y",
        "foo:b",
        "-",
        "é 王",
    ] {
        for cursor in 0..=text.len() + 2 {
            let at = at_cursor(text, cursor);
            assert!(text.get(at.span.clone()).is_some(), "{text} {cursor}");
        }
    }
}
