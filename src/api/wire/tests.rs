//! Deserialization case by case; and, in `random`, against a reference implementation.

use super::*;
use crate::domain::{Project, Timestamp};

mod past_failures;
mod random;
mod reading;

const DOCUMENTED: &str = include_str!("../../../tests/fixtures/documented_example.json");

/// A one-row page whose row is `row`.
fn page_of(row: &str) -> PageReply {
    page(&format!(r#"{{"hasNextPage":false,"values":[{row}]}}"#)).expect("an envelope")
}

#[test]
fn the_documented_example_is_read_whole() {
    let reply = page(DOCUMENTED).expect("the documented reply");
    assert_eq!(reply.offset, LenientCount::Valid(0));
    assert_eq!(reply.limit, LenientCount::Valid(1000));
    assert_eq!(reply.total_count, LenientCount::Valid(143));
    assert_eq!(reply.has_next_page, Some(false));
    assert_eq!(reply.unreadable, UnreadableRows::default());
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        reply.rows,
        [SegmentProfile {
            id: "WlGk4Daj".to_owned(),
            name: text("GrowingIO"),
            key: text("seg_example_api"),
            created_by: Some(ProfileType::Direct),
            description: text("API示例"),
            scheduler: Some(Scheduler::Daily),
            detector: Some(Detector {
                stage: Some(Stage::Finish),
                detected_at: Some(Timestamp::parse("2022-01-01T01:01:00.000Z")),
            }),
            creator_id: text("KzpNzpkv"),
            creator: text("管理员"),
            created_at: Some(Timestamp::parse("2022-01-01T00:00:00.000Z")),
            updater_id: text("KzpNzpkv"),
            updater: text("管理员"),
            updated_at: Some(Timestamp::parse("2022-01-01T01:00:00.000Z")),
            forms: FieldForms::default(),
        }]
    );
}

#[test]
fn null_missing_and_empty_optional_fields_keep_the_row() {
    let reply = page_of(r#"{"id":"a"},{"id":"b","detector":null,"name":null,"creator":""}"#);
    assert_eq!(reply.unreadable, UnreadableRows::default());
    assert_eq!(reply.rows[0].name, None);
    assert_eq!(reply.rows[0].detector, None);
    assert_eq!(reply.rows[1].name, None);
    assert_eq!(reply.rows[1].creator, Some(String::new()));
}

#[test]
fn a_row_without_a_usable_id_is_counted_and_the_others_are_read() {
    let reply = page_of(
        r#"{"id":"a"},{"name":"no id"},{"id":null},{"id":""},{"id":true},{"id":[7]},"text",null,{"id":"b","detector":"odd"},{"id":"c"}"#,
    );
    let ids: Vec<_> = reply.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    let unreadable = [
        r#"{"name":"no id"}"#,
        r#"{"id":null}"#,
        r#"{"id":""}"#,
        r#"{"id":true}"#,
        r#"{"id":[7]}"#,
        r#""text""#,
        "null",
        r#"{"id":"b","detector":"odd"}"#,
    ];
    assert_eq!(reply.unreadable, unreadable.into_iter().collect());
}

#[test]
fn ids_that_are_numbers_keep_every_digit() {
    for literal in [
        "7",
        "0",
        "-12",
        "1610521604143693812",
        "9007199254740993",
        "123456789012345678901234567890123456789012345678901234567890",
        "1610521604143693812.50",
        "1.0",
        "1.6105E+18",
        "-0",
        "9e999",
    ] {
        let row = format!(
            r#"{{"id": {literal} ,"creatorId":{literal},"updaterId":{literal},"key":{literal}}}"#
        );
        let reply = page_of(&row);
        assert_eq!(reply.unreadable, UnreadableRows::default(), "{literal}");
        let row = &reply.rows[0];
        assert_eq!(row.id, literal);
        for field in [&row.creator_id, &row.updater_id, &row.key] {
            assert_eq!(field.as_deref(), Some(literal));
        }
        let list = projects(&format!(r#"[{{"id":{literal},"name":"商城"}}]"#)).expect("a list");
        assert_eq!(list[0].id.as_str(), literal);
    }
    // Repeated members are read by another way.
    let reply = page_of(r#"{"id":"a","id":1610521604143693812,"x":1,"x":2}"#);
    assert_eq!(reply.rows[0].id, "1610521604143693812");
}

#[test]
fn null_in_place_of_an_empty_array_is_one_where_a_count_stands_beside_it() {
    for total in ["0", "0.0", r#""0""#, "20"] {
        let body = format!(r#"{{"totalCount":{total},"hasNextPage":false,"values": null }}"#);
        let reply = page(&body).expect("an envelope");
        assert_eq!((reply.rows.len(), reply.unreadable.count()), (0, 0));
    }
    let left_out = page(r#"{"totalCount":0}"#).expect("an envelope");
    assert_eq!(left_out.rows, []);
    for body in [
        r#"{"totalCount":20}"#,
        r#"{"totalCount":-1,"values":null}"#,
        r#"{"totalCount":null,"values":null}"#,
        r#"{"hasNextPage":false,"values":null}"#,
        r#"{"totalCount":0,"values":"null"}"#,
        r#"{"totalCount":0,"values":false}"#,
    ] {
        assert_eq!(page(body), Err(Unreadable::Shape), "{body}");
    }
}

#[test]
fn a_text_field_that_is_no_string_is_kept_as_json() {
    let reply = page_of(r#"{"id":"a","name":5,"key":["x"],"createdAt":false}"#);
    assert_eq!(reply.rows[0].name.as_deref(), Some("5"));
    assert_eq!(reply.rows[0].key.as_deref(), Some(r#"["x"]"#));
    let created = reply.rows[0].created_at.as_ref().expect("a created date");
    assert_eq!((created.text(), created.epoch_ms()), ("false", None));
}

#[test]
fn a_lone_surrogate_affects_its_cell_and_in_an_id_its_row() {
    let reply = page_of(
        r#"{"id":"a","name":"clipped \ud83d","createdAt":"\udc00","detector":{"stage":"\ud800"}},{"id":"\ud83d"},{"id":"c"}"#,
    );
    let row = &reply.rows[0];
    assert_eq!(row.name.as_deref(), Some(r#""clipped \ud83d""#));
    assert_eq!(row.stage().map(Stage::code), Some(r#""\ud800""#));
    let created = row.created_at.as_ref().map(Timestamp::text);
    assert_eq!(created, Some(r#""\udc00""#));
    assert_eq!(reply.rows[1].id, "c");
    let unreadable = [r#"{"id":"\ud83d"}"#];
    assert_eq!(reply.unreadable, unreadable.into_iter().collect());
}

#[test]
fn serde_json_s_private_number_form_is_no_number() {
    let private = r#"{"$serde_json::private::Number":"143"}"#;
    let body = format!(r#"{{"totalCount":{private},"values":[{private},{{"id":"a"}}]}}"#);
    let reply = page(&body).expect("an envelope");
    assert_eq!(reply.total_count, LenientCount::Invalid(private.to_owned()));
    assert_eq!(reply.unreadable, [private].into_iter().collect());
    assert_eq!(reply.rows.len(), 1);
}

#[test]
fn unknown_codes_and_extra_fields_pass() {
    let reply = page_of(
        r#"{"id":"a","createdBy":"SQL","scheduler":"HOURLY","detector":{"stage":"QUEUED","x":1},"y":{}}"#,
    );
    let row = &reply.rows[0];
    assert_eq!(row.stage(), Some(&Stage::Unknown("QUEUED".to_owned())));
    assert_eq!(row.scheduler, Some(Scheduler::Unknown("HOURLY".to_owned())));
    assert_eq!(row.created_by, Some(ProfileType::Unknown("SQL".to_owned())));
}

#[test]
fn a_count_may_be_written_in_many_ways() {
    let cases = [
        ("143", LenientCount::Valid(143)),
        ("143.0", LenientCount::Valid(143)),
        ("1.43e2", LenientCount::Valid(143)),
        (r#""143""#, LenientCount::Valid(143)),
        ("0", LenientCount::Valid(0)),
        (
            "9007199254740992",
            LenientCount::Valid(9_007_199_254_740_992),
        ),
    ];
    for (text, expected) in cases {
        let body = format!(r#"{{"totalCount":{text},"values":[]}}"#);
        assert_eq!(
            page(&body).map(|reply| reply.total_count),
            Ok(expected),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_count_is_kept_as_it_was_written() {
    for text in [
        "-1",
        "3.7",
        "9e99",
        "null",
        "true",
        r#""many""#,
        "[]",
        r#""NaN""#,
        r#""""#,
    ] {
        let body = format!(r#"{{"totalCount":{text},"values":[]}}"#);
        let total = page(&body).map(|reply| reply.total_count);
        assert!(
            matches!(total, Ok(LenientCount::Invalid(_))),
            "{text}: {total:?}"
        );
    }
    let absent = page(r#"{"values":[]}"#).map(|reply| reply.total_count);
    assert_eq!(absent, Ok(LenientCount::Absent));
}

#[test]
fn a_body_is_text_with_or_without_a_byte_order_mark() {
    assert_eq!(text(b"\xef\xbb\xbf{}".to_vec()), Ok("{}".to_owned()));
    assert_eq!(text(b"{}".to_vec()), Ok("{}".to_owned()));
    assert_eq!(text(b"{\xff}".to_vec()), Err(Unreadable::NotUtf8));
}

#[test]
fn what_is_no_envelope_is_unreadable() {
    assert!(matches!(
        page("{"),
        Err(Unreadable::NotJson { line: 1, .. })
    ));
    assert!(matches!(
        page("Internal Server Error"),
        Err(Unreadable::NotJson { .. })
    ));
    // The structure is wrong only if the whole body is JSON.
    assert!(matches!(page("[] x"), Err(Unreadable::NotJson { .. })));
    assert!(matches!(
        page("[\n1,]"),
        Err(Unreadable::NotJson { line: 2, .. })
    ));
    for body in [
        "[]",
        "{}",
        "null",
        "7",
        r#"{"values":null}"#,
        r#"{"values":{}}"#,
    ] {
        assert_eq!(page(body), Err(Unreadable::Shape), "{body}");
    }
}

#[test]
fn an_error_under_a_success_status_is_quoted() {
    let said = |message: &str| Err(Unreadable::ErrorReply(message.to_owned()));
    for body in [
        r#"{"code":401,"message":"token 已过期"}"#,
        r#"{"code":401,"data":null,"values":null,"msg":"token 已过期"}"#,
        r#"{"success":false,"values":[],"error":{"message":"token 已过期"}}"#,
    ] {
        assert_eq!(page(body), said("token 已过期"), "{body}");
    }
    assert!(page(r#"{"values":[],"totalCount":0,"message":"ok"}"#).is_ok());
    assert_eq!(page(r#""a text""#), Err(Unreadable::Shape));
}

#[test]
fn deep_nesting_is_no_stack_overflow() {
    let body = format!(r#"{{"values":{}"#, "[".repeat(100_000));
    assert!(matches!(page(&body), Err(Unreadable::NotJson { .. })));
    let (open, shut) = ("[".repeat(100_000), "]".repeat(100_000));
    let reply = page_of(&format!(
        r#"{{"id":"a","name":{open}{shut}}},{{"id":"b","detector":{open}{shut}}}"#
    ));
    assert_eq!(reply.rows[0].name.as_deref(), Some(&*(open + &shut)));
    assert_eq!((reply.rows.len(), reply.unreadable.count()), (1, 1));
}

/// The list of projects, read at once.
fn projects(body: &str) -> Result<Vec<Project>, Unreadable> {
    ProjectsReader::new(body.to_owned().into()).read(body.len())
}

#[test]
fn projects_are_a_bare_array() {
    let list = projects(r#"[{"id":"a","name":"商城"},{"id":"b","name":" "},{"name":"no id"},7]"#)
        .expect("a list");
    let labels: Vec<_> = list.iter().map(Project::label).collect();
    assert_eq!(labels, ["商城", "b"]);
    assert_eq!(projects("{}"), Err(Unreadable::Shape));
}
