//! Bytes by chance, replies by chance, and replies with accidents.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::DOCUMENTED;
use super::reading::{count, held_against};
use crate::domain::LenientCount;

/// Values that were seen, or that some program may write.
const ODD: [&str; 34] = [
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

/// The names of the contract, and one of no contract.
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

/// What accidents put between the bytes of a reply.
const DEBRIS: [&str; 16] = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "\0", "\u{feff}", "-", "e9", "null", "\\ud800", "{}",
    "[7],",
];

/// Some JSON, a few layers deep.
fn json() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,6})?([eE][-+]?[0-9]{1,3})?";
    let leaf = prop_oneof![select(&ODD[..]).prop_map(str::to_owned), number];
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

/// A row, mostly with an id in front; names repeat.
fn row() -> impl Strategy<Value = String> {
    let member = || (select(&ROW_KEYS[..]), json());
    let usual = ("[a-e]{1,2}", prop::collection::vec(member(), 0..8)).prop_map(|(id, rest)| {
        let id = [("id", format!("\"{id}\""))];
        object(id.into_iter().chain(rest).collect())
    });
    let unusual = prop::collection::vec(member(), 0..8).prop_map(object);
    prop_oneof![5 => usual, 2 => unusual, 1 => json()]
}

/// A reply; names repeat, so that `values` may be there twice, or be something else.
fn reply() -> impl Strategy<Value = String> {
    let values = prop::collection::vec(row(), 0..6);
    let values = values.prop_map(|rows| format!("[{}]", rows.join(",")));
    let others = prop::collection::vec((select(&ENVELOPE_KEYS[..]), json()), 0..6);
    (others, values, any::<bool>()).prop_map(|(mut members, values, last)| {
        let place = if last { members.len() } else { 0 };
        members.insert(place, ("values", values));
        object(members)
    })
}

/// What happens to the bytes of a reply.
#[derive(Clone, Debug)]
enum Accident {
    Replaced(Index, u8),
    CutOff(Index),
    Lost(Index, usize),
    Twice(Index, usize),
    Debris(Index, &'static str),
}

fn accident() -> impl Strategy<Value = Accident> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Accident::Replaced(at, byte)),
        6 => (at(), select(&b"0159adeu-"[..])).prop_map(|(at, byte)| Accident::Replaced(at, byte)),
        1 => at().prop_map(Accident::CutOff),
        3 => (at(), 1usize..4).prop_map(|(at, length)| Accident::Lost(at, length)),
        3 => (at(), 1usize..200).prop_map(|(at, length)| Accident::Twice(at, length)),
        6 => (at(), select(&DEBRIS[..])).prop_map(|(at, debris)| Accident::Debris(at, debris)),
    ]
}

fn befall(body: &mut Vec<u8>, accident: &Accident) {
    if body.is_empty() {
        return;
    }
    let stretch = |body: &[u8], at: &Index, length: usize| {
        let start = at.index(body.len());
        start..body.len().min(start + length)
    };
    match accident {
        Accident::Replaced(at, byte) => *at.get_mut(body) = *byte,
        Accident::CutOff(at) => body.truncate(at.index(body.len())),
        Accident::Lost(at, length) => {
            body.drain(stretch(body, at, *length));
        }
        Accident::Twice(at, length) => {
            let stretch = stretch(body, at, *length);
            let again = body[stretch.clone()].to_vec();
            body.splice(stretch.end..stretch.end, again);
        }
        Accident::Debris(at, debris) => {
            let at = at.index(body.len());
            body.splice(at..at, debris.bytes());
        }
    }
}

thread_local! {
    /// Pages read, rows read, and rows that could not be.
    static READ: Cell<(u64, u64, u64)> = const { Cell::new((0, 0, 0)) };
}

/// Holds a body against the other reading, and counts what there was to compare.
fn compare(body: &[u8]) -> Result<(), TestCaseError> {
    if let Some((rows, unreadable)) = held_against(body)? {
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
fn every_reply_is_read_as_another_reader_reads_it() {
    proptest!(cases(500), |(body in reply())| compare(body.as_bytes())?);
    let (pages, rows, unreadable) = READ.get();
    assert!(
        pages > 250 && rows > 250 && unreadable > 250,
        "{:?}",
        READ.get()
    );
}

#[test]
fn accidents_cost_what_they_befall_and_no_more() {
    let accidents = || prop::collection::vec(accident(), 1..4);
    let body = || prop_oneof![Just(DOCUMENTED.to_owned()), reply()];
    proptest!(cases(1000), |(body in body(), accidents in accidents())| {
        let mut body = body.into_bytes();
        accidents.iter().for_each(|accident| befall(&mut body, accident));
        compare(&body)?;
    });
    let (pages, rows, _) = READ.get();
    assert!(pages > 50 && rows > 50, "{:?}", READ.get());
}

proptest! {
    #[test]
    fn no_bytes_make_it_stumble(body in prop::collection::vec(any::<u8>(), 0..200)) {
        held_against(&body)?;
    }

    #[test]
    fn no_text_of_json_s_own_signs_makes_it_stumble(body in "[\\[\\]{}\",:0-9a-e.\\\\ -]{0,60}") {
        held_against(body.as_bytes())?;
    }

    #[test]
    fn a_count_is_the_decimal_that_was_written(
        literal in "(-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?|[1-9]0{0,30}e-?[0-9]{1,2})",
        quoted: bool,
    ) {
        let json = if quoted { format!("\"{literal}\"") } else { literal.clone() };
        let value = serde_json::from_str(&json).expect("JSON");
        let expected = count(&value).map_or(LenientCount::Wrong(literal.clone()), LenientCount::Is);
        prop_assert_eq!(LenientCount::parse(&literal), expected);
    }
}
