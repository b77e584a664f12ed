//! Writing a file in parts, so that it is never whole in the page's memory: to where a person
//! chooses, in browsers with a dialog for that, else as parts that the browser keeps until they are
//! downloaded.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::clipboard::named;
use super::files::{blob_of, save};

/// The browser remembers the last folder under this name.
const DIALOG_ID: &str = "export";

/// What kind of file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// The name it is offered under, with its ending.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its ending, without the dot.
    pub ending: &'static str,
}

/// A file that is being written.
pub enum FileWriter {
    /// Where a person chose: its handle and the stream that writes it. By name, as the dialog: bindings
    /// of them would be part of a first visit.
    Chosen(JsValue, JsValue),
    /// In the browser's keeping: its parts, as blobs.
    Download(FileKind, Array),
}

/// What came of opening a file.
pub enum OpenedFile {
    /// It can be written.
    Open(FileWriter),
    /// The person closed the dialog.
    Dismissed,
    /// The browser has no permission to write there.
    Refused,
}

impl FileWriter {
    /// Asks where to save a file, where the browser can and may ask (frames of other origins may
    /// not). It must be called by a press: browsers open no dialog unasked.
    pub async fn open(kind: FileKind) -> OpenedFile {
        let Some(chosen) = show_dialog(&kind) else {
            return OpenedFile::Open(Self::Download(kind, Array::new()));
        };
        let handle = match JsFuture::from(chosen).await {
            Ok(handle) => handle,
            Err(error) if is_abort(&error) => return OpenedFile::Dismissed,
            Err(_) => return OpenedFile::Open(Self::Download(kind, Array::new())),
        };
        match call(&handle, "createWritable", &JsValue::UNDEFINED).await {
            Some(stream) => OpenedFile::Open(Self::Chosen(handle, stream)),
            None => {
                remove_empty(&handle).await;
                OpenedFile::Refused
            }
        }
    }

    /// Appends a text; `false` where the disk takes no more.
    pub async fn write(&self, text: &str) -> bool {
        // A copy: the module's own memory may move while it is written.
        let bytes = Uint8Array::from(text.as_bytes());
        match self {
            Self::Chosen(_, stream) => call(stream, "write", &bytes).await.is_some(),
            Self::Download(kind, parts) => match blob_of(&Array::of1(&bytes), kind.media_type) {
                Some(part) => {
                    parts.push(&part);
                    true
                }
                None => false,
            },
        }
    }

    /// Ends the file; its name, or `None` where that failed and nothing of it is left.
    pub async fn close(self) -> Option<String> {
        match self {
            Self::Chosen(handle, stream) => {
                if call(&stream, "close", &JsValue::UNDEFINED).await.is_none() {
                    remove_empty(&handle).await;
                    return None;
                }
                member(&handle, "name").as_string()
            }
            Self::Download(kind, parts) => {
                save(&kind.name, &blob_of(&parts, kind.media_type)?);
                Some(kind.name)
            }
        }
    }

    /// Leaves nothing of the file. An older one in its place was emptied by the dialog already, which
    /// asks whether to replace it.
    pub async fn abort(self) {
        if let Self::Chosen(handle, stream) = self {
            // Fails where it was closed by an error, which discards it too.
            let _ = call(&stream, "abort", &JsValue::UNDEFINED).await;
            remove_empty(&handle).await;
        }
    }
}

/// Opens the dialog; `None` where the browser has none.
fn show_dialog(kind: &FileKind) -> Option<Promise> {
    let window = window();
    let show = named(&window, "showSaveFilePicker")?;
    let ending = [".", kind.ending].concat();
    let accept = object(&[(kind.media_type, &Array::of1(&ending.into()))]);
    let options = object(&[
        ("id", &DIALOG_ID.into()),
        ("suggestedName", &kind.name.as_str().into()),
        ("types", &Array::of1(&object(&[("accept", &accept)]))),
    ]);
    show.call1(&window, &options).ok()?.dyn_into().ok()
}

fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn is_abort(error: &JsValue) -> bool {
    member(error, "name").as_string().as_deref() == Some("AbortError")
}

/// Removes the empty file that the dialog made; one with something in it was written by others since.
async fn remove_empty(handle: &JsValue) {
    let Some(file) = call(handle, "getFile", &JsValue::UNDEFINED).await else {
        return;
    };
    if member(&file, "size").as_f64() == Some(0.0) {
        // Browsers without this function leave the empty file.
        let _ = call(handle, "remove", &JsValue::UNDEFINED).await;
    }
}

/// A member of an object; undefined where it has none of that name.
fn member(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// What a function that returns a promise comes to; `None` where it fails, or is not there.
async fn call(target: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let called = named(target, name)?.call1(target, argument).ok()?;
    JsFuture::from(called.dyn_into::<Promise>().ok()?)
        .await
        .ok()
}
