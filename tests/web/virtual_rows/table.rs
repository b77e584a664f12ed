//! A table with virtual rows, in a page of its own.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

use segment_console::components::{RowSlot, RowSource, VirtualRows, VirtualTable};
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
    /// The rows that are selected: the two ends of where Shift has led last.
    pub selected: RwSignal<Vec<String>>,
    /// The letters that were pressed, with Shift or not, and at which rows.
    pub letters: RwSignal<Vec<(char, bool, String)>>,
    /// How often a slot was filled with a row.
    pub filled: RwSignal<u32>,
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
        let (present, filled) = (state(true), state(0));
        let (selected, letters) = (state(Vec::new()), state(Vec::new()));
        let made = Rc::new(Cell::new(None));
        let keep = Rc::clone(&made);
        let stage = Stage::show(move || {
            // As in the console, where rows derive from what was loaded.
            let loaded = Memo::new(move |_| list.get());
            let rows = VirtualRows::new(RowSource {
                count: Signal::derive(move || loaded.with(Vec::len)),
                offset: Signal::derive(|| 2_000),
                id: Callback::new(move |(index,): (usize,)| {
                    loaded.with(|list| list.get(index).map(u64::to_string))
                }),
                index: Callback::new(move |(id,): (String,)| {
                    loaded.with(|list| list.iter().position(|row| row.to_string() == id))
                }),
                opened: Signal::derive(move || {
                    opened.with(|opened: &Vec<String>| opened.last().cloned())
                }),
                on_open: Callback::new(move |(id,)| opened.update(|opened| opened.push(id))),
                selected: Callback::new(move |(id,): (String,)| {
                    Some(selected.with(|selected: &Vec<String>| selected.contains(&id)))
                }),
                on_extend: Callback::new(move |(from, to)| {
                    selected.update(|selected| *selected = vec![from, to]);
                }),
                on_letter: Callback::new(move |(letter, shift, id): (char, bool, String)| {
                    letters.update(|letters: &mut Vec<_>| letters.push((letter, shift, id)));
                    letter == 'x'
                }),
                groups: None,
            });
            keep.set(Some(rows));
            let cells = move |slot: RowSlot| {
                let cells = move || {
                    let row = loaded.with(|list| list.get(slot.index.get()?).copied())?;
                    filled.update_untracked(|filled| *filled += 1);
                    let tab_stop = if slot.tab_stop.get() { "0" } else { "-1" };
                    Some(view! {
                        <th scope="row">
                            <button
                                type="button"
                                class="row-name"
                                id=format!("row-{row}")
                                tabindex=tab_stop
                            >
                                {row.to_string()}
                            </button>
                        </th>
                    })
                };
                cells.into_any()
            };
            view! {
                <div>
                    <style>{SHEETS.join("\n")}</style>
                    <VirtualTable
                        rows=rows
                        label=|| "numbers".to_owned()
                        density=|| "comfortable"
                        row_count=|| "-1".to_owned()
                        busy=|| false
                        present=present
                        placeholder=|| ()
                        overlay=|| ()
                        cells=cells
                        on_resize=|| ()
                    >
                        <thead>
                            <tr aria-rowindex="1">
                                <th class="heading">{"heading"}</th>
                            </tr>
                        </thead>
                    </VirtualTable>
                </div>
            }
        })
        .await;
        let rows = made.get().expect("rows");
        Self {
            stage,
            present,
            rows,
            list,
            opened,
            selected,
            letters,
            filled,
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

    /// The elements of all slots: some are out of the document wherever it is scrolled.
    pub async fn all_slots(&self) -> Vec<Element> {
        let mut slots: Vec<Element> = Vec::new();
        for top in [5_000, 5_019, 0] {
            self.scroll(top).await;
            let found = self.rendered().into_iter();
            let new: Vec<_> = found.filter(|row| !slots.contains(row)).collect();
            slots.extend(new);
        }
        slots
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
