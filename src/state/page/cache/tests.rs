mod parts;

use super::*;
use crate::api::{ApiError, wire};
use crate::domain::PageRange;

fn key(project: &str, page: u32) -> PageKey {
    PageKey {
        project: ProjectId::parse(project).expect("an id"),
        page: PageNumber::parse(&page.to_string()).expect("a page"),
        size: PageSize::Rows1000,
    }
}

/// A page of `rows` rows whose ids begin with `prefix`.
fn page_with(prefix: &str, rows: usize) -> PageContent {
    let values: Vec<_> = (0..rows)
        .map(|row| format!(r#"{{"id":"{prefix}{row}"}}"#))
        .collect();
    let body = format!(r#"{{"hasNextPage":false,"values":[{}]}}"#, values.join(","));
    let slice = Slice {
        limit: 1000,
        offset: 0,
    };
    PageContent::of(slice, wire::page(&body).expect("an envelope"))
}

fn id_of(action: LoadAction) -> LoadId {
    match action {
        LoadAction::Fetch(id, ..) => id,
        LoadAction::Nothing | LoadAction::Abort => panic!("no request was made: {action:?}"),
    }
}

fn first_id(pages: &PageCache) -> Option<&str> {
    pages.shown().map(|page| page.content.rows[0].id.as_str())
}

#[test]
fn a_page_is_asked_for_once_and_then_shown() {
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 1)));
    assert_eq!(pages.show(key("a", 1)), LoadAction::Nothing);
    pages.settle(asked, Ok(page_with("x", 2)), 7);
    assert_eq!(first_id(&pages), Some("x0"));
    assert_eq!(pages.shown().map(|page| page.fetched_at), Some(7));
    assert_eq!(pages.progress(), &Progress::Settled);
}

#[test]
fn a_refresh_that_contradicts_itself_keeps_the_rows_and_their_age() {
    let slice = Slice {
        limit: 1000,
        offset: 0,
    };
    for (body, contradicts) in [
        (r#"{"totalCount":20,"hasNextPage":false,"values":[]}"#, true),
        (
            r#"{"totalCount":20,"hasNextPage":false,"values":null}"#,
            true,
        ),
        (r#"{"hasNextPage":true,"values":[]}"#, true),
        (r#"{"totalCount":0,"hasNextPage":false,"values":[]}"#, false),
    ] {
        let mut pages = PageCache::default();
        let first = id_of(pages.show(key("a", 1)));
        pages.settle(first, Ok(page_with("x", 2)), 7);
        let again = id_of(pages.refresh());
        let reply = PageContent::of(slice, wire::page(body).expect("an envelope"));
        let warnings = reply.warnings.clone();
        pages.settle(again, Ok(reply), 9);
        let shown = pages.shown().expect("a page");
        assert_eq!(shown.content.warnings, warnings);
        let (rows, fetched_at) = if contradicts { (2, 7) } else { (0, 9) };
        assert_eq!((shown.rows(), shown.fetched_at), (rows, fetched_at));
        assert_eq!(pages.progress(), &Progress::Settled);
        // The next good reply replaces them.
        let good = id_of(pages.refresh());
        pages.settle(good, Ok(page_with("y", 3)), 11);
        assert_eq!(first_id(&pages), Some("y0"));
    }
}

#[test]
fn a_late_reply_for_another_project_is_dropped() {
    let mut pages = PageCache::default();
    let old = id_of(pages.show(key("a", 1)));
    let new = id_of(pages.show(key("b", 1)));
    pages.settle(old, Ok(page_with("old", 1)), 0);
    assert_eq!(first_id(&pages), None);
    pages.settle(new, Ok(page_with("new", 1)), 0);
    pages.settle(old, Err(ApiError::Unreachable.into()), 0);
    assert_eq!(first_id(&pages), Some("new0"));
    assert_eq!(pages.progress(), &Progress::Settled);
}

#[test]
fn a_page_in_memory_comes_back_without_a_request() {
    let mut pages = PageCache::default();
    let first = id_of(pages.show(key("a", 1)));
    pages.settle(first, Ok(page_with("one", 1)), 0);
    let second = id_of(pages.show(key("a", 2)));
    assert_eq!(first_id(&pages), None, "page 1 is never shown as page 2");
    pages.settle(second, Ok(page_with("two", 1)), 0);
    assert_eq!(pages.show(key("a", 1)), LoadAction::Abort);
    assert_eq!(first_id(&pages), Some("one0"));
    assert_eq!(pages.progress(), &Progress::Settled);
}

#[test]
fn a_refresh_keeps_the_old_rows_until_the_new_ones_come_and_when_it_fails() {
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 1)));
    pages.settle(asked, Ok(page_with("old", 1)), 0);
    let again = id_of(pages.refresh());
    assert_eq!(first_id(&pages), Some("old0"));
    pages.settle(again, Err(ApiError::Unreachable.into()), 1);
    assert_eq!(first_id(&pages), Some("old0"));
    assert_eq!(
        pages.progress(),
        &Progress::Failed(ApiError::Unreachable.into())
    );
    let retried = id_of(pages.refresh());
    pages.settle(retried, Ok(page_with("new", 1)), 2);
    assert_eq!(first_id(&pages), Some("new0"));
}

#[test]
fn a_refresh_on_its_way_is_not_sent_twice() {
    let mut pages = PageCache::default();
    assert_eq!(pages.refresh(), LoadAction::Nothing);
    let _ = pages.show(key("a", 1));
    assert_eq!(pages.refresh(), LoadAction::Nothing);
}

#[test]
fn a_failure_is_left_behind_with_its_page() {
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 1)));
    pages.settle(asked, Err(ApiError::Forbidden(None).into()), 0);
    let _ = pages.show(key("b", 1));
    assert!(matches!(
        pages.progress(),
        Progress::Waiting { slow: false, .. }
    ));
}

#[test]
fn only_the_request_waited_for_can_take_long() {
    let mut pages = PageCache::default();
    let old = id_of(pages.show(key("a", 1)));
    let new = id_of(pages.show(key("b", 1)));
    pages.mark_long(old);
    assert_eq!(
        pages.progress(),
        &Progress::Waiting {
            id: new,
            slow: false
        }
    );
    pages.mark_long(new);
    assert_eq!(
        pages.progress(),
        &Progress::Waiting {
            id: new,
            slow: true
        }
    );
}

#[test]
fn after_clearing_no_old_reply_is_taken() {
    let mut pages = PageCache::default();
    let old = id_of(pages.show(key("a", 1)));
    assert_eq!(pages.clear(), LoadAction::Abort);
    let new = id_of(pages.show(key("a", 1)));
    assert_ne!(old, new);
    pages.settle(old, Ok(page_with("old", 1)), 0);
    assert_eq!(first_id(&pages), None);
}

#[test]
fn a_profile_is_found_on_any_page_of_its_project_in_memory() {
    let mut pages = PageCache::default();
    for (project, number, prefix) in [("a", 1, "one"), ("a", 2, "two"), ("b", 1, "other")] {
        let asked = id_of(pages.show(key(project, number)));
        pages.settle(asked, Ok(page_with(prefix, 2)), 0);
    }
    let a = ProjectId::parse("a").expect("an id");
    let found = |id: &str| pages.profile(&a, id).map(|profile| profile.id.clone());
    assert_eq!(found("one1").as_deref(), Some("one1"));
    assert_eq!(found("two0").as_deref(), Some("two0"));
    assert_eq!(found("other0"), None);
    assert_eq!(found("one2"), None);
}

#[test]
fn memory_is_bounded_and_the_page_on_screen_stays() {
    let mut pages = PageCache::default();
    for number in 1..=30 {
        let asked = id_of(pages.show(key("a", number)));
        pages.settle(asked, Ok(page_with("x", 1000)), 0);
        assert!(pages.shown().is_some());
    }
    assert_eq!(pages.cached.len(), 20);
    assert!(matches!(pages.show(key("a", 1)), LoadAction::Fetch(..)));
    assert_eq!(pages.show(key("a", 30)), LoadAction::Abort);
}

/// The failure that a server sends for a page behind the last row.
fn not_found() -> Result<PageContent, Failure> {
    Err(ApiError::NotFound(None).into())
}

fn total_on_screen(pages: &PageCache) -> Option<crate::domain::Total> {
    pages.shown().map(|page| page.content.range.total)
}

#[test]
fn a_page_that_is_refused_is_past_the_end_where_the_first_page_says_so() {
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 3)));
    let probe = pages.settle(asked, not_found(), 0);
    let LoadAction::Fetch(probe, _, slice) = probe else {
        panic!("the first page is asked for: {probe:?}");
    };
    assert_eq!((slice.offset, slice.limit), (0, 1000));
    pages.settle(probe, Ok(page_with("x", 2)), 1);
    assert_eq!(pages.progress(), &Progress::Settled);
    let past = crate::domain::Total::PastTheEnd(Some(2));
    assert_eq!(total_on_screen(&pages), Some(past));
    assert_eq!(
        pages.show(key("a", 1)),
        LoadAction::Abort,
        "it is in memory"
    );
    let again = id_of(pages.show(key("a", 4)));
    assert_eq!(pages.settle(again, not_found(), 2), LoadAction::Nothing);
    assert_eq!(
        total_on_screen(&pages),
        Some(past),
        "without another request"
    );
}

#[test]
fn a_refused_page_that_is_not_past_the_end_failed() {
    // The first page is refused too, or says that there are rows.
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 3)));
    let probe = id_of(pages.settle(asked, not_found(), 0));
    pages.settle(probe, Err(ApiError::TimedOut.into()), 1);
    let failed = Progress::Failed(ApiError::NotFound(None).into());
    assert_eq!(pages.progress(), &failed);

    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 2)));
    let probe = id_of(pages.settle(asked, not_found(), 0));
    let mut first = page_with("x", 1000);
    first.range = PageRange::of(0, 1000, true, Some(5_000));
    pages.settle(probe, Ok(first), 1);
    assert_eq!(pages.progress(), &failed);
    let first = id_of(pages.show(key("b", 1)));
    assert_eq!(pages.settle(first, not_found(), 2), LoadAction::Nothing);
    assert_eq!(pages.progress(), &failed, "the first page is no other");
}
