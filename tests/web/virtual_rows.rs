//! Rows of which only those in sight are in the page.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::document;
use segment_console::components::{RowSource, VirtualRows, button};
use segment_console::live::{Derived, Part, State, el, live, words};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::support::{Stage, next, painted, settle, state};

/// The table's own sheets, and a frame for some ten rows.
const SHEETS: [&str; 4] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/table.css"),
    ".table-frame { block-size: 400px } .table-frame.tall { block-size: 800px }",
];

/// More would not be needed for a frame of 400 px with rows of 38.
const FEW: usize = 24;

struct Table {
    stage: Stage,
    /// Whether there are rows at all, or something in their place.
    present: State<bool>,
    rows: VirtualRows,
    list: State<Vec<u64>>,
    opened: State<Vec<String>>,
}

impl Table {
    async fn of(count: u64) -> Self {
        let table = Self::mounted(count).await;
        painted().await;
        table
    }

    /// The table as it is when every effect has run and nothing was painted yet.
    async fn mounted(count: u64) -> Self {
        let (list, opened) = (state((0..count).collect::<Vec<_>>()), state(Vec::new()));
        let present = state(true);
        let made = Rc::new(Cell::new(None));
        let made_of = list;
        let keep = Rc::clone(&made);
        let stage = Stage::show(move || {
            // As in the console, where rows derive from what was loaded.
            let list = Derived::new(move || made_of.get());
            let rows = VirtualRows::new(RowSource {
                count: (move || list.with(|list| list.len())).into(),
                before: (|| 2_000).into(),
                id: Box::new(move |place| list.get_untracked().get(place).map(u64::to_string)),
                place: Box::new(move |id| {
                    list.get_untracked()
                        .iter()
                        .position(|row| row.to_string() == id)
                }),
                open: Box::new(move |id| {
                    opened.update(|opened| opened.push(id.to_owned()));
                }),
            });
            keep.set(Some(rows));
            let profiles = move || {
                rows.rows(
                    move |window| list.with(|list| list.get(window).unwrap_or_default().to_vec()),
                    |row| *row,
                    |row, stop| {
                        let name = button("row-name")
                            .set("id", &format!("row-{row}"))
                            .bind("tabindex", move || if stop.get() { "0" } else { "-1" })
                            .child(words(&row.to_string()));
                        let cell = el("th").set("scope", "row").class("cell").child(name);
                        el("tr").class("row").child(cell)
                    },
                )
            };
            let body = live(move || {
                if present.get() {
                    profiles()
                } else {
                    rows.leave();
                    Part::None
                }
            });
            let headings = el("tr")
                .set("aria-rowindex", "1")
                .child(el("th").class("heading").child(words("heading")));
            let table = el("table")
                .class("table")
                .child(el("thead").child(headings))
                .child(el("tbody").child(body))
                .on_resize(move || rows.measure());
            let frame = el("div")
                .class("table-frame")
                .set("tabindex", "0")
                .child(table);
            let sheets = SHEETS
                .iter()
                .fold(el("style"), |style, sheet| style.child(words(sheet)));
            el("div").child(sheets).child(rows.frame(frame)).into()
        })
        .await;
        let rows = made.get().expect("rows");
        Self {
            stage,
            present,
            rows,
            list,
            opened,
        }
    }

    fn frame(&self) -> HtmlElement {
        self.stage.find(".table-frame")
    }

    async fn scroll(&self, top: i32) {
        let frame = self.frame();
        if frame.scroll_top() != top {
            frame.set_scroll_top(top);
            next(&frame, "scroll").await;
        }
    }

    async fn press(&self, key: &str) {
        assert!(!self.stage.press(".table-frame", key).await, "it scrolls");
    }

    fn rendered(&self) -> Vec<Element> {
        let found = self.stage.root().query_selector_all("tbody .row");
        let found = found.expect("a selector");
        let nodes = (0..found.length()).filter_map(|at| found.get(at));
        nodes.map(JsCast::unchecked_into).collect()
    }

    fn indexes(&self) -> Vec<u64> {
        let rows = self.rendered().into_iter();
        let index = |row: Element| row.get_attribute("aria-rowindex")?.parse().ok();
        rows.map(|row| index(row).expect("an index")).collect()
    }

    /// The row with the focus, which must be wholly in sight, or what else has it.
    fn focused(&self) -> String {
        let active = document().active_element().expect("something");
        if active.class_name() == "row-name" {
            let (row, frame) = (
                active.get_bounding_client_rect(),
                self.frame().get_bounding_client_rect(),
            );
            let head = self.stage.find("thead").get_bounding_client_rect();
            assert!(row.top() >= head.bottom() && row.bottom() <= frame.bottom());
            active.text_content().unwrap_or_default()
        } else {
            active.class_name()
        }
    }

    fn stops(&self) -> Vec<String> {
        self.stage.texts(".row-name[tabindex='0']")
    }
}

#[wasm_bindgen_test]
async fn a_thousand_rows_are_a_few_elements_wherever_they_are_scrolled() {
    let table = Table::of(1_000).await;
    let end = table.frame().scroll_height() - table.frame().client_height();
    assert!(
        end > 1_000 * 38 - 400,
        "it scrolls as far as they go: {end}"
    );
    for top in [0, 19, 5_000, 20_001, end] {
        table.scroll(top).await;
        let count = table.rendered().len();
        assert!((10..=FEW).contains(&count), "{count} at {top}");
        let height = table.frame().scroll_height();
        assert_eq!(height - table.frame().client_height(), end, "at {top}");
    }
}

#[wasm_bindgen_test]
async fn every_row_can_be_scrolled_to_and_has_its_place_in_the_whole_list() {
    let table = Table::of(300).await;
    let mut seen = BTreeSet::new();
    for top in (0..300 * 38).step_by(300) {
        table
            .scroll(top.min(table.frame().scroll_height() - table.frame().client_height()))
            .await;
        let indexes = table.indexes();
        assert!(indexes.windows(2).all(|pair| pair[0] + 1 == pair[1]));
        seen.extend(indexes);
    }
    assert_eq!(seen, (2_002..2_302).collect());
}

#[wasm_bindgen_test]
async fn scrolling_by_a_row_makes_one_and_keeps_the_others() {
    let table = Table::of(1_000).await;
    table.scroll(3_800).await;
    let before = table.rendered();
    table.scroll(3_838).await;
    let after = table.rendered();
    assert_eq!(before.len(), after.len());
    assert_eq!(before[1..], after[..after.len() - 1]);
}

#[wasm_bindgen_test]
async fn keys_move_the_focus_and_what_has_it_is_in_sight() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    let first = (400 - 36) / 38;
    for (key, expected) in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 0),
        ("PageDown", first),
        ("PageDown", 2 * first),
        ("PageUp", first),
        ("End", 999),
        ("ArrowDown", 999),
        ("ArrowUp", 998),
        ("Home", 0),
    ] {
        table.press(key).await;
        assert_eq!(table.focused(), expected.to_string(), "{key}");
        assert!(table.rendered().len() <= FEW);
    }
}

#[wasm_bindgen_test]
async fn the_first_key_takes_the_first_row_in_sight() {
    let table = Table::of(1_000).await;
    table.scroll(390).await;
    table.frame().focus().expect("a frame");
    table.press("ArrowDown").await;
    assert_eq!(table.focused(), "11");
}

#[wasm_bindgen_test]
async fn a_key_with_a_modifier_is_the_browsers() {
    let table = Table::of(50).await;
    let init = web_sys::KeyboardEventInit::new();
    init.set_key("ArrowDown");
    init.set_alt_key(true);
    init.set_cancelable(true);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    let event = event.expect("an event");
    assert!(table.stage.dispatch(".table-frame", &event).await);
}

#[wasm_bindgen_test]
async fn one_row_is_in_the_order_of_tab_the_current_one() {
    let table = Table::of(1_000).await;
    assert_eq!(table.stops(), ["0"]);
    table.stage.find("#row-4").focus().expect("a row");
    settle().await;
    assert_eq!(table.stops(), ["4"]);
    table.press("ArrowDown").await;
    assert_eq!(table.stops(), ["5"]);
}

#[wasm_bindgen_test]
async fn a_row_that_is_scrolled_away_leaves_the_focus_to_the_frame_which_goes_on_from_it() {
    let table = Table::of(1_000).await;
    table.stage.find("#row-3").focus().expect("a row");
    table.scroll(20_000).await;
    assert_eq!(table.focused(), "table-frame");
    assert_eq!(table.frame().scroll_top(), 20_000, "it stays where it is");
    table.press("ArrowDown").await;
    assert_eq!(table.focused(), "4");
}

#[wasm_bindgen_test]
async fn enter_in_the_frame_opens_the_current_row() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    table.stage.press(".table-frame", "Enter").await;
    table.press("End").await;
    table.scroll(0).await;
    table.stage.press(".table-frame", "Enter").await;
    assert_eq!(table.opened.get_untracked(), ["999"]);
    // A row's own button opens it by itself.
    table.press("Home").await;
    table.stage.press("#row-0", "Enter").await;
    assert_eq!(table.opened.get_untracked(), ["999"]);
}

#[wasm_bindgen_test]
async fn other_rows_leave_scrolling_and_focus_where_they_are() {
    let table = Table::of(1_000).await;
    table.scroll(3_800).await;
    table.stage.find("#row-103").focus().expect("a row");
    // A row more at the top: all stand one further down.
    table
        .list
        .set([5_000].into_iter().chain(0..1_000).collect());
    settle().await;
    painted().await;
    assert_eq!(table.frame().scroll_top(), 3_800);
    assert_eq!(table.focused(), "103");
    // The row itself is gone.
    table.list.set((200..1_000).collect());
    settle().await;
    assert_eq!(table.focused(), "table-frame");
}

#[wasm_bindgen_test]
async fn as_many_other_rows_are_other_rows() {
    let table = Table::of(3).await;
    table.list.set(vec![0, 7, 2]);
    settle().await;
    assert_eq!(table.stage.texts("tbody .row"), ["0", "7", "2"]);
}

#[wasm_bindgen_test]
async fn a_restart_shows_the_first_row_and_forgets_the_current_one() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    table.press("End").await;
    table.rows.restart();
    settle().await;
    assert_eq!(table.frame().scroll_top(), 0);
    assert_eq!(table.indexes().first(), Some(&2_002));
    assert_eq!(table.focused(), "table-frame");
    assert_eq!(table.stops(), ["0"]);
}

#[wasm_bindgen_test]
async fn a_row_that_is_shown_comes_in_sight_and_has_the_focus_when_it_is_given() {
    let table = Table::of(1_000).await;
    table.rows.show("700");
    settle().await;
    assert!(table.stage.try_find("#row-700").is_some());
    table.rows.take_focus();
    assert_eq!(table.focused(), "700");
    table.rows.show("nobody");
    assert_eq!(table.focused(), "700");
}

#[wasm_bindgen_test]
async fn a_larger_frame_shows_more_rows() {
    let table = Table::of(1_000).await;
    let few = table.rendered().len();
    table.frame().set_class_name("table-frame tall");
    painted().await;
    let more = table.rendered().len();
    assert!((few + 10..=few + 12).contains(&more), "{few}, then {more}");
}

#[wasm_bindgen_test]
async fn denser_rows_are_measured_and_the_first_in_sight_stays() {
    let table = Table::of(1_000).await;
    table.scroll(380 * 38).await;
    let frame = table.frame();
    frame
        .set_attribute("data-density", "compact")
        .expect("an attribute");
    painted().await;
    painted().await;
    assert_eq!(frame.scroll_top(), 380 * 28);
    assert_eq!(table.rendered()[6].text_content().as_deref(), Some("380"));
    let room = frame.scroll_height();
    assert!((28_000..28_100).contains(&room), "{room}");
}

#[wasm_bindgen_test]
async fn rows_that_come_late_fill_the_frame_at_once_and_those_that_go_leave_it_the_focus() {
    let table = Table::of(1_000).await;
    let all = table.rendered().len();
    table.stage.find("#row-2").focus().expect("a row");
    table.present.set(false);
    settle().await;
    assert_eq!(table.rendered().len(), 0);
    assert_eq!(table.focused(), "table-frame");
    table.present.set(true);
    settle().await;
    assert_eq!(table.rendered().len(), all);
}

#[wasm_bindgen_test]
async fn rows_are_measured_before_the_first_picture() {
    let table = Table::mounted(1_000).await;
    assert!((10..=FEW).contains(&table.rendered().len()));
}
