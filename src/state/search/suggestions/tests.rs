use super::*;
use crate::domain::{Facet, HealthRules};
use crate::state::search::filter::Filter;
use crate::state::search::sorting::Sorting;
use crate::state::search::tests::rows::{NOW, found, index, inputs};

/// Runs a test with a query over the rows.
fn with_query<R>(run: impl FnOnce(&Query<'_>) -> R) -> R {
    let me = ["u4".to_owned(), "Emma Chen".to_owned()];
    run(&Query {
        filter: &Filter::default(),
        sorting: &Sorting::default(),
        rules: HealthRules::default(),
        now: NOW,
        inputs: inputs(&me),
    })
}

/// The suggestions for a text with the cursor at `|`, and the text without it.
fn at(text: &str) -> (String, Vec<Suggestion>) {
    let cursor = text.find('|').expect("a cursor");
    let text = text.replace('|', "");
    let recent = ["stage:error vip".to_owned(), "高价值".to_owned()];
    let suggestions = with_query(|query| suggestions(&text, cursor, &index(), query, &recent));
    (text, suggestions)
}

/// How many rows a suggestion leaves.
fn count(suggestion: &Suggestion, text: &str) -> Option<u32> {
    let index = index();
    let search = suggestion.search(text, &index, true)?;
    Some(with_query(|query| index.count(&search, query)))
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
            "stage:eror X",
            "computed:<24h X",
        ] {
            let text = around.replace('X', &[field.name(), ":|"].concat());
            let (text, suggestions) = at(&text);
            for suggestion in suggestions {
                let (taken, cursor) = suggestion.applied_to(&text);
                assert!(taken.is_char_boundary(cursor));
                let Some(count) = count(&suggestion, &text) else {
                    continue;
                };
                let mut parsed = parse(&taken);
                assert_eq!(parsed.problems, [], "{taken}");
                index.check(&mut parsed, true);
                let rows = found(&index, &parsed.filter);
                let left = rows.split_whitespace().count();
                assert_eq!(count as usize, left, "{taken}");
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
    assert_eq!(taken("计算时间：昨|"), ["计算时间：yesterday"]);
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
    let (text, suggestions) = at("vip (stage:er|");
    assert_eq!(count(&suggestions[0], &text), Some(1));
}

/// The texts with each operator taken.
fn operators(text: &str) -> Vec<String> {
    let (text, suggestions) = at(text);
    let operators = suggestions
        .iter()
        .filter(|suggestion| matches!(suggestion.kind, SuggestionKind::Operator(_)));
    operators
        .map(|operator| operator.applied_to(&text).0)
        .collect()
}

#[test]
fn operators_are_suggested_where_they_can_stand() {
    assert_eq!(operators("|"), ["-", "("]);
    assert_eq!(operators("vip |"), ["vip -", "vip OR ", "vip ("]);
    assert_eq!(operators("vip O|"), ["vip OR "]);
    assert_eq!(operators("vip N|"), ["vip NOT "]);
    assert_eq!(operators("vip OR |"), ["vip OR -", "vip OR ("]);
    assert_eq!(operators("vip NOT |"), ["vip NOT -", "vip NOT ("]);
    assert_eq!(operators("vip (|"), ["vip (-", "vip (("]);
    assert_eq!(
        operators("(vip |"),
        ["(vip -", "(vip OR ", "(vip (", "(vip )"]
    );
    assert_eq!(operators("(vip) |"), ["(vip) -", "(vip) OR ", "(vip) ("]);
    assert_eq!(operators("-|"), ["-("]);
    assert_eq!(operators("stage:|"), [""; 0]);
}

#[test]
fn behind_a_sign_of_exclusion_fields_and_values_are_suggested() {
    assert!(written("-|").contains(&"stage:".to_owned()));
    assert!(written("vip !|").contains(&"stage:".to_owned()));
    assert!(taken("vip stage:!|").contains(&"vip stage:!ERROR".to_owned()));
}

#[test]
fn what_is_typed_already_is_no_suggestion() {
    assert_eq!(taken("stage:error|"), [""; 0]);
    assert_eq!(taken("状态：计算失败|"), [""; 0]);
    assert_eq!(taken("is:starred|"), [""; 0]);
    assert_eq!(taken("creator:\"emma chen\"|"), [""; 0]);
    assert!(!written("高价值|").contains(&"高价值".to_owned()));
}

#[test]
fn a_second_period_of_one_field_is_not_suggested() {
    assert_eq!(
        taken("computed:<7d computed:|"),
        [
            "computed:<7d computed:today",
            "computed:<7d computed:yesterday"
        ]
    );
    assert_eq!(taken("computed:<7d (computed:<|)").len(), 2);
}

#[test]
fn what_is_put_between_terms_stays_apart_from_them() {
    let first = |text| {
        let (text, suggestions) = at(text);
        let field = suggestions
            .iter()
            .find(|suggestion| suggestion.text == "health:");
        field.map(|field| field.applied_to(&text))
    };
    assert_eq!(first("|客户"), Some(("health: 客户".to_owned(), 7)));
    assert_eq!(
        first("vip | 客户"),
        Some(("vip health: 客户".to_owned(), 11))
    );
    assert_eq!(first("(vip)|"), Some(("(vip) health:".to_owned(), 13)));
    assert_eq!(taken("stage:|,none")[0], "stage:FINISH,none");
}

#[test]
fn recent_searches_come_first_where_nothing_is_typed_and_last_beside_others() {
    assert_eq!(written("|")[..3], ["stage:error vip", "高价值", "health:"]);
    let typed = written("st|");
    assert_eq!(typed.first().map(String::as_str), Some("stage:"));
    assert_eq!(typed.last().map(String::as_str), Some("stage:error vip"));
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
