//! What is kept, and where.

use leptos::prelude::{Owner, document, window};
use segment_console::domain::{ApiBase, PageOrigin};
use segment_console::preferences::{Preferences, Theme};
use segment_console::session::{Connection, Session, Token, store};
use segment_console::text::Locale;
use wasm_bindgen_test::wasm_bindgen_test;

fn keys(storage: &web_sys::Storage) -> Vec<String> {
    let count = storage.length().expect("a length");
    (0..count)
        .filter_map(|index| storage.key(index).expect("a key"))
        .collect()
}

#[wasm_bindgen_test]
fn a_session_is_kept_under_one_key_of_this_tab_and_forgotten_whole() {
    let tab = window()
        .session_storage()
        .expect("storage")
        .expect("storage");
    let browser = window().local_storage().expect("storage").expect("storage");
    tab.clear().expect("storage");
    browser.clear().expect("storage");
    let page = PageOrigin {
        origin: "https://console.example.com".to_owned(),
    };
    let connection = Connection {
        base: ApiBase::same_origin(&page),
        token: Token::parse("canary").expect("a token"),
    };
    assert_eq!(store::keep(&connection), Ok(()));
    assert_eq!(keys(&tab), ["segment-console.session"]);
    assert_eq!(keys(&browser), [""; 0]);
    assert_eq!(store::restore(&page), Session::Connected(connection));
    store::forget();
    assert_eq!(keys(&tab), [""; 0]);
    assert_eq!(store::restore(&page), Session::Disconnected);
}

#[wasm_bindgen_test]
fn language_and_theme_are_put_on_the_page_and_remembered() {
    let browser = window().local_storage().expect("storage").expect("storage");
    browser.clear().expect("storage");
    let owner = Owner::new();
    let root = document().document_element().expect("a root");
    owner.with(|| {
        let preferences = Preferences::restore();
        assert_eq!(preferences.locale(), Locale::Zh, "as the browser asks for");
        preferences.speak(Locale::En);
        preferences.wear(Theme::Dark);
    });
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    owner.with(|| {
        let again = Preferences::restore();
        assert_eq!((again.locale(), again.theme()), (Locale::En, Theme::Dark));
    });
    browser.clear().expect("storage");
}
