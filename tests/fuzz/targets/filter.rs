//! Fuzzes the filter language: parsing a search text, printing its tree, suggestions at a cursor,
//! and edits of it. The first line of the input is the edit (the digit of a facet's index, then a
//! value); the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use segment_console::domain::{Facet, Health, HealthRules};
use segment_console::state::search::filter::{
    Computed, Filter, KnownValues, TimeField, parse, printed, with_computed, with_facet_value,
    without_facet,
};
use segment_console::state::search::index::{Index, Query, QueryInputs};
use segment_console::state::search::sorting::Sorting;
use segment_console::state::search::suggestions::suggestions;

fuzz_target!(|input: &str| {
    let (edit, text) = input.split_once('\n').unwrap_or(("", input));
    let mut value = edit.chars();
    let index = value
        .next()
        .and_then(|digit| digit.to_digit(10))
        .unwrap_or(0);
    let facet = Facet::ALL[index as usize % Facet::ALL.len()];
    let value = value.as_str();

    let before = parse_and_check(text);
    check_suggestions(text, value.len());
    // Health accepts its own ids only; the other facets accept any value.
    // A value that is a word for another one is never among those of the rows.
    let alone = parse(&with_facet_value("", facet, value, true)).filter;
    let is_itself = has(&alone, facet, value);
    if (facet != Facet::Health || Health::from_id(value).is_some()) && is_itself {
        check_edits(text, &before, facet, value);
    }
    let without = parse_and_check(&without_facet(text, facet));
    assert_eq!(
        without,
        with_values(&before, facet, &[]),
        "{facet:?} of {text:?}"
    );
    let minutes = 1 + value
        .bytes()
        .fold(0, |sum, byte| sum * 7 % 99_991 + i64::from(byte));
    for computed in [
        None,
        Some(Computed::Within(minutes * 60_000)),
        Some(Computed::NotSince(minutes * 60_000)),
    ] {
        let after = parse_and_check(&with_computed(text, computed));
        let mut expected = Filter {
            computed,
            ..before.clone()
        };
        // Days are replaced as well.
        expected.others.retain(|node| {
            node.time()
                .is_none_or(|(field, _)| field != TimeField::Computed)
        });
        assert_eq!(after, expected, "{computed:?} of {text:?}");
    }
});

/// The filter of a text; checks that its terms are in order, at character boundaries.
fn parse_and_check(text: &str) -> Filter {
    let parsed = parse(text);
    let mut end = 0;
    for term in &parsed.terms {
        assert!(end <= term.span.start && term.span.start < term.span.end);
        assert!(text.get(term.span.clone()).is_some(), "{:?}", term.span);
        end = term.span.end;
    }
    for problem in &parsed.problems {
        assert!(parsed.terms.iter().any(|term| term.span == problem.span));
    }
    let again = parse(&printed(&parsed.tree));
    assert_eq!(again.tree, parsed.tree, "{:?}", printed(&parsed.tree));
    let mut checked = parsed.clone();
    checked.check(&KnownValues {
        finds_any: &|_, value| value.len() % 2 == 0,
        values: &|_| vec!["error".to_owned()],
        has_me: false,
    });
    parsed.filter
}

/// Takes each suggestion at a cursor.
fn check_suggestions(text: &str, cursor: usize) {
    let query = Query {
        filter: &Filter::default(),
        sorting: &Sorting::default(),
        rules: HealthRules::default(),
        now: 0,
        inputs: QueryInputs::default(),
    };
    let recent = ["stage:error".to_owned()];
    for suggestion in suggestions(text, cursor, &Index::default(), &query, &recent) {
        let (taken, cursor) = suggestion.applied_to(text);
        assert!(taken.is_char_boundary(cursor), "{taken:?}");
    }
}

fn has(filter: &Filter, facet: Facet, value: &str) -> bool {
    let mut values = filter.facet_values[facet.index()].iter();
    values.any(|other| other.eq_ignore_ascii_case(value))
}

/// Checks that adding a value and removing it change nothing else.
fn check_edits(text: &str, before: &Filter, facet: Facet, value: &str) {
    let on = with_facet_value(text, facet, value, true);
    let with = parse_and_check(&on);
    assert!(has(&with, facet, value), "{value:?} is not in {on:?}, from {text:?}");
    let off = with_facet_value(&on, facet, value, false);
    let without = parse_and_check(&off);
    assert!(!has(&without, facet, value), "{value:?} is in {off:?}, from {on:?}");
    for after in [&with, &without] {
        let same = with_values(after, facet, &before.facet_values[facet.index()]);
        assert_eq!(&same, before, "{facet:?} {value:?} of {text:?}");
        let mut others = before.facet_values[facet.index()].iter();
        let kept = &after.facet_values[facet.index()];
        assert!(others.all(|other| other.eq_ignore_ascii_case(value) || kept.contains(other)));
    }
}

fn with_values(filter: &Filter, facet: Facet, values: &[String]) -> Filter {
    let mut filter = filter.clone();
    filter.facet_values[facet.index()] = values.to_vec();
    filter
}
