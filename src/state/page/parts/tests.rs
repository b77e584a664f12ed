use super::*;
use crate::api::wire;
use crate::domain::Total;

const PAGE: Slice = Slice {
    limit: 5,
    offset: 10,
};

fn part(offset: u64, limit: u32, body: &str) -> PageContent {
    PageContent::of(
        Slice { limit, offset },
        wire::page(body).expect("an envelope"),
    )
}

fn ids(content: &PageContent) -> String {
    content.rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn the_rows_that_a_smaller_limit_left_out_are_requested() {
    let mut parts = Parts::default();
    let two = |ids: [&str; 2]| {
        format!(
            r#"{{"totalCount":40,"hasNextPage":true,"values":[{{"id":"{}"}},{{"id":"{}"}}]}}"#,
            ids[0], ids[1]
        )
    };
    let (content, is_whole) = parts.add(part(10, 5, &two(["a", "b"])), PAGE);
    assert!(!is_whole);
    assert_eq!((ids(&content).as_str(), parts.received()), ("ab", 2));
    let (_, is_whole) = parts.add(part(12, 3, &two(["c", "d"])), PAGE);
    assert!(!is_whole);
    let last = r#"{"totalCount":40,"hasNextPage":true,"values":[{"id":"e"}]}"#;
    let (content, is_whole) = parts.add(part(14, 1, last), PAGE);
    assert!(is_whole);
    assert_eq!(ids(&content), "abcde");
    assert_eq!(content.range.rows(), Some((11, 15)));
    assert_eq!(content.range.total, Total::Stated(40));
    assert!(content.range.has_next);
    assert_eq!(content.warnings, []);
}

#[test]
fn a_full_or_last_page_is_whole() {
    for body in [
        r#"{"hasNextPage":false,"values":[{"id":"a"}]}"#,
        r#"{"hasNextPage":true,"values":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"}]}"#,
        r#"{"hasNextPage":true,"values":[]}"#,
        r#"{"values":[{"id":"a"}]}"#,
        r#"{"totalCount":11,"values":[{"id":"a"}]}"#,
    ] {
        assert!(Parts::default().add(part(10, 5, body), PAGE).1, "{body}");
    }
}

#[test]
fn without_the_flag_the_total_tells_that_rows_are_missing() {
    let body = r#"{"totalCount":12,"values":[{"id":"a"}]}"#;
    let mut parts = Parts::default();
    assert!(!parts.add(part(10, 5, body), PAGE).1);
    let rest = r#"{"totalCount":12,"values":[{"id":"b"}]}"#;
    let (content, is_whole) = parts.add(part(11, 4, rest), PAGE);
    assert!(is_whole);
    assert_eq!(ids(&content), "ab");
    assert_eq!(content.range.total, Total::Exact(12));
}

#[test]
fn a_server_that_repeats_itself_is_asked_once_more_and_its_page_is_as_it_was() {
    let body = r#"{"totalCount":0,"hasNextPage":true,"values":[{"id":"a"}]}"#;
    let mut parts = Parts::default();
    let (first, is_whole) = parts.add(part(10, 5, body), PAGE);
    assert!(!is_whole);
    let (content, is_whole) = parts.add(part(11, 4, body), PAGE);
    assert!(is_whole);
    assert_eq!(content, first);
}

#[test]
fn rows_that_moved_between_two_parts_are_one_row_and_counted() {
    let mut parts = Parts::default();
    let first = r#"{"totalCount":40,"hasNextPage":true,"values":[{"id":"a"},{"id":"b"}]}"#;
    parts.add(part(10, 5, first), PAGE);
    let second = r#"{"totalCount":41,"hasNextPage":true,"values":[{"id":"b"},{"id":"c"},{}]}"#;
    let (content, is_whole) = parts.add(part(12, 3, second), PAGE);
    assert!(is_whole);
    assert_eq!(ids(&content), "abc");
    assert_eq!(content.range.received, 5);
    assert!(content.warnings.contains(&DataWarning::RepeatedRows(1)));
}

#[test]
fn one_row_a_reply_ends_at_the_bound() {
    let mut parts = Parts::default();
    let page = Slice {
        limit: 1000,
        offset: 0,
    };
    let mut requests = 0;
    loop {
        requests += 1;
        let body = format!(r#"{{"hasNextPage":true,"values":[{{"id":"{requests}"}}]}}"#);
        let slice = parts.received();
        if parts.add(part(slice, 1000, &body), page).1 {
            break;
        }
    }
    assert_eq!(requests, MAX_PARTS);
}

#[test]
fn an_old_page_stays_until_the_new_one_is_whole() {
    let mut parts = Parts::default();
    assert!(!parts.may_show(true));
    assert!(parts.may_show(false));
    assert!(parts.may_show(true), "its own first rows are on screen");
}
