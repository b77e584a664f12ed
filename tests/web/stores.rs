//! What is kept, and where.

use js_sys::Function;
use leptos::prelude::{Owner, document, window};
use segment_console::domain::{ApiBase, PageOrigin, Project, ProjectId};
use segment_console::i18n::Locale;
use segment_console::preferences::{NotStored, Preferences, StoredKey, Theme};
use segment_console::session::{Connection, Session, Token, store};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::stub::Stub;

fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().expect("a length");
    (0..count)
        .filter_map(|index| storage.key(index).expect("a key"))
        .collect()
}

fn emptied_tab() -> Storage {
    let storage = window().session_storage().expect("storage");
    emptied(storage.expect("storage"))
}

fn emptied_browser() -> Storage {
    let storage = window().local_storage().expect("storage");
    emptied(storage.expect("storage"))
}

fn emptied(storage: Storage) -> Storage {
    storage.clear().expect("storage");
    storage
}

fn page() -> PageOrigin {
    PageOrigin {
        origin: "https://console.example.com".to_owned(),
    }
}

fn connection() -> Connection {
    Connection {
        base: ApiBase::same_origin(&page()),
        token: Token::parse("canary").expect("a token"),
    }
}

#[wasm_bindgen_test]
fn a_session_is_kept_under_one_key_of_this_tab_and_forgotten_whole() {
    let (tab, browser) = (emptied_tab(), emptied_browser());
    let (page, connection) = (page(), connection());
    assert_eq!(store::save(&connection, "id"), Ok(()));
    assert_eq!(keys(&tab), ["segment-console.session"]);
    assert_eq!(keys(&browser), [""; 0]);
    assert_eq!(store::restore(&page), Session::Connected(connection));
    store::clear();
    assert_eq!(keys(&tab), [""; 0]);
    assert_eq!(store::restore(&page), Session::Disconnected);
}

#[wasm_bindgen_test]
fn language_and_theme_are_put_on_the_page_and_remembered() {
    let browser = emptied_browser();
    let owner = Owner::new();
    let root = document().document_element().expect("a root");
    owner.with(|| {
        let preferences = Preferences::restore();
        assert_eq!(preferences.locale(), Locale::Zh, "as the browser asks for");
        preferences.set_locale(Locale::En);
        preferences.set_theme(Theme::Dark);
    });
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    owner.with(|| {
        let again = Preferences::restore();
        assert_eq!((again.locale(), again.theme()), (Locale::En, Theme::Dark));
    });
    browser.clear().expect("storage");
}

#[wasm_bindgen_test]
fn where_storage_is_forbidden_the_session_is_not_kept_and_nothing_breaks() {
    let forbid = Function::new_no_args("throw new DOMException('no', 'SecurityError')");
    let _tab = Stub::getter(window(), "sessionStorage", &forbid);
    let _browser = Stub::getter(window(), "localStorage", &forbid);
    assert_eq!(store::save(&connection(), "id"), Err(store::NotStored));
    assert_eq!(store::restore(&page()), Session::Disconnected);
    store::clear();
    Owner::new().with(|| {
        let preferences = Preferences::restore();
        preferences.set_locale(Locale::En);
        preferences.set_theme(Theme::Light);
        let held = (preferences.locale(), preferences.theme());
        assert_eq!(held, (Locale::En, Theme::Light), "until the page is left");
        preferences.store(StoredKey::Density, "compact");
        assert_eq!(preferences.stored(StoredKey::Density), None);
        assert_eq!(preferences.store_views("{}"), Err(NotStored));
        assert_eq!(preferences.views(), None);
    });
}

#[wasm_bindgen_test]
fn what_somebody_else_wrote_into_the_store_is_no_session_and_no_preference() {
    let (tab, browser) = (emptied_tab(), emptied_browser());
    for (storage, key) in [
        (&tab, "segment-console.session"),
        (&browser, "segment-console.theme"),
        (&browser, "segment-console.recent-projects"),
    ] {
        storage.set_item(key, "{\"odd").expect("storage");
    }
    assert_eq!(store::restore(&page()), Session::Disconnected);
    Owner::new().with(|| {
        let preferences = Preferences::restore();
        assert_eq!(preferences.theme(), Theme::System);
        assert_eq!(preferences.recent(), []);
    });
    tab.clear().expect("storage");
    browser.clear().expect("storage");
}

#[wasm_bindgen_test]
fn the_last_eight_projects_are_remembered_newest_first_until_they_are_forgotten() {
    let browser = emptied_browser();
    let ids = |preferences: Preferences| -> Vec<String> {
        let recent = preferences.recent().into_iter();
        recent
            .map(|project| project.id.as_str().to_owned())
            .collect()
    };
    let owner = Owner::new();
    owner.with(|| {
        let preferences = Preferences::restore();
        for id in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "5"] {
            preferences.remember_project(Project {
                id: ProjectId::parse(id).expect("an id"),
                name: None,
            });
        }
        let expected = ["5", "9", "8", "7", "6", "4", "3", "2"];
        assert_eq!(ids(preferences), expected);
        assert_eq!(ids(Preferences::restore()), expected);
        preferences.clear_recent();
        assert_eq!(ids(preferences), [""; 0]);
        assert_eq!(keys(&browser), [""; 0]);
    });
}

#[wasm_bindgen_test]
fn recent_searches_are_kept_by_project_and_forgotten_with_the_recent_projects() {
    let browser = emptied_browser();
    let project = |id| ProjectId::parse(id).expect("an id");
    Owner::new().with(|| {
        let preferences = Preferences::restore();
        preferences.remember_search(&project("a"), "stage:error");
        preferences.remember_search(&project("b"), "vip");
        preferences.remember_search(&project("a"), "creator:\"Emma Chen\"");
        let again = Preferences::restore();
        assert_eq!(
            again.recent_searches(&project("a")),
            ["creator:\"Emma Chen\"", "stage:error"]
        );
        assert_eq!(again.recent_searches(&project("b")), ["vip"]);
        assert_eq!(keys(&browser), ["segment-console.recent-searches"]);
        again.clear_recent();
        assert_eq!(preferences.recent_searches(&project("a")), [""; 0]);
        assert_eq!(keys(&browser), [""; 0]);
    });
}

#[wasm_bindgen_test]
fn habits_and_views_are_kept_each_under_its_own_key_and_outlive_a_session() {
    let browser = emptied_browser();
    Owner::new().with(|| {
        let preferences = Preferences::restore();
        preferences.store(StoredKey::Columns, "name.key");
        preferences.store(StoredKey::Density, "compact");
        assert_eq!(preferences.store_views("{}"), Ok(()));
        assert_eq!(preferences.store_damaged_views("{"), Ok(()));
        preferences.clear_recent();
        let again = Preferences::restore();
        assert_eq!(
            again.stored(StoredKey::Columns).as_deref(),
            Some("name.key")
        );
        assert_eq!(again.stored(StoredKey::Density).as_deref(), Some("compact"));
        assert_eq!(again.views().as_deref(), Some("{}"));
    });
    assert_eq!(keys(&browser).len(), 4);
    browser.clear().expect("storage");
}
