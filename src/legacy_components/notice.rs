//! A line that says something about what is on screen, until it is dismissed.

use super::{Shape, button, icon};
use crate::live::{Live, Part, el, text};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something is not as it should be.
    Warning,
    /// Something failed.
    Error,
}

impl Severity {
    const fn look(self) -> (&'static str, Shape) {
        match self {
            Self::Warning => ("notice notice--warning", Shape::Warning),
            Self::Error => ("notice notice--error", Shape::Cross),
        }
    }
}

/// The button that ends a notice: its words, and what it does.
pub type Dismissal = (Live<&'static str>, Box<dyn Fn()>);

/// A notice, which screen readers hear when it appears. Without a button to
/// `dismiss` it, it stays.
pub fn notice(severity: Severity, said: impl Into<Part>, dismiss: Option<Dismissal>) -> Part {
    let (class, shape) = severity.look();
    let end = dismiss.map(|(words, end)| {
        button("button button--quiet")
            .on("click", move |_| end())
            .child(text(move || words.get()))
    });
    el("div")
        .class(class)
        .set("role", "alert")
        .child(icon(shape))
        .child(el("div").class("notice__text").child(said))
        .child(end)
        .into()
}
