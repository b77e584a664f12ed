//! Views to and from files.

use super::views_menu::{Desk, Done};
use crate::i18n::ViewsMenu;
use crate::legacy_components::{FilePicker, Upload, button, download};
use crate::live::{Part, text};
use crate::state::saved_views::{FileProblem, MAX_BYTES, Merged, ViewFault, read_file, write_file};
use leptos::prelude::*;

/// So many views that were left out are named one by one.
const NAMED_FAULTS: usize = 5;

/// As much of an odd version as is repeated, in characters.
const VERSION_SHOWN: usize = 20;

/// What became of a file.
#[derive(Clone)]
pub enum Import {
    /// What came of its views, and which were left out.
    Taken(Merged, Vec<ViewFault>),
    /// It has no views for us.
    Refused(FileProblem),
    /// The browser could not read it.
    Unreadable,
}

/// The two buttons.
pub fn exchange(desk: Desk) -> Part {
    let saved_views = desk.app.saved_views;
    let picker = FilePicker {
        label: (move || desk.texts().import).into(),
        accept: ".json,application/json",
        limit: u32::try_from(MAX_BYTES).unwrap_or(u32::MAX),
    };
    let export = button("button")
        .when("aria-disabled", move || {
            saved_views.with(|views| views.all().is_empty())
        })
        .on("click", move |_| {
            if saved_views.with_untracked(|views| !views.all().is_empty()) {
                download(
                    "segment-console-views.json",
                    "application/json",
                    &saved_views.with_untracked(write_file),
                );
            }
        })
        .child(text(move || desk.texts().export));
    let import = picker.part(move |upload| {
        let import = match upload {
            Upload::Read(text) => match read_file(&text) {
                Ok(file) => {
                    let merged = saved_views.change(|views| views.merge(file.views));
                    Import::Taken(merged.unwrap_or_default(), file.faults)
                }
                Err(problem) => Import::Refused(problem),
            },
            Upload::TooLarge => Import::Refused(FileProblem::TooLarge),
            Upload::Unreadable => Import::Unreadable,
        };
        desk.done.set(Done::Imported(import));
    });
    Part::Many(vec![export.into(), import.into()])
}

/// What to say of a file, a sentence each.
pub fn import_words(import: &Import, texts: &ViewsMenu) -> Vec<String> {
    match import {
        Import::Taken(merged, faults) => taken_words(*merged, faults, texts),
        Import::Unreadable => vec![texts.file_unreadable.to_owned()],
        Import::Refused(problem) => vec![match problem {
            FileProblem::TooLarge => texts.file_too_large.to_owned(),
            FileProblem::NotJson(line, column) => (texts.file_not_json)(*line, *column),
            FileProblem::NotViews => texts.file_not_views.to_owned(),
            FileProblem::Version(version) => {
                let shown: String = version.chars().take(VERSION_SHOWN).collect();
                (texts.file_version)(&shown)
            }
        }],
    }
}

fn taken_words(merged: Merged, faults: &[ViewFault], texts: &ViewsMenu) -> Vec<String> {
    let mut said = Vec::new();
    if merged.added > 0 {
        said.push((texts.imported)(merged.added));
    } else if merged.beyond == 0 && faults.is_empty() {
        said.push(texts.nothing_new.to_owned());
    }
    if merged.renamed > 0 {
        said.push((texts.numbered)(merged.renamed));
    }
    if merged.beyond > 0 {
        said.push((texts.beyond)(merged.beyond));
    }
    let named = faults.iter().take(NAMED_FAULTS);
    said.extend(named.map(|fault| (texts.left_out)(fault.place, fault.field)));
    if faults.len() > NAMED_FAULTS {
        said.push((texts.more_left_out)(faults.len() - NAMED_FAULTS));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    fn said(text: &str, locale: Locale) -> Vec<String> {
        let import = match read_file(text) {
            Ok(file) => Import::Taken(Merged::default(), file.faults),
            Err(problem) => Import::Refused(problem),
        };
        import_words(&import, &locale.messages().arrange.views)
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_in_both_languages() {
        for text in ["", "{}", r#"{"version": 2, "views": []}"#] {
            let both = Locale::ALL.map(|locale| said(text, locale));
            assert_eq!(both.each_ref().map(Vec::len), [1, 1], "{text}");
            assert_ne!(both[0], both[1], "{text}");
        }
    }

    #[test]
    fn of_many_broken_views_the_first_are_named_and_the_others_counted() {
        let text = r#"{"version": 1, "views": [1, 2, 3, 4, 5, 6, 7]}"#;
        let said = said(text, Locale::En);
        assert_eq!(said.len(), 6);
        assert_eq!(
            said[0],
            "View 1 of the file was left out: its name is not valid."
        );
        assert_eq!(said[5], "Left out as not valid too: 2.");
    }

    #[test]
    fn a_file_that_brings_nothing_says_so() {
        let text = r#"{"version": 1, "views": []}"#;
        assert_eq!(
            said(text, Locale::En),
            ["There is no new view in the file."]
        );
    }
}
