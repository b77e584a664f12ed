//! Text files to and from the person's disk.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How long a browser may take to begin saving a file.
const SAVED_BY: Duration = Duration::from_secs(60);

/// Saves a text as a file of this name and media type. Needs no CSP permission: nothing is
/// loaded into the page.
pub fn download(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    // They fail only where memory is exhausted.
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    // Neither creating a link nor its attributes can fail: the names are valid.
    if let Ok(link) = document().create_element("a") {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.unchecked_into::<HtmlElement>().click();
    }
    set_timeout(
        move || {
            // Fails only on what is no URL.
            let _ = Url::revoke_object_url(&url);
        },
        SAVED_BY,
    );
}

/// The result of choosing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upload {
    /// Its text.
    Read(String),
    /// It is larger than the limit and was not read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// A button to choose a text file.
#[component]
pub fn FilePicker(
    /// Its words.
    #[prop(into)]
    label: Signal<String>,
    /// The `accept` attribute: the file types on offer.
    accept: &'static str,
    /// The largest file that is read, in bytes.
    max_bytes: u32,
    /// Called with each file that is chosen.
    #[prop(into)]
    on_upload: Callback<(Upload,)>,
) -> impl IntoView {
    view! {
        <label class="button file-picker">
            <input
                class="visually-hidden"
                type="file"
                accept=accept
                on:change:target=move |event| {
                    let input = event.target();
                    if let Some(file) = input.files().and_then(|files| files.get(0)) {
                        spawn_local(async move {
                            let upload = read(&file, max_bytes).await;
                            // `None` where the picker is gone by now.
                            let _ = on_upload.try_run((upload,));
                        });
                    }
                    // So that the same file, corrected, is a change again.
                    input.set_value("");
                }
            />
            {label}
        </label>
    }
}

async fn read(file: &Blob, max_bytes: u32) -> Upload {
    if file.size() > f64::from(max_bytes) {
        return Upload::TooLarge;
    }
    let text = JsFuture::from(file.text()).await;
    match text.ok().and_then(|text| text.as_string()) {
        Some(text) => Upload::Read(text),
        None => Upload::Unreadable,
    }
}
