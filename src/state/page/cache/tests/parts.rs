//! Pages that arrive in parts.

use super::*;

#[test]
fn a_page_that_is_too_heavy_comes_in_smaller_parts() {
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 1)));
    let smaller = pages.settle(asked, Err(ApiError::TimedOut.into()), 0);
    let LoadAction::Fetch(id, _, Slice { limit, offset }) = smaller else {
        panic!("a smaller request: {smaller:?}");
    };
    assert_eq!((limit, offset), (200, 0));
    let mut part = page_with("x", 200);
    part.range = PageRange::of(0, 200, true, Some(250));
    let rest = pages.settle(id, Ok(part), 1);
    let LoadAction::Fetch(id, _, Slice { limit, offset }) = rest else {
        panic!("the rest: {rest:?}");
    };
    assert_eq!((limit, offset), (200, 200));
    assert_eq!(first_id(&pages), Some("x0"), "the first rows are shown");
    let mut part = page_with("y", 50);
    part.range = PageRange::of(200, 50, false, Some(250));
    pages.settle(id, Ok(part), 2);
    let rows = pages.shown().map(|page| page.content.rows.len());
    assert_eq!((rows, pages.progress()), (Some(250), &Progress::Settled));
}

#[test]
fn a_page_that_was_left_before_it_was_whole_is_asked_for_again() {
    let mut pages = PageCache::default();
    let asked = id_of(pages.show(key("a", 1)));
    let mut part = page_with("x", 100);
    part.range = PageRange::of(0, 100, true, Some(5_000));
    let rest = pages.settle(asked, Ok(part), 0);
    assert!(matches!(rest, LoadAction::Fetch(..)));
    let _ = pages.show(key("a", 2));
    assert!(matches!(pages.show(key("a", 1)), LoadAction::Fetch(..)));
    assert_eq!(first_id(&pages), None);
}
