//! Text files to and from the person's disk.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
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
    let parts = Array::of1(&JsValue::from_str(text));
    // It fails only where memory is exhausted.
    if let Some(blob) = blob_of(&parts, media_type) {
        save(name, &blob);
    }
}

/// Texts and blobs, one after the other, as one blob: the browser keeps it, not the page's memory.
pub(super) fn blob_of(parts: &Array, media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(parts, &options).ok()
}

/// Saves a blob as a file of this name.
pub(super) fn save(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
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
    /// Its bytes are no UTF-8, nor UTF-16: of other encodings none is certain.
    NotUtf8,
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
    // Not as text: the browser would put U+FFFD in the place of what is no UTF-8.
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => match decoded(Uint8Array::new(&buffer).to_vec()) {
            Some(text) => Upload::Read(text),
            None => Upload::NotUtf8,
        },
        Err(_) => Upload::Unreadable,
    }
}

/// The text of a file: UTF-8 or, with a byte order mark or where its first character is an ASCII
/// one, UTF-16. `None` for other encodings, which can't be told apart: as GB 18030 a browser decodes
/// Big5, Shift JIS and Latin-1 without a fault, to other characters.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let from: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some([0xff, 0xfe] | [1..=0x7f, 0]) => u16::from_le_bytes,
        Some([0xfe, 0xff] | [0, 1..=0x7f]) => u16::from_be_bytes,
        Some(_) | None => return String::from_utf8(bytes).ok(),
    };
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let units: Vec<u16> = pairs
        .filter_map(|pair| pair.try_into().ok().map(from))
        .collect();
    // No text has a NUL: it would be UTF-32.
    String::from_utf16(&units)
        .ok()
        .filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\"name\":\"高价值 😀\"}";

    /// The text in UTF-16, after a byte order mark if `mark` is not empty.
    fn utf16(mark: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = mark.encode_utf16().chain(TEXT.encode_utf16());
        units.flat_map(bytes).collect()
    }

    #[test]
    fn utf_8_and_utf_16_are_read_with_and_without_a_mark() {
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(decoded(TEXT.into()).as_deref(), Some(TEXT));
        assert_eq!(decoded(marked.clone().into()), Some(marked.clone()));
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decoded(utf16("", bytes)).as_deref(), Some(TEXT));
            assert_eq!(decoded(utf16("\u{feff}", bytes)), Some(marked.clone()));
        }
        assert_eq!(decoded(Vec::new()).as_deref(), Some(""));
    }

    #[test]
    fn other_encodings_are_refused() {
        // 高价值 in GBK, Big5 and Shift JIS.
        for name in [
            &[0xb8, 0xdf, 0xbc, 0xdb, 0xd6, 0xb5][..],
            &[0xb0, 0xaa, 0xbb, 0xf9, 0xad, 0xc8],
            &[0x8d, 0x82, 0x89, 0xbf, 0x92, 0x6c],
        ] {
            let file = [b"{\"name\":\"", name, b"\"}"].concat();
            assert_eq!(decoded(file), None);
        }
        let mut odd = utf16("\u{feff}", u16::to_le_bytes);
        odd.pop();
        assert_eq!(decoded(odd), None, "cut off");
        assert_eq!(decoded(vec![0xff, 0xfe, 0x00, 0xd8]), None, "half a pair");
        for mark in ["", "\u{feff}"] {
            let text = mark.chars().chain(TEXT.chars());
            let utf32 = text.flat_map(|c| u32::from(c).to_le_bytes()).collect();
            assert_eq!(decoded(utf32), None, "UTF-32");
        }
    }
}
