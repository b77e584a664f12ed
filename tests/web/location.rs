//! The URL as a signal, over the real History.

use leptos::prelude::{Owner, window};
use segment_console::query::location::Place;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::settle;

/// Goes to a URL without telling anybody, as a page load would.
fn enter(query: &str) {
    let path = window().location().pathname().expect("a path");
    let url = format!("{path}{query}");
    let history = window().history().expect("a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&url))
        .expect("a place in the history");
}

fn query() -> String {
    window().location().search().expect("a query")
}

fn entries() -> u32 {
    window()
        .history()
        .and_then(|history| history.length())
        .expect("a length")
}

/// Waits for the browser to have gone back.
async fn gone_back() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
        let once = web_sys::AddEventListenerOptions::new();
        once.set_once(true);
        window()
            .add_event_listener_with_callback_and_add_event_listener_options(
                "popstate",
                done.unchecked_ref(),
                &once,
            )
            .expect("a listener");
    });
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .expect("an event");
    settle().await;
}

#[wasm_bindgen_test]
async fn the_url_is_read_written_and_gone_back_to() {
    enter("?project=a%2Fb&page=3&size=20&other=x");
    let owner = Owner::new();
    let place = owner.with(Place::follow);
    let params = place.params_now();
    assert_eq!(params.project.as_ref().map(|id| id.as_str()), Some("a/b"));
    assert_eq!((params.page.get(), params.size.rows()), (3, 20));

    place.go(params.with_page(params.page.next()));
    assert_eq!(query(), "?project=a%2Fb&page=4&size=20");
    window()
        .history()
        .and_then(|history| history.back())
        .expect("a way back");
    gone_back().await;
    assert_eq!(place.params_now().page.get(), 3);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn what_is_of_no_use_is_named_once_and_leaves_the_url() {
    enter("?project=a&page=abc&size=7");
    let owner = Owner::new();
    let place = owner.with(Place::follow);
    assert_eq!(owner.with(|| place.problems()).len(), 2);
    assert_eq!(query(), "?project=a");
    place.dismiss_problems();
    assert_eq!(owner.with(|| place.problems()).len(), 0);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn closing_a_row_goes_back_to_where_it_was_opened() {
    enter("?project=a");
    let owner = Owner::new();
    let place = owner.with(Place::follow);
    place.open_row("r1".to_owned());
    let open = entries();
    place.open_row("r2".to_owned());
    assert_eq!(entries(), open, "the next row takes the place of the last");
    assert_eq!(query(), "?project=a&row=r2");
    place.close_row();
    gone_back().await;
    assert_eq!(query(), "?project=a");
    assert_eq!(place.params_now().row, None);
    owner.cleanup();
    enter("");
}

#[wasm_bindgen_test]
async fn a_page_entered_with_an_open_row_closes_it_in_place() {
    enter("?project=a&row=r1");
    let owner = Owner::new();
    let place = owner.with(Place::follow);
    let before = entries();
    place.close_row();
    assert_eq!((query().as_str(), entries()), ("?project=a", before));
    owner.cleanup();
    enter("");
}
