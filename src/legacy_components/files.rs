//! Files to and from the person's disk.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlInputElement, Url};

use crate::live::{Element, Live, el, text};

/// How long a browser may take to begin saving what it was given.
const SAVED_BY: Duration = Duration::from_secs(60);

/// Saves a text as a file of this name and media type. It needs no leave of the CSP:
/// nothing is loaded into the page.
pub fn download(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    // They fail only where memory is gone.
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    el("a")
        .set("href", &url)
        .set("download", name)
        .html()
        .click();
    set_timeout(
        move || {
            // What was never made can't be here.
            let _ = Url::revoke_object_url(&url);
        },
        SAVED_BY,
    );
}

/// What became of a file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upload {
    /// Its text.
    Read(String),
    /// It is over the limit, and was not read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// A button to choose a text file, of up to `limit` bytes.
pub struct FilePicker {
    /// Its words.
    pub label: Live<&'static str>,
    /// What it takes, as in the attribute `accept`.
    pub accept: &'static str,
    /// The largest file that is read, in bytes.
    pub limit: u32,
}

impl FilePicker {
    /// The button; `take` gets each file that is chosen.
    pub fn part(self, take: impl Fn(Upload) + Clone + 'static) -> Element {
        let Self {
            label,
            accept,
            limit,
        } = self;
        let input = el("input")
            .class("visually-hidden")
            .set("type", "file")
            .set("accept", accept)
            .on("change", move |event| {
                let target = event.target();
                let input = target.and_then(|node| node.dyn_into::<HtmlInputElement>().ok());
                let Some(input) = input else {
                    return;
                };
                let file = input.files().and_then(|files| files.get(0));
                if let Some(file) = file {
                    let take = take.clone();
                    spawn_local(async move { take(read(&file, limit).await) });
                }
                // The same file can be chosen again, mended.
                input.set_value("");
            });
        el("label")
            .class("button file-picker")
            .child(input)
            .child(text(move || label.get()))
    }
}

async fn read(file: &Blob, limit: u32) -> Upload {
    if file.size() > f64::from(limit) {
        return Upload::TooLarge;
    }
    let text = JsFuture::from(file.text()).await;
    match text.ok().and_then(|text| text.as_string()) {
        Some(text) => Upload::Read(text),
        None => Upload::Unreadable,
    }
}
