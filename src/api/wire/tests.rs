use super::*;

const DOCUMENTED: &str = include_str!("../../../tests/fixtures/documented_example.json");

/// A one-row page whose row is `row`.
fn page_of(row: &str) -> PageReply {
    page(&format!(r#"{{"hasNextPage":false,"values":[{row}]}}"#)).expect("an envelope")
}

#[test]
fn the_documented_example_is_read_whole() {
    let reply = page(DOCUMENTED).expect("the documented reply");
    assert_eq!(reply.offset, Figure::Is(0));
    assert_eq!(reply.limit, Figure::Is(1000));
    assert_eq!(reply.total_count, Figure::Is(143));
    assert_eq!(reply.has_next_page, Some(false));
    assert_eq!(reply.unreadable, 0);
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
        }]
    );
}

#[test]
fn null_missing_and_empty_optional_fields_spoil_no_row() {
    let reply = page_of(r#"{"id":"a"},{"id":"b","detector":null,"name":null,"creator":""}"#);
    assert_eq!(reply.unreadable, 0);
    assert_eq!(reply.rows[0].name, None);
    assert_eq!(reply.rows[0].detector, None);
    assert_eq!(reply.rows[1].name, None);
    assert_eq!(reply.rows[1].creator, Some(String::new()));
}

#[test]
fn a_row_without_a_usable_id_is_counted_and_the_others_are_read() {
    let reply = page_of(
        r#"{"id":"a"},{"name":"no id"},{"id":null},{"id":""},{"id":7},"text",null,{"id":"b","detector":"odd"},{"id":"c"}"#,
    );
    let ids: Vec<_> = reply.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    assert_eq!(reply.unreadable, 7);
}

#[test]
fn a_text_field_that_is_no_text_is_shown_as_it_came() {
    let reply = page_of(r#"{"id":"a","name":5,"key":["x"],"createdAt":false}"#);
    assert_eq!(reply.rows[0].name.as_deref(), Some("5"));
    assert_eq!(reply.rows[0].key.as_deref(), Some(r#"["x"]"#));
    let created = reply.rows[0].created_at.as_ref().expect("a created date");
    assert_eq!((created.text(), created.epoch_ms()), ("false", None));
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
        ("143", Figure::Is(143)),
        ("143.0", Figure::Is(143)),
        ("1.43e2", Figure::Is(143)),
        (r#""143""#, Figure::Is(143)),
        ("0", Figure::Is(0)),
        ("9007199254740992", Figure::Is(9_007_199_254_740_992)),
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
        assert!(matches!(total, Ok(Figure::Wrong(_))), "{text}: {total:?}");
    }
    let absent = page(r#"{"values":[]}"#).map(|reply| reply.total_count);
    assert_eq!(absent, Ok(Figure::Absent));
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
fn bottomless_nesting_is_an_error_not_a_crash() {
    let body = format!(r#"{{"values":{}"#, "[".repeat(100_000));
    assert!(matches!(page(&body), Err(Unreadable::NotJson { .. })));
}

#[test]
fn projects_are_a_bare_array() {
    let list = projects(r#"[{"id":"a","name":"商城"},{"id":"b","name":" "},{"name":"no id"},7]"#)
        .expect("a list");
    let labels: Vec<_> = list.iter().map(Project::label).collect();
    assert_eq!(labels, ["商城", "b"]);
    assert_eq!(projects("{}"), Err(Unreadable::Shape));
}
