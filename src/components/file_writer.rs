//! Writing a file in parts, so that it is never whole in the page's memory: to where a person
//! chooses, in browsers with a dialog for that, else as parts that the browser keeps until they are
//! downloaded.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemFileHandle, FileSystemWritableFileStream};

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
    /// Where a person chose.
    Chosen(FileSystemFileHandle, FileSystemWritableFileStream),
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
        let handle: FileSystemFileHandle = match JsFuture::from(chosen).await {
            Ok(handle) => handle.unchecked_into(),
            Err(error) if is_abort(&error) => return OpenedFile::Dismissed,
            Err(_) => return OpenedFile::Open(Self::Download(kind, Array::new())),
        };
        match JsFuture::from(handle.create_writable()).await {
            Ok(stream) => OpenedFile::Open(Self::Chosen(handle, stream.unchecked_into())),
            Err(_) => {
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
            Self::Chosen(_, stream) => match stream.write_with_js_u8_array(&bytes) {
                Ok(written) => JsFuture::from(written).await.is_ok(),
                Err(_) => false,
            },
            Self::Download(kind, parts) => match blob_of(&Array::of1(&bytes), kind.media_type) {
                Some(part) => {
                    parts.push(&part);
                    true
                }
                None => false,
            },
        }
    }

    /// Ends the file, which only now takes the place of an older one; its name, or `None` where
    /// that failed.
    pub async fn close(self) -> Option<String> {
        match self {
            Self::Chosen(handle, stream) => {
                JsFuture::from(stream.close()).await.ok()?;
                Some(handle.name())
            }
            Self::Download(kind, parts) => {
                save(&kind.name, &blob_of(&parts, kind.media_type)?);
                Some(kind.name)
            }
        }
    }

    /// Leaves nothing of the file; an older one in its place stays as it was.
    pub async fn abort(self) {
        if let Self::Chosen(handle, stream) = self {
            // Fails where it was closed by an error, which discards it too.
            let _ = JsFuture::from(stream.abort()).await;
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
    let name = Reflect::get(error, &JsValue::from_str("name"));
    name.is_ok_and(|name| name.as_string().as_deref() == Some("AbortError"))
}

/// Removes a file that the dialog made. One that had something in it was there before.
async fn remove_empty(handle: &FileSystemFileHandle) {
    let Ok(file) = JsFuture::from(handle.get_file()).await else {
        return;
    };
    if file.unchecked_into::<File>().size() > 0.0 {
        return;
    }
    // Browsers without this function leave the empty file.
    let removed = named(handle, "remove").and_then(|remove| remove.call0(handle).ok());
    if let Some(removed) = removed.and_then(|removed| removed.dyn_into::<Promise>().ok()) {
        let _ = JsFuture::from(removed).await;
    }
}
