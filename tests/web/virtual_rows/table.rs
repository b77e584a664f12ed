//! A table with virtual rows, in a page of its own.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

use segment_console::legacy_components::{RowSource, VirtualRows, button};
use segment_console::live::{Part, el, live, words};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::support::{Stage, next, painted, state};

/// The table's own sheets, and a frame for some ten rows.
const SHEETS: [&str; 5] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/columns.css"),
    include_str!("../../../style/table.css"),
    ".table-frame { block-size: 400px } .table-frame.tall { block-size: 800px }",
];

/// A table of numbers, 2,000 of them before its first.
pub struct Table {
    pub stage: Stage,
    /// Whether there are rows at all, or something in their place.
    pub present: RwSignal<bool>,
    pub rows: VirtualRows,
    pub list: RwSignal<Vec<u64>>,
    pub opened: RwSignal<Vec<String>>,
}

impl Table {
    pub async fn of(count: u64) -> Self {
        let table = Self::mounted(count).await;
        painted().await;
        table
    }

    /// The table as it is when every effect has run and nothing was painted yet.
    pub async fn mounted(count: u64) -> Self {
        let (list, opened) = (state((0..count).collect::<Vec<_>>()), state(Vec::new()));
        let present = state(true);
        let made = Rc::new(Cell::new(None));
        let made_of = list;
        let keep = Rc::clone(&made);
        let stage = Stage::show_part(move || {
            // As in the console, where rows derive from what was loaded.
            let list = Memo::new(move |_| made_of.get());
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

    pub fn frame(&self) -> HtmlElement {
        self.stage.find(".table-frame")
    }

    pub async fn scroll(&self, top: i32) {
        let frame = self.frame();
        if frame.scroll_top() != top {
            frame.set_scroll_top(top);
            next(&frame, "scroll").await;
        }
    }

    pub async fn press(&self, key: &str) {
        assert!(!self.stage.press(".table-frame", key).await, "it scrolls");
    }

    pub fn rendered(&self) -> Vec<Element> {
        let found = self.stage.root().query_selector_all("tbody .row");
        let found = found.expect("a selector");
        let nodes = (0..found.length()).filter_map(|at| found.get(at));
        nodes.map(JsCast::unchecked_into).collect()
    }

    pub fn indexes(&self) -> Vec<u64> {
        let rows = self.rendered().into_iter();
        let index = |row: Element| row.get_attribute("aria-rowindex")?.parse().ok();
        rows.map(|row| index(row).expect("an index")).collect()
    }

    /// The row with the focus, which must be wholly in sight, or what else has it.
    pub fn focused(&self) -> String {
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

    pub fn stops(&self) -> Vec<String> {
        self.stage.texts(".row-name[tabindex='0']")
    }
}
