//! Generators of trees, rows and texts.

use std::sync::Arc;

use proptest::prelude::*;

use crate::domain::{
    Detector, Facet, HOUR_MS, Health, ProfileType, Scheduler, SegmentProfile, Stage, Timestamp,
};
use crate::state::changes::ChangeKind;
use crate::state::search::case_folding::{folded, looks_like};
use crate::state::search::filter::{
    Condition, Day, Filter, Mark, Node, NodeKind, SearchField, TextField, TimeField, TimeRange,
};
use crate::state::search::tests::rows::NOW;

fn value() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "a",
        "b",
        "B",
        "a b",
        "",
        "x:y",
        "(",
        "a)",
        "(a)",
        "*",
        "-",
        "-a",
        "!a",
        "！",
        "a,b",
        "\"a\" b",
        "“a”",
        "\\",
        "OR",
        "NOT",
        "@me",
        "\u{200b}a",
        "\n",
        "<1d",
        "..",
    ]);
    prop_oneof![4 => odd.prop_map(str::to_owned), 1 => ".{0,4}"]
}

fn facet_term() -> impl Strategy<Value = Condition> {
    let values = prop::collection::vec(value(), 1..3);
    let health = prop::sample::subsequence(Health::ALL.to_vec(), 1..3);
    (prop::sample::select(Facet::ALL.to_vec()), values, health).prop_map(
        |(facet, mut values, healths)| {
            if facet == Facet::Health {
                values = healths
                    .iter()
                    .map(|health| health.id().to_owned())
                    .collect();
            }
            // A value is written once.
            let mut parsed = Filter::default();
            let own = &mut parsed.facet_values[0];
            for value in values {
                if !own.iter().any(|other| looks_like(other, &value)) {
                    own.push(value);
                }
            }
            Condition::Facet(facet, std::mem::take(own))
        },
    )
}

fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        (20_000i64..21_500).prop_map(Day::Date),
        (-9i64..9).prop_map(Day::Today)
    ]
}

fn range() -> impl Strategy<Value = TimeRange> {
    prop_oneof![
        (1i64..5000).prop_map(|minutes| TimeRange::Within(minutes * 60_000)),
        (1i64..5000).prop_map(|minutes| TimeRange::NotWithin(minutes * 60_000)),
        day().prop_map(|day| TimeRange::Days(Some(day), Some(day))),
        day().prop_map(|day| TimeRange::Days(Some(day), None)),
        day().prop_map(|day| TimeRange::Days(None, Some(day))),
        (20_000i64..20_800, 0i64..9).prop_map(|(from, days)| {
            TimeRange::Days(Some(Day::Date(from)), Some(Day::Date(from + days)))
        }),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let pattern = || prop::collection::vec(value(), 1..4);
    let text = prop::sample::select(vec![
        TextField::Name,
        TextField::Key,
        TextField::Id,
        TextField::Description,
    ]);
    let time = prop::sample::select(vec![
        TimeField::Computed,
        TimeField::Created,
        TimeField::Updated,
        TimeField::Due,
        TimeField::Overdue,
    ]);
    let missing = SearchField::ALL
        .into_iter()
        .filter(|field| field.can_be_missing());
    let fields = prop::sample::subsequence(missing.collect::<Vec<_>>(), 1..3);
    let marks = prop::sample::subsequence(Mark::ALL.to_vec(), 1..3);
    let kinds = prop::sample::subsequence(ChangeKind::OF_ROWS.to_vec(), 1..3);
    let folds_away = |parts: &Vec<String>| parts.iter().all(|part| folded(part).is_empty());
    prop_oneof![
        3 => pattern().prop_filter("a word", move |parts| !folds_away(parts)).prop_map(Condition::Word),
        4 => facet_term(),
        2 => (text, prop::collection::vec(pattern(), 1..3))
            .prop_map(|(field, patterns)| Condition::Text(field, patterns)),
        2 => (time, range()).prop_map(|(field, range)| Condition::Time(field, range)),
        1 => (any::<bool>(), fields).prop_map(|(has, fields)| Condition::Has(has, fields)),
        1 => marks.prop_map(Condition::Is),
        1 => kinds.prop_map(Condition::Changed),
    ]
}

fn node_of(kind: NodeKind) -> Node {
    Node { span: 0..0, kind }
}

fn node() -> impl Strategy<Value = Node> {
    let term = condition().prop_map(|condition| node_of(NodeKind::Term(condition)));
    term.prop_recursive(5, 24, 4, |inner| {
        let several = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several().prop_map(|nodes| node_of(NodeKind::And(nodes))),
            several().prop_map(|nodes| node_of(NodeKind::Or(nodes))),
            inner
                .clone()
                .prop_map(|node| node_of(NodeKind::Not(Box::new(node)))),
            condition().prop_map(|condition| {
                node_of(NodeKind::And(vec![node_of(NodeKind::Term(condition))]))
            }),
        ]
    })
}

/// What must all hold, with one period of `computed` at most, as more are refused.
pub fn tree() -> impl Strategy<Value = Vec<Node>> {
    prop::collection::vec(node(), 0..4).prop_map(|mut nodes| {
        let mut periods = 0;
        nodes.retain(|node| {
            let is_period = Filter::of(std::slice::from_ref(node)).computed.is_some();
            periods += usize::from(is_period);
            !is_period || periods < 2
        });
        nodes
    })
}

pub fn rows() -> impl Strategy<Value = Vec<Arc<SegmentProfile>>> {
    let text = || {
        prop::option::of(prop::sample::select(vec![
            "", "a", "B b", "ab", "x:y", "a)", "-a",
        ]))
    };
    let stage = prop::option::of(prop::sample::select(vec![
        "NONE", "ERROR", "FINISH", "a", "",
    ]));
    let schedule = prop::option::of(prop::sample::select(vec!["DAILY", "ONCE", "WEEKLY"]));
    let kind = prop::option::of(prop::sample::select(vec!["DIRECT", "b"]));
    let person = || {
        prop::option::of((
            prop::option::of("[ab]"),
            prop::sample::select(vec!["a b", "(a)", ""]),
        ))
    };
    let hours = || prop::option::of(-60i64..4000);
    let row = (
        (text(), text(), text()),
        (stage, schedule, kind),
        (person(), person()),
        (hours(), hours(), hours()),
    );
    let row = row.prop_map(|(texts, codes, people, times)| {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let time = |hours: Option<i64>| {
            hours.map(|hours| Timestamp::from_number(&(NOW - hours * HOUR_MS).to_string()))
        };
        let name = |person: &Option<(Option<String>, &str)>| {
            person.as_ref().map(|(_, name)| (*name).to_owned())
        };
        let id = |person: &Option<(Option<String>, &str)>| {
            // One id is one name, so that no name is a former one.
            person
                .as_ref()
                .and_then(|(id, name)| id.as_ref().map(|id| [id, *name].concat()))
        };
        SegmentProfile {
            name: owned(texts.0),
            key: owned(texts.1),
            description: owned(texts.2),
            detector: Some(Detector {
                stage: codes.0.map(Stage::from_code),
                detected_at: time(times.0),
            }),
            scheduler: codes.1.map(Scheduler::from_code),
            created_by: codes.2.map(ProfileType::from_code),
            creator: name(&people.0),
            creator_id: id(&people.0),
            updater: name(&people.1),
            updater_id: id(&people.1),
            created_at: time(times.1),
            updated_at: time(times.2),
            ..SegmentProfile::with_id("")
        }
    });
    prop::collection::vec(row, 0..80).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(at, row)| {
            Arc::new(SegmentProfile {
                id: format!("r{at}"),
                ..row
            })
        })
        .collect()
    })
}

/// Texts with unusual syntax.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "stage",
        "创建人",
        "creator",
        "computed",
        "name",
        "no",
        "is",
        "foo",
        ":",
        "：",
        ",",
        "，",
        "\"",
        "“",
        "”",
        "\\",
        " ",
        " ",
        "　",
        "<",
        ">",
        "7d",
        "..",
        "today",
        "error",
        "failed",
        "(",
        ")",
        "（",
        "）",
        "OR",
        " OR ",
        " AND ",
        "NOT ",
        "-",
        "!",
        "*",
        "a",
        "王",
        "é",
        "@me",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}
