//! Blocks that are too heavy, the end of the list, and the rows at hand.

use std::sync::Arc;

use super::*;
use crate::api::error::HttpFailure;
use crate::state::page::cache::CachedPage;

impl LoadHarness {
    /// Fails the pending request, then requests the next block.
    fn fail(&mut self, error: ApiError) -> &mut Self {
        let (load_id, _) = self.pending.take().expect("a request");
        self.now += 1;
        let failure = Err(error.into());
        self.collection.receive(load_id, failure, self.now);
        self.run(Collection::fetch_next);
        self
    }

    fn limit(&self) -> Option<u32> {
        self.pending.map(|(_, slice)| slice.limit)
    }
}

#[test]
fn a_project_whose_blocks_are_too_heavy_is_loaded_in_smaller_ones() {
    let mut harness = LoadHarness::started();
    assert_eq!(harness.limit(), Some(1000));
    harness.fail(ApiError::unavailable(504));
    assert_eq!(harness.limit(), Some(200));
    harness.reply(true, "3", &["a", "b"]);
    assert_eq!(harness.limit(), Some(200), "and no larger one again");
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.ended(), Outcome::Complete);
    assert_eq!(harness.requested_offsets, [0, 0, 2]);
    harness.run(Collection::start);
    assert_eq!(harness.limit(), Some(200), "nor at a refresh");
}

#[test]
fn where_no_size_works_the_error_stands_and_retry_begins_anew() {
    let mut harness = LoadHarness::started();
    for _ in 0..3 {
        harness.fail(ApiError::TimedOut);
    }
    let failed = Status::Failed(ApiError::TimedOut.into());
    assert_eq!(harness.collection.status(), &failed);
    harness.run(Collection::retry);
    assert_eq!(harness.limit(), Some(1000));
}

#[test]
fn an_error_behind_the_last_row_ends_the_list() {
    for error in [
        ApiError::NotFound(None),
        ApiError::Refused(HttpFailure {
            status: 400,
            server_message: None,
        }),
    ] {
        let mut harness = LoadHarness::started();
        harness.reply(true, "2", &["a", "b"]).fail(error.clone());
        assert_eq!(harness.ended(), Outcome::Complete, "{error:?}");
        let mut harness = LoadHarness::started();
        harness
            .reply_body(r#"{"values":[{"id":"a"},{"id":"b"}]}"#)
            .fail(error.clone());
        let stated_total = None;
        assert_eq!(harness.ended(), Outcome::Unproven { stated_total });
        let mut harness = LoadHarness::started();
        harness.reply(true, "9", &["a", "b"]).fail(error.clone());
        let failed = Status::Failed(error.into());
        assert_eq!(harness.collection.status(), &failed, "rows are missing");
        assert_eq!(harness.ids(), "ab");
    }
}

#[test]
fn the_rows_at_hand_are_taken_where_no_block_could_be_loaded() {
    let body = r#"{"hasNextPage":true,"values":[{"id":"x"},{"id":"y"}]}"#;
    let slice = Slice {
        limit: 2,
        offset: 4,
    };
    let page = CachedPage {
        content: Arc::new(PageContent::of(slice, wire::page(body).expect("a page"))),
        fetched_at: 77,
        groups: None,
    };
    let mut harness = LoadHarness::started();
    harness.collection.adopt_page(Some(&page));
    assert_eq!(harness.ids(), "", "it is still loading");
    harness.fail(ApiError::Forbidden(None));
    harness.collection.adopt_page(Some(&page));
    assert_eq!(harness.ids(), "xy");
    assert_eq!(harness.collection.fetched_at(), Some(77));
    assert!(!harness.collection.is_complete());
    harness.run(Collection::retry);
    harness.reply(false, "3", &["a", "x", "y"]);
    assert_eq!(harness.ids(), "axy", "in the API's order");
    harness.run(Collection::start);
    harness.fail(ApiError::Forbidden(None));
    harness.collection.adopt_page(Some(&page));
    assert_eq!(harness.ids(), "axy", "loaded rows stay as they are");
}

#[test]
fn the_rest_is_loaded_from_any_state_whatever_the_limit() {
    let mut collection = Collection::default();
    assert!(matches!(collection.load_rest(), LoadAction::Fetch(..)));
    assert_eq!(collection.load_rest(), LoadAction::Nothing);
    let mut harness = LoadHarness::started();
    harness.collection.set_auto_load_rows(1);
    harness.reply(true, "3", &["a", "b"]);
    assert_eq!(harness.collection.status(), &Status::AtLimit);
    harness.run(Collection::load_rest);
    harness.reply(false, "3", &["c"]);
    assert_eq!(harness.ended(), Outcome::Complete);
}
