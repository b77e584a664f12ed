//! Import and export of saved views and stars as files.

use leptos::prelude::*;

use crate::components::{CopyButton, FilePicker, Upload, download};
use crate::i18n::Messages;
use crate::preferences::Preferences;
use crate::state::saved_views::{
    FileProblem, MAX_BYTES, Merged, ViewFault, read_file, write_with_stars,
};
use crate::state::stars::MergedStars;
use crate::views::saved_views_store::SavedViewsStore;
use crate::views::stars_store::StarsStore;

/// At most so many of the views that were left out are named one by one.
const MAX_NAMED_FAULTS: usize = 5;

/// At most so many characters of an unknown version are repeated.
const MAX_VERSION_CHARS: usize = 20;

/// The result of importing a file.
#[derive(Clone)]
pub enum ImportResult {
    /// How its views were merged, and which of them were left out.
    Merged(Merged, Vec<ViewFault>, ImportedStars),
    /// It is no file of views.
    Refused(FileProblem),
    /// Its text is in an encoding that can't be told.
    NotUtf8,
    /// The browser could not read it.
    Unreadable,
}

/// What became of the stars of a file.
#[derive(Clone, Copy, Default)]
pub struct ImportedStars {
    merged: MergedStars,
    /// Whether some were left out as invalid.
    left_out: bool,
}

/// The buttons that export every view and import a file.
#[component]
pub fn ImportExport(
    /// Called with each file that is chosen.
    on_upload: Callback<(Upload,)>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    let exported = RwSignal::new(false);
    let stars = expect_context::<StarsStore>();
    let is_empty = move || {
        saved_views.with(|views| views.all().is_empty()) && stars.with(|stars| stars.is_empty())
    };
    let file = move || saved_views.with(|views| stars.with(|stars| write_with_stars(views, stars)));
    let export = move |_| {
        if !untrack(is_empty) {
            download(
                "segment-console-views.json",
                "application/json",
                &untrack(file),
            );
            exported.set(true);
        }
    };
    // No browser tells whether it saved a file: those inside other applications often don't.
    let instead = move || {
        exported.get().then(|| {
            let texts = preferences.texts();
            view! {
                <p class="menu__hint">{texts.saved_views.export_hint}</p>
                <CopyButton
                    label=texts.saved_views.export_copy.to_owned()
                    copied=texts.drawer.copied
                    failed=texts.drawer.copy_failed
                    value=Signal::derive(move || file().into())
                    show_label=true
                />
            }
        })
    };
    view! {
        <button
            type="button"
            class="button"
            aria-disabled=move || is_empty().then_some("true")
            on:click=export
        >
            {preferences.text(|texts| texts.saved_views.export)}
        </button>
        <FilePicker
            label=preferences.text(|texts| texts.saved_views.import)
            accept=".json,application/json"
            max_bytes=u32::try_from(MAX_BYTES).unwrap_or(u32::MAX)
            on_upload=on_upload
        />
        {instead}
    }
}

/// Merges the views and the stars of a file into those of this browser.
pub fn import(saved_views: SavedViewsStore, stars: StarsStore, upload: Upload) -> ImportResult {
    match upload {
        Upload::Read(text) => match read_file(&text) {
            Ok(file) => {
                let merged = saved_views.change(|views| views.merge(file.views));
                let stars = ImportedStars {
                    merged: stars.merge(&file.stars),
                    left_out: file.has_invalid_stars,
                };
                ImportResult::Merged(merged.unwrap_or_default(), file.faults, stars)
            }
            Err(problem) => ImportResult::Refused(problem),
        },
        Upload::TooLarge => ImportResult::Refused(FileProblem::TooLarge),
        Upload::NotUtf8 => ImportResult::NotUtf8,
        Upload::Unreadable => ImportResult::Unreadable,
    }
}

/// The result of an import in words, a sentence each.
pub fn import_messages(result: &ImportResult, messages: &Messages) -> Vec<String> {
    let texts = &messages.saved_views;
    match result {
        ImportResult::Merged(merged, faults, stars) => {
            merge_messages(*merged, faults, *stars, messages)
        }
        ImportResult::NotUtf8 => vec![texts.file_not_utf8.to_owned()],
        ImportResult::Unreadable => vec![texts.file_unreadable.to_owned()],
        ImportResult::Refused(problem) => vec![match problem {
            FileProblem::TooLarge => texts.file_too_large.to_owned(),
            FileProblem::NotJson(line, column) => (texts.file_not_json)(*line, *column),
            FileProblem::NotViews => texts.file_not_views.to_owned(),
            FileProblem::Version(version) => {
                let shown: String = version.chars().take(MAX_VERSION_CHARS).collect();
                (texts.file_version)(&shown)
            }
        }],
    }
}

fn merge_messages(
    merged: Merged,
    faults: &[ViewFault],
    stars: ImportedStars,
    texts: &Messages,
) -> Vec<String> {
    let (texts, star_texts) = (&texts.saved_views, &texts.stars);
    let mut messages = Vec::new();
    let ImportedStars {
        merged: added_stars,
        left_out,
    } = stars;
    if added_stars.added > 0 {
        messages.push((star_texts.imported)(added_stars.added));
    }
    if added_stars.over_limit > 0 {
        messages.push((star_texts.over_limit)(added_stars.over_limit));
    }
    if left_out {
        messages.push(star_texts.left_out.to_owned());
    }
    if merged.added > 0 {
        messages.push((texts.imported)(merged.added));
    } else if merged.over_limit == 0 && faults.is_empty() && messages.is_empty() {
        messages.push(texts.nothing_new.to_owned());
    }
    if merged.renamed > 0 {
        messages.push((texts.numbered)(merged.renamed));
    }
    if merged.over_limit > 0 {
        messages.push((texts.over_limit)(merged.over_limit));
    }
    let named = faults.iter().take(MAX_NAMED_FAULTS);
    messages.extend(named.map(|fault| (texts.left_out)(fault.position, fault.field)));
    if faults.len() > MAX_NAMED_FAULTS {
        messages.push((texts.more_left_out)(faults.len() - MAX_NAMED_FAULTS));
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::state::stars::Stars;

    fn messages(text: &str, locale: Locale) -> Vec<String> {
        let result = match read_file(text) {
            Ok(file) => ImportResult::Merged(
                Merged::default(),
                file.faults,
                ImportedStars {
                    merged: Stars::default().merge(&file.stars),
                    left_out: file.has_invalid_stars,
                },
            ),
            Err(problem) => ImportResult::Refused(problem),
        };
        import_messages(&result, locale.messages())
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_in_both_languages() {
        for text in ["", "{}", r#"{"version": 2, "views": []}"#] {
            let both = Locale::ALL.map(|locale| messages(text, locale));
            assert_eq!(both.each_ref().map(Vec::len), [1, 1], "{text}");
            assert_ne!(both[0], both[1], "{text}");
        }
    }

    #[test]
    fn of_many_broken_views_the_first_are_named_and_the_others_counted() {
        let text = r#"{"version": 1, "views": [1, 2, 3, 4, 5, 6, 7]}"#;
        let messages = messages(text, Locale::En);
        assert_eq!(messages.len(), 6);
        assert_eq!(
            messages[0],
            "View 1 of the file was left out: its name is not valid."
        );
        assert_eq!(messages[5], "Left out as not valid too: 2.");
    }

    #[test]
    fn a_file_of_stars_says_how_many_it_brings() {
        let text = r#"{"version": 1, "views": [], "stars": {"a": ["1", "2", 3]}}"#;
        assert_eq!(
            messages(text, Locale::En),
            [
                "Imported 2 stars.",
                "Some stars of the file are not valid, and were left out."
            ]
        );
        let text = r#"{"version": 1, "views": [{"name": "a"}], "stars": {}}"#;
        assert_eq!(messages(text, Locale::Zh), ["文件中没有新的视图或星标。"]);
    }

    #[test]
    fn a_file_that_brings_nothing_says_so() {
        let text = r#"{"version": 1, "views": []}"#;
        assert_eq!(
            messages(text, Locale::En),
            ["There is nothing new in the file."]
        );
    }
}
