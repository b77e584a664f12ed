use super::*;
use crate::api::wire;
use crate::domain::Total;

fn content(offset: u64, body: &str) -> PageContent {
    let slice = Slice { limit: 2, offset };
    PageContent::of(slice, wire::page(body).expect("an envelope"))
}

#[test]
fn a_valid_reply_has_no_warnings() {
    let page = content(
        0,
        r#"{"offset":0.0,"limit":2.0,"totalCount":2.0,"hasNextPage":false,"values":[{"id":"a"},{"id":"b"}]}"#,
    );
    assert_eq!(page.warnings, []);
    assert_eq!(page.range.total, Total::Exact(2));
    assert_eq!(page.position("b"), Some(1));
    assert_eq!(page.position("c"), None);
}

#[test]
fn a_repeated_id_is_one_row_with_the_newest_content_and_counts_for_the_offset() {
    let page = content(
        0,
        r#"{"hasNextPage":true,"values":[{"id":"a","name":"old"},{"id":"b"},{"id":"a","name":"new"}]}"#,
    );
    let names: Vec<_> = page
        .rows
        .iter()
        .map(|row| (row.id.as_str(), row.name.as_deref()))
        .collect();
    assert_eq!(names, [("a", Some("new")), ("b", None)]);
    assert_eq!(page.warnings, [DataWarning::RepeatedRows(1)]);
    assert_eq!(page.range.received, 3);
}

#[test]
fn deduplication_is_fast_for_many_rows() {
    let row = |number: usize| SegmentProfile::with_id(&(number % 200_000).to_string());
    let rows = deduplicated((0..200_001).map(row).collect());
    assert_eq!(rows.len(), 200_000);
}

#[test]
fn unreadable_rows_are_counted_for_the_offset() {
    let page = content(0, r#"{"hasNextPage":false,"values":[{"id":"a"},{}]}"#);
    let unreadable = ["{}"].into_iter().collect();
    assert_eq!(page.warnings, [DataWarning::UnreadableRows(unreadable)]);
    assert_eq!(page.range.total, Total::Exact(2));
}

#[test]
fn a_reply_for_another_offset_is_a_warning() {
    let page = content(
        4,
        r#"{"offset":0,"hasNextPage":true,"values":[{"id":"a"}]}"#,
    );
    assert_eq!(
        page.warnings,
        [DataWarning::OtherOffset {
            requested: 4,
            received: 0
        }]
    );
}

#[test]
fn invalid_counts_are_warnings_and_paging_uses_received_rows() {
    let page = content(
        0,
        r#"{"offset":-1,"totalCount":3.7,"hasNextPage":true,"values":[{"id":"a"}]}"#,
    );
    assert_eq!(
        page.warnings,
        [
            DataWarning::InvalidCount("offset", "-1".to_owned()),
            DataWarning::InvalidCount("totalCount", "3.7".to_owned())
        ]
    );
    assert_eq!(page.range.total, Total::MoreThan(1));
}

#[test]
fn a_next_page_after_an_empty_one_is_a_warning() {
    let page = content(2, r#"{"hasNextPage":true,"values":[]}"#);
    assert_eq!(page.warnings, [DataWarning::EmptyWithNext]);
    assert!(!page.range.has_next);
}

#[test]
fn no_rows_where_the_total_promises_some_is_a_warning() {
    for values in ["[]", "null"] {
        let page = |offset, total: u64| {
            let body = format!(r#"{{"hasNextPage":false,"totalCount":{total},"values":{values}}}"#);
            content(offset, &body)
        };
        assert_eq!(page(0, 20).warnings, [DataWarning::EmptyWithTotal(20)]);
        assert_eq!(page(18, 20).warnings, [DataWarning::EmptyWithTotal(20)]);
        assert!(page(18, 20).is_contradiction());
        for (offset, total) in [(0, 0), (20, 20), (22, 20)] {
            assert_eq!(page(offset, total).warnings, []);
            assert!(!page(offset, total).is_contradiction());
        }
    }
    let unreadable = content(0, r#"{"hasNextPage":false,"totalCount":20,"values":[{}]}"#);
    assert!(!unreadable.is_contradiction());
}

#[test]
fn without_the_flag_a_full_page_has_a_next_one() {
    let full = content(0, r#"{"values":[{"id":"a"},{"id":"b"}]}"#);
    assert!(full.range.has_next);
    let short = content(0, r#"{"values":[{"id":"a"}]}"#);
    assert!(!short.range.has_next);
    assert_eq!(short.warnings, [DataWarning::NoNextFlag]);
}
