//! The mark beside the name of a row: what changed in it since it was marked as seen, or that it has
//! been seen running for long.

use leptos::prelude::*;

use super::super::context::ChangesContext;
use super::line::LineContent;
use crate::i18n::Locale;
use crate::state::changes::ChangeKind;

/// What a mark says: the most urgent change, or that it runs for long (`None`).
type Marked = (Option<ChangeKind>, Locale);

/// The mark, if there is something to say.
pub fn change_mark(content: Memo<Option<LineContent>>, changes: ChangesContext) -> impl IntoView {
    let marked = Memo::new(move |_| -> Option<Marked> {
        content.with(|content| {
            let row = content.as_ref()?.row()?;
            let kinds = changes.of(&row.profile.id);
            let is_urgent = kinds.has(ChangeKind::Failed) || kinds.has(ChangeKind::Overdue);
            let is_long = !is_urgent && changes.long_running_since(&row.profile.id).is_some();
            let kind = kinds.iter().next();
            let kind = kind.filter(|_| !is_long && kinds.is_notable());
            (kind.is_some() || is_long).then_some((kind, row.locale))
        })
    });
    move || {
        marked.get().map(|(kind, locale)| {
            let words = &locale.messages().search_words;
            let word = match kind {
                Some(kind) => kind.word(words),
                None => words.long_running.first().copied().unwrap_or_default(),
            };
            view! { <span class=class_of(kind)>{word.replace('-', " ")}</span> }
        })
    }
}

const fn class_of(kind: Option<ChangeKind>) -> &'static str {
    match kind {
        Some(ChangeKind::Failed) => "change change--bad",
        Some(ChangeKind::Overdue) | None => "change change--soon",
        Some(
            ChangeKind::Recovered
            | ChangeKind::Computed
            | ChangeKind::Renamed
            | ChangeKind::Edited
            | ChangeKind::Added
            | ChangeKind::Removed,
        ) => "change",
    }
}
