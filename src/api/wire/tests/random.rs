//! Property tests of deserialization: random bytes, random replies, and corrupted replies.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::DOCUMENTED;
use super::reading::{compare_with_reference, count};
use crate::domain::LenientCount;

/// Values that were seen, or that some program may send.
const UNUSUAL_VALUES: [&str; 34] = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-0.0",
    "143",
    "143.0",
    "1.43e2",
    "14300E-2",
    "-1",
    "3.7",
    "9e99",
    "1e-400",
    "9007199254740992",
    "9007199254740993",
    "18446744073709551616",
    "0.1e1",
    r#""143""#,
    r#"" 143 ""#,
    r#""+143""#,
    r#""1.43e2""#,
    r#""NaN""#,
    r#""""#,
    r#""a""#,
    r#""b""#,
    r#""\u7fa4\ud83d\ude00""#,
    r#""\ud83d""#,
    r#""2022-01-01T01:01:00.000Z""#,
    r#""2022-02-30T00:00:00Z""#,
    r#""2022-01-01T09:01:00.246183+08:00""#,
    r#""FINISH""#,
    "[]",
    "{}",
];

/// The documented member names, an escaped one and an unknown one.
const ROW_KEYS: [&str; 15] = [
    "id",
    "name",
    "key",
    "createdBy",
    "description",
    "scheduler",
    "detector",
    "creatorId",
    "creator",
    "createdAt",
    "updaterId",
    "updater",
    "updatedAt",
    "i\\u0064",
    "users",
];

const ENVELOPE_KEYS: [&str; 6] = [
    "offset",
    "limit",
    "totalCount",
    "hasNextPage",
    "hasPreviousPage",
    "values",
];

/// Texts that a corruption inserts.
const INSERTED: [&str; 16] = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "\0", "\u{feff}", "-", "e9", "null", "\\ud800", "{}",
    "[7],",
];

/// Random JSON, a few levels deep.
fn json() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,6})?([eE][-+]?[0-9]{1,3})?";
    let leaf = prop_oneof![select(&UNUSUAL_VALUES[..]).prop_map(str::to_owned), number];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let member = (select(vec!["stage", "detectedAt", "id"]), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(" , "))),
            prop::collection::vec(member, 0..4).prop_map(object),
        ]
    })
}

fn object(members: Vec<(&'static str, String)>) -> String {
    let members = members
        .iter()
        .map(|(key, json)| format!("\"{key}\": {json}"));
    format!("{{{}}}", members.collect::<Vec<_>>().join(",\n"))
}

/// A row, mostly with an id first; members repeat.
fn row() -> impl Strategy<Value = String> {
    let member = || (select(&ROW_KEYS[..]), json());
    let usual = ("[a-e]{1,2}", prop::collection::vec(member(), 0..8)).prop_map(|(id, rest)| {
        let id = [("id", format!("\"{id}\""))];
        object(id.into_iter().chain(rest).collect())
    });
    let unusual = prop::collection::vec(member(), 0..8).prop_map(object);
    prop_oneof![5 => usual, 2 => unusual, 1 => json()]
}

/// A reply; members repeat, so that `values` may occur twice or have another type.
fn reply() -> impl Strategy<Value = String> {
    let values = prop::collection::vec(row(), 0..6);
    let values = values.prop_map(|rows| format!("[{}]", rows.join(",")));
    let others = prop::collection::vec((select(&ENVELOPE_KEYS[..]), json()), 0..6);
    (others, values, any::<bool>()).prop_map(|(mut members, values, last)| {
        let index = if last { members.len() } else { 0 };
        members.insert(index, ("values", values));
        object(members)
    })
}

/// A change to the bytes of a reply.
#[derive(Clone, Debug)]
enum Corruption {
    Replaced(Index, u8),
    CutOff(Index),
    Removed(Index, usize),
    Repeated(Index, usize),
    Inserted(Index, &'static str),
}

fn corruption() -> impl Strategy<Value = Corruption> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Corruption::Replaced(at, byte)),
        6 => (at(), select(&b"0159adeu-"[..])).prop_map(|(at, byte)| Corruption::Replaced(at, byte)),
        1 => at().prop_map(Corruption::CutOff),
        3 => (at(), 1usize..4).prop_map(|(at, length)| Corruption::Removed(at, length)),
        3 => (at(), 1usize..200).prop_map(|(at, length)| Corruption::Repeated(at, length)),
        6 => (at(), select(&INSERTED[..])).prop_map(|(at, debris)| Corruption::Inserted(at, debris)),
    ]
}

fn corrupt(body: &mut Vec<u8>, corruption: &Corruption) {
    if body.is_empty() {
        return;
    }
    let range = |body: &[u8], at: &Index, length: usize| {
        let start = at.index(body.len());
        start..body.len().min(start + length)
    };
    match corruption {
        Corruption::Replaced(at, byte) => *at.get_mut(body) = *byte,
        Corruption::CutOff(at) => body.truncate(at.index(body.len())),
        Corruption::Removed(at, length) => {
            body.drain(range(body, at, *length));
        }
        Corruption::Repeated(at, length) => {
            let range = range(body, at, *length);
            let again = body[range.clone()].to_vec();
            body.splice(range.end..range.end, again);
        }
        Corruption::Inserted(at, debris) => {
            let at = at.index(body.len());
            body.splice(at..at, debris.bytes());
        }
    }
}

thread_local! {
    /// Pages, valid rows and invalid rows compared.
    static READ: Cell<(u64, u64, u64)> = const { Cell::new((0, 0, 0)) };
}

/// Compares a body with the reference, and counts what was compared.
fn compare(body: &[u8]) -> Result<(), TestCaseError> {
    if let Some((rows, unreadable)) = compare_with_reference(body)? {
        let (pages, read, not) = READ.get();
        READ.set((pages + 1, read + rows, not + unreadable));
    }
    Ok(())
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        ..ProptestConfig::default()
    }
}

#[test]
fn every_reply_is_read_like_the_reference() {
    proptest!(cases(500), |(body in reply())| compare(body.as_bytes())?);
    let (pages, rows, unreadable) = READ.get();
    assert!(
        pages > 250 && rows > 250 && unreadable > 250,
        "{:?}",
        READ.get()
    );
}

#[test]
fn a_corruption_affects_nothing_else() {
    let corruptions = || prop::collection::vec(corruption(), 1..4);
    let body = || prop_oneof![Just(DOCUMENTED.to_owned()), reply()];
    proptest!(cases(1000), |(body in body(), corruptions in corruptions())| {
        let mut body = body.into_bytes();
        corruptions.iter().for_each(|corruption| corrupt(&mut body, corruption));
        compare(&body)?;
    });
    let (pages, rows, _) = READ.get();
    assert!(pages > 50 && rows > 50, "{:?}", READ.get());
}

proptest! {
    #[test]
    fn random_bytes_are_read_like_the_reference(body in prop::collection::vec(any::<u8>(), 0..200)) {
        compare_with_reference(&body)?;
    }

    #[test]
    fn random_json_syntax_is_read_like_the_reference(body in "[\\[\\]{}\",:0-9a-e.\\\\ -]{0,60}") {
        compare_with_reference(body.as_bytes())?;
    }

    #[test]
    fn a_count_is_the_decimal_that_was_written(
        literal in "(-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?|[1-9]0{0,30}e-?[0-9]{1,2})",
        quoted: bool,
    ) {
        let json = if quoted { format!("\"{literal}\"") } else { literal.clone() };
        let value = serde_json::from_str(&json).expect("JSON");
        let expected = count(&value).map_or(LenientCount::Invalid(literal.clone()), LenientCount::Valid);
        prop_assert_eq!(LenientCount::parse(&literal), expected);
    }
}
