//! A moment in a table: the reader's time, with the exact UTC behind it.

use crate::live::{Part, el, words};

/// A moment. `local` is the reader's time, `utc` the same as RFC 3339: hovering,
/// or a keyboard's focus in its row, shows it.
pub fn local_time(local: &str, utc: &str) -> Part {
    el("time")
        .class("time")
        .set("datetime", utc)
        .set("data-utc", utc)
        .child(words(local))
        .into()
}
