//! The URL as a signal, over the real History.

use leptos::prelude::*;
use segment_console::domain::PageNumber;
use segment_console::state::saved_views::{BuiltInView, ViewId};
use segment_console::state::url::url_state::UrlState;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::History;

use crate::support::{Stage, next, settle};

/// Goes to a URL without telling anybody, as a page load would.
fn enter(query: &str) {
    let path = window().location().pathname().expect("a path");
    let url = format!("{path}{query}");
    history()
        .replace_state_with_url(&JsValue::NULL, "", Some(&url))
        .expect("an entry of the history");
}

fn history() -> History {
    window().history().expect("a history")
}

fn back() {
    history().back().expect("a way back");
}

fn query() -> String {
    window().location().search().expect("a query")
}

fn entries() -> u32 {
    history().length().expect("a length")
}

/// Waits for the browser to have gone back, or forward.
async fn gone_back() {
    next(&window(), "popstate").await;
}

#[wasm_bindgen_test]
async fn the_url_is_read_written_and_gone_back_to() {
    enter("?project=a%2Fb&page=3&size=20&other=x");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    let params = url_state.params_untracked();
    assert_eq!(params.project.as_ref().map(|id| id.as_str()), Some("a/b"));
    assert_eq!((params.page.get(), params.size.rows()), (3, 20));

    url_state.navigate(params.with_page(params.page.next()));
    assert_eq!(query(), "?project=a%2Fb&page=4&size=20");
    back();
    gone_back().await;
    assert_eq!(url_state.params_untracked().page.get(), 3);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn what_is_of_no_use_is_named_once_and_leaves_the_url() {
    enter("?project=a&page=abc&size=7");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    assert_eq!(owner.with(|| url_state.problems()).len(), 2);
    assert_eq!(query(), "?project=a");
    url_state.dismiss_problems();
    assert_eq!(owner.with(|| url_state.problems()).len(), 0);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn closing_a_row_goes_back_to_where_it_was_opened() {
    enter("?project=a");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    url_state.open_row("r1".to_owned());
    let open = entries();
    url_state.open_row("r2".to_owned());
    assert_eq!(entries(), open, "the next row takes the place of the last");
    assert_eq!(query(), "?project=a&row=r2");
    url_state.close_row();
    gone_back().await;
    assert_eq!(query(), "?project=a");
    assert_eq!(url_state.params_untracked().row, None);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn a_page_entered_with_an_open_row_closes_it_in_place() {
    enter("?project=a&row=r1");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    let before = entries();
    url_state.close_row();
    assert_eq!((query().as_str(), entries()), ("?project=a", before));
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn the_view_that_was_opened_goes_with_the_history_entry_and_not_with_the_url() {
    enter("?project=a");
    let owner = Owner::new();
    let place = owner.with(UrlState::from_location);
    let opened = |place: UrlState| owner.with(|| place.opened_view());
    let view = ViewId::BuiltIn(BuiltInView::NoDescription);
    let search = place
        .params_untracked()
        .with_search("no:description".to_owned());
    place.open_view(search, view.clone());
    assert_eq!(query(), "?project=a&q=no%3Adescription");
    place.open_row("r1".to_owned());
    let reloaded = owner.with(UrlState::from_location);
    assert_eq!(opened(reloaded), Some(view.clone()), "a reload keeps it");
    let mut params = place.params_untracked();
    params.row = None;
    place.close_row();
    gone_back().await;
    assert_eq!(
        place.params_untracked(),
        params,
        "a row is closed by going back"
    );
    assert_eq!(opened(place), Some(view));
    back();
    gone_back().await;
    assert_eq!(query(), "?project=a");
    assert_eq!(opened(place), None);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn going_adds_an_entry_and_replacing_takes_the_place_of_one() {
    enter("?project=a");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    let page = |number| {
        let page = PageNumber::parse(number).expect("a page");
        url_state.params_untracked().with_page(page)
    };
    // Cuts off what another test left to go forward to, which would be counted too.
    url_state.navigate(page("2"));
    let before = entries();
    url_state.replace(page("3"));
    assert_eq!((query().as_str(), entries()), ("?project=a&page=3", before));
    url_state.navigate(page("4"));
    assert_eq!(
        (query().as_str(), entries()),
        ("?project=a&page=4", before + 1)
    );
    back();
    gone_back().await;
    assert_eq!(query(), "?project=a&page=3");
    assert_eq!(url_state.params_untracked(), page("3"));
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn back_closes_a_row_and_forward_opens_it_again() {
    enter("?project=a");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    url_state.open_row("r/1".to_owned());
    back();
    gone_back().await;
    assert_eq!(url_state.params_untracked().row, None);
    history().forward().expect("a way forward");
    gone_back().await;
    assert_eq!(url_state.params_untracked().row.as_deref(), Some("r/1"));
    url_state.close_row();
    gone_back().await;
    assert_eq!(
        url_state.params_untracked().row,
        None,
        "it is still known as opened here"
    );
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn closing_where_nothing_is_open_does_nothing() {
    enter("?project=a");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    let before = entries();
    url_state.close_row();
    assert_eq!((query().as_str(), entries()), ("?project=a", before));
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn who_reads_the_url_is_told_where_back_leads() {
    enter("?project=a");
    let owner = Owner::new();
    let url_state = owner.with(UrlState::from_location);
    let stage = Stage::show(move || move || url_state.params().page.get().to_string()).await;
    url_state.navigate(
        url_state
            .params_untracked()
            .with_page(PageNumber::FIRST.next()),
    );
    settle().await;
    assert_eq!(stage.text(), "2");
    back();
    gone_back().await;
    assert_eq!(stage.text(), "1");
    drop(stage);
    owner.cleanup();
    enter("");
}
