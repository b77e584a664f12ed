//! A search text, and what clicks make of it. The first line of the input is the click:
//! a facet's place, and the value; the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use segment_console::domain::{Facet, Health};
use segment_console::state::filter::{
    Computed, Filter, parse, with_computed, with_pick, without_facet,
};

fuzz_target!(|input: &str| {
    let (click, text) = input.split_once('\n').unwrap_or(("", input));
    let mut value = click.chars();
    let place = value
        .next()
        .and_then(|digit| digit.to_digit(10))
        .unwrap_or(0);
    let facet = Facet::ALL[place as usize % Facet::ALL.len()];
    let value = value.as_str();

    let before = understood(text);
    // Health has names of its own, all others are the API's.
    if facet != Facet::Health || Health::from_id(value).is_some() {
        picked(text, &before, facet, value);
    }
    let without = understood(&without_facet(text, facet));
    assert_eq!(
        without,
        with_picks(&before, facet, &[]),
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
        let after = understood(&with_computed(text, computed));
        let expected = Filter {
            computed,
            ..before.clone()
        };
        assert_eq!(after, expected, "{computed:?} of {text:?}");
    }
});

/// What a text asks for; its terms stand in order, each between characters.
fn understood(text: &str) -> Filter {
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
    parsed.filter
}

/// A click on a value puts it in and changes nothing else; another takes it out.
fn picked(text: &str, before: &Filter, facet: Facet, value: &str) {
    let has = |filter: &Filter| {
        let mut picks = filter.picks[facet.index()].iter();
        picks.any(|pick| pick.eq_ignore_ascii_case(value))
    };
    let on = with_pick(text, facet, value, true);
    let with = understood(&on);
    assert!(has(&with), "{value:?} is not in {on:?}, from {text:?}");
    let off = with_pick(&on, facet, value, false);
    let without = understood(&off);
    assert!(!has(&without), "{value:?} is in {off:?}, from {on:?}");
    for after in [&with, &without] {
        let same = with_picks(after, facet, &before.picks[facet.index()]);
        assert_eq!(&same, before, "{facet:?} {value:?} of {text:?}");
        let mut others = before.picks[facet.index()].iter();
        let kept = &after.picks[facet.index()];
        assert!(others.all(|pick| pick.eq_ignore_ascii_case(value) || kept.contains(pick)));
    }
}

fn with_picks(filter: &Filter, facet: Facet, picks: &[String]) -> Filter {
    let mut filter = filter.clone();
    filter.picks[facet.index()] = picks.to_vec();
    filter
}
