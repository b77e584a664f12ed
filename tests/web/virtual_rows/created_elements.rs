//! Counts the elements that a page creates.

use leptos::prelude::document;
use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use crate::stub::Stub;

/// Counts the elements that are created, until it is dropped.
pub struct CreatedElements {
    count: Rc<Cell<u32>>,
    stubs: Vec<Stub>,
}

impl CreatedElements {
    /// Counts from now on.
    pub fn count() -> Self {
        let count = Rc::new(Cell::new(0));
        let counter = Rc::clone(&count);
        let called = Closure::<dyn FnMut()>::new(move || counter.set(counter.get() + 1));
        let called = called.into_js_value();
        let node = Reflect::get(&js_sys::global(), &"Node".into()).expect("a class");
        let node = Reflect::get(&node, &"prototype".into()).expect("a class");
        let targets = [
            (document().into(), "createElement"),
            (document().into(), "createElementNS"),
            (node.into(), "cloneNode"),
        ];
        let stubs = targets.into_iter().map(|(target, name): (Object, _)| {
            let own = Reflect::get(&target, &name.into()).expect("a method");
            // Texts and comments are cloned too.
            let wrap = Function::new_with_args(
                "own, called",
                "return function () {
                    if (this === document || this.nodeType === Node.ELEMENT_NODE) { called(); }
                    return own.apply(this, arguments);
                }",
            );
            let counting = wrap.call2(&JsValue::UNDEFINED, &own, &called);
            Stub::value(target, name, &counting.expect("a function"))
        });
        Self {
            stubs: stubs.collect(),
            count,
        }
    }

    /// How many were created.
    pub fn get(&self) -> u32 {
        assert_eq!(self.stubs.len(), 3);
        self.count.get()
    }
}
