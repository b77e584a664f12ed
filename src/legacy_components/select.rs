//! A choice among a few, by the browser's own control.

use crate::live::{Live, Part, el, live, text, value, words};

/// A labelled `<select>`. Options are told apart by their values.
pub struct Select {
    /// Its accessible name, and its label where one is seen.
    pub label: Live<&'static str>,
    /// Whether the label is seen.
    pub labelled: bool,
    /// Value and text of each option.
    pub options: Live<Vec<(String, String)>>,
    /// The value chosen now.
    pub chosen: Live<String>,
}

impl Select {
    /// The select; `choose` takes another value that was chosen.
    pub fn part(self, choose: impl Fn(String) + 'static) -> Part {
        let Self {
            label,
            labelled,
            options,
            chosen,
        } = self;
        let (now, name) = (chosen.clone(), label.clone());
        let options = live(move || {
            let chosen = chosen.get();
            let options = options.get().into_iter().map(|(value, text)| {
                let option = el("option").set("value", &value).child(words(&text));
                if value == chosen {
                    option.set("selected", "").into()
                } else {
                    option.into()
                }
            });
            options.collect::<Vec<Part>>()
        });
        let caption = if labelled {
            "select__label"
        } else {
            "visually-hidden"
        };
        el("label")
            .class("select")
            .child(el("span").class(caption).child(text(move || label.get())))
            .child(
                el("select")
                    .class("select__control")
                    // Its name by itself: the label around it holds the options too.
                    .bind("aria-label", move || name.get())
                    .on("change", move |event| choose(value(&event)))
                    .child(options)
                    // After its options: a value that none of them has doesn't hold.
                    .prop("value", move || now.get()),
            )
            .into()
    }
}
