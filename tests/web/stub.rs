//! Stands in for something of the browser's, until it is dropped.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A property of a browser object that is another one for now.
pub struct Stub {
    target: Object,
    name: JsValue,
    /// As it was, where the object itself had it and not its prototype.
    before: Option<Object>,
}

impl Stub {
    /// Gives the property this value.
    pub fn value(target: impl Into<Object>, name: &str, value: &JsValue) -> Self {
        Self::define(target.into(), name, "value", value)
    }

    /// Calls this to read the property.
    pub fn getter(target: impl Into<Object>, name: &str, read: &JsValue) -> Self {
        Self::define(target.into(), name, "get", read)
    }

    fn define(target: Object, name: &str, kind: &str, value: &JsValue) -> Self {
        let name = JsValue::from_str(name);
        let before = Reflect::get_own_property_descriptor(&target, &name).expect("an object");
        let descriptor = Object::new();
        for (key, value) in [(kind, value), ("configurable", &JsValue::TRUE)] {
            Reflect::set(&descriptor, &key.into(), value).expect("a plain object");
        }
        Reflect::define_property(&target, &name, &descriptor).expect("an object");
        Self {
            target,
            name,
            before: (!before.is_undefined()).then(|| before.into()),
        }
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        let restored = match &self.before {
            Some(before) => Reflect::define_property(&self.target, &self.name, before),
            None => Reflect::delete_property(&self.target, &self.name),
        };
        restored.expect("it was configurable");
    }
}
