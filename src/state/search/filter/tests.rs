use proptest::prelude::*;

use super::times::period;
use super::*;
use crate::domain::Facet;

const HOUR_MS: i64 = 3_600_000;

/// The filter of a text without problems.
fn filter(text: &str) -> Filter {
    let parsed = parse(text);
    assert_eq!(parsed.problems, [], "{text}");
    parsed.filter
}

fn facet_values(text: &str, facet: Facet) -> Vec<String> {
    filter(text).facet_values[facet.index()].clone()
}

/// The text of the only problem, and its kind.
fn problem(text: &str) -> (String, ProblemKind) {
    let parsed = parse(text);
    let [problem] = parsed.problems.as_slice() else {
        panic!("{text}: {:?}", parsed.problems);
    };
    (text[problem.span.clone()].to_owned(), problem.kind.clone())
}

#[test]
fn fields_words_and_a_period_are_read_as_people_write_them() {
    let read = filter("stage:error scheduler:daily creator:管理员 computed:<24h 高价值");
    assert_eq!(read.facet_values[Facet::Status.index()], ["error"]);
    assert_eq!(read.facet_values[Facet::Schedule.index()], ["daily"]);
    assert_eq!(read.facet_values[Facet::Creator.index()], ["管理员"]);
    assert_eq!(read.computed, Some(Computed::Within(24 * HOUR_MS)));
    assert_eq!(read.words, ["高价值"]);
    assert!(filter("  ").is_empty());
}

#[test]
fn every_facet_is_read_under_each_of_its_names() {
    for (names, facet, value) in [
        (["health", "Health"], Facet::Health, "failed"),
        (["stage", "status"], Facet::Status, "ERROR"),
        (["type", "createdBy"], Facet::Type, "DIRECT"),
        (["scheduler", "SCHEDULE"], Facet::Schedule, "DAILY"),
        (["creator", "Creator"], Facet::Creator, "x"),
        (["editor", "updater"], Facet::LastEditor, "x"),
    ] {
        for name in names {
            assert_eq!(
                facet_values(&format!("{name}:{value}"), facet),
                [value],
                "{name}"
            );
        }
    }
}

#[test]
fn several_values_are_united_without_duplicates() {
    assert_eq!(
        facet_values("stage:error,running stage:ERROR,none", Facet::Status),
        ["error", "running", "none"]
    );
    assert_eq!(facet_values("stage:error,", Facet::Status), ["error"]);
}

#[test]
fn quotes_may_contain_spaces_punctuation_and_nothing() {
    assert_eq!(
        facet_values(r#"creator:"王 小明",李娜"#, Facet::Creator),
        ["王 小明", "李娜"]
    );
    assert_eq!(
        facet_values(r#"creator:"a\"b\\c,d:e""#, Facet::Creator),
        [r#"a"b\c,d:e"#]
    );
    assert_eq!(facet_values(r#"creator:"""#, Facet::Creator), [""]);
    assert_eq!(
        filter(r#""two words" "foo:bar""#).words,
        ["two words", "foo:bar"]
    );
    assert!(filter(r#""""#).is_empty());
}

#[test]
fn full_width_punctuation_is_equivalent() {
    assert_eq!(
        facet_values("stage：error，running", Facet::Status),
        ["error", "running"]
    );
    assert_eq!(
        facet_values("creator：“王 小明”", Facet::Creator),
        ["王 小明"]
    );
    assert_eq!(
        filter("computed：＞7d　新客").computed,
        Some(Computed::NotSince(168 * HOUR_MS))
    );
    assert_eq!(filter("高价值　新客").words, ["高价值", "新客"]);
}

#[test]
fn what_only_looks_like_a_field_is_a_word() {
    for word in ["10:30", "活动：春节", ":x", "a1:b", "ab\"c", "http//x"] {
        assert_eq!(filter(word).words, [word]);
    }
}

#[test]
fn periods_have_units() {
    for (text, ms) in [
        ("<90m", 90 * 60_000),
        ("<=1h", HOUR_MS),
        ("<1D", 24 * HOUR_MS),
        ("<2w", 336 * HOUR_MS),
    ] {
        let read = filter(&format!("computed:{text}")).computed;
        assert_eq!(read, Some(Computed::Within(ms)), "{text}");
    }
}

#[test]
fn invalid_terms_are_reported_and_the_others_filter() {
    let parsed = parse("foo:bar stage:error 新客");
    assert_eq!(parsed.filter, filter("stage:error 新客"));
    let kinds: Vec<_> = parsed.terms.iter().map(|term| term.kind).collect();
    assert_eq!(kinds, [TermKind::Invalid, TermKind::Filter, TermKind::Word]);
    assert_eq!(
        problem("a foo:bar b"),
        ("foo:bar".into(), ProblemKind::UnknownField("foo".into()))
    );
    assert_eq!(
        problem("stage: x"),
        ("stage:".into(), ProblemKind::NoValue("stage".into()))
    );
    assert_eq!(
        problem("health:good").1,
        ProblemKind::UnknownHealth("good".into())
    );
    assert_eq!(
        problem("x creator:\"王 小"),
        ("creator:\"王 小".into(), ProblemKind::OpenQuote)
    );
    assert_eq!(
        problem("computed:<1h computed:>2h").1,
        ProblemKind::RepeatedComputed
    );
    for period in [
        "24h",
        "<",
        "<h",
        "<24",
        "<24x",
        "<0h",
        "<-1h",
        "<1.5h",
        "<99999999w",
        "<1h,2h",
        "<１h",
    ] {
        let (_, kind) = problem(&format!("computed:{period}"));
        assert_eq!(kind, ProblemKind::BadPeriod(period.into()));
    }
}

#[test]
fn many_invalid_terms_are_read_in_one_pass() {
    // Where each read all before it, these were five thousand million steps.
    const COUNT: usize = 100_000;
    for term in ["stage: ", "OR ", "a) "] {
        let parsed = parse(&term.repeat(COUNT));
        assert_eq!(parsed.problems.len(), COUNT, "{term}");
        assert_eq!(parsed.terms.len(), COUNT, "{term}");
    }
}

#[test]
fn an_edit_changes_nothing_else() {
    let on = |text, value| with_facet_value(text, Facet::Status, value, true);
    let off = |text, value| with_facet_value(text, Facet::Status, value, false);
    assert_eq!(on("", "ERROR"), "stage:ERROR");
    assert_eq!(on("高价值", "ERROR"), "高价值 stage:ERROR");
    assert_eq!(on("Status:error  x", "NONE"), "Status:error,NONE  x");
    assert_eq!(on("stage:error", "ERROR"), "stage:error");
    assert_eq!(on("stage:", "ERROR"), "stage: stage:ERROR");
    let health = |text| with_facet_value(text, Facet::Health, "failed", true);
    assert_eq!(health("health:bad"), "health:bad health:failed");
    assert_eq!(
        health("health:bad,failed"),
        "health:bad,failed health:failed"
    );
    assert_eq!(on("x \"open", "ERROR"), "stage:ERROR x \"open");
    assert_eq!(off("a stage:error,none b", "NONE"), "a stage:error b");
    assert_eq!(off("a  stage:none  b", "NONE"), "a b");
    assert_eq!(
        off("stage:none x stage:none,error", "none"),
        "x stage:error"
    );
    assert_eq!(off("a  b", "none"), "a  b");
}

#[test]
fn a_value_is_quoted_where_it_must_be() {
    let creator = |value| with_facet_value("", Facet::Creator, value, true);
    assert_eq!(creator("王 小明"), "creator:\"王 小明\"");
    assert_eq!(creator(""), "creator:\"\"");
    assert_eq!(creator("a\"b"), "creator:\"a\\\"b\"");
    assert_eq!(creator("管理员"), "creator:管理员");
}

#[test]
fn a_period_and_a_whole_facet_are_put_in_and_taken_out() {
    let day = Some(Computed::Within(24 * HOUR_MS));
    assert_eq!(with_computed("x", day), "x computed:<1d");
    assert_eq!(with_computed("computed:>7d x", day), "x computed:<1d");
    assert_eq!(with_computed("computed:>7d x", None), "x");
    assert_eq!(with_computed("computed:x", None), "");
    assert_eq!(without_facet("stage:a x status:b", Facet::Status), "x");
    assert_eq!(period(90 * 60_000), "90m");
    assert_eq!(period(36 * HOUR_MS), "36h");
    assert_eq!(period(7 * 24 * HOUR_MS), "7d");
}

/// Texts with unusual syntax.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "stage", "creator", "computed", "foo", ":", "：", ",", "，", "\"", "“", "”", "\\", " ",
        "　", "<", ">", "7", "d", "h", "error", "failed", "health", "王", "é",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_are_of_the_text_in_order(text in prop_oneof![text(), any::<String>()]) {
        let mut end = 0;
        for term in parse(&text).terms {
            prop_assert!(term.span.start >= end && term.span.end > term.span.start);
            prop_assert!(text.get(term.span.clone()).is_some());
            end = term.span.end;
        }
    }

    #[test]
    fn a_value_put_in_is_there_and_the_rest_is_as_before(text in text(), value in ".{0,6}") {
        let before = parse(&text);
        let parsed = parse(&with_facet_value(&text, Facet::Creator, &value, true));
        prop_assert_eq!(&parsed.problems.len(), &before.problems.len());
        let (mut now, mut then) = (parsed.filter, before.filter);
        let index = Facet::Creator.index();
        prop_assert!(super::has(&now.facet_values[index], &value));
        now.facet_values[index].clear();
        then.facet_values[index].clear();
        prop_assert_eq!(now, then);
    }

    #[test]
    fn a_value_taken_out_is_gone_and_the_rest_is_as_before(text in text()) {
        let before = parse(&text);
        for (facet, facet_values) in Facet::ALL.into_iter().zip(&before.filter.facet_values) {
            for value in facet_values {
                let mut then = before.filter.clone();
                then.facet_values[facet.index()].retain(|other| !other.eq_ignore_ascii_case(value));
                let now = parse(&with_facet_value(&text, facet, value, false));
                prop_assert_eq!(now.filter, then);
            }
        }
    }

    #[test]
    fn a_period_replaces_the_one_before_and_nothing_else(text in text(), minutes in 1i64..100_000) {
        let wanted = Some(Computed::NotSince(minutes * 60_000));
        let parsed = parse(&with_computed(&text, wanted));
        prop_assert_eq!(parsed.filter.computed, wanted);
        let mut then = parse(&text).filter;
        then.computed = wanted;
        prop_assert_eq!(parsed.filter, then);
    }
}
