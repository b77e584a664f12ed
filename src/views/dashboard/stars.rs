//! Stars: the button of the open row, what is announced of them, and what is wrong with them.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::context::StarredRows;
use super::row::name;
use crate::components::{IconButton, Notice, Severity, Shape, is_text_field_focused, letter_key};
use crate::domain::SegmentProfile;
use crate::preferences::Preferences;
use crate::views::stars_store::{StarsProblem, StarsStore};

/// The star of the row that is open in the drawer.
#[component]
pub fn StarButton(
    /// The row.
    row: Memo<Option<Arc<SegmentProfile>>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let starred = expect_context::<StarredRows>();
    let is_starred =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| starred.has(&row.id))));
    let toggle = move || {
        if let Some(row) = row.get_untracked() {
            starred.toggle(&row);
        }
    };
    view! {
        <span class="star-toggle">
            <IconButton
                shape=Shape::Star
                label=preferences.text(|texts| texts.stars.star)
                hint=Signal::derive(move || preferences.texts().stars.star_hint.to_owned())
                pressed=is_starred
                on_press=move |_: ev::MouseEvent| toggle()
            />
        </span>
    }
}

/// Whether a key in the drawer adds or removes the star of its row.
pub fn is_star_key(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    !modified && !is_text_field_focused() && letter_key(event) == Some('s')
}

/// Announces the star that was added or removed last, and says what is wrong with the stars.
#[component]
pub fn StarStatus() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let starred = expect_context::<StarredRows>();
    let stars = expect_context::<StarsStore>();
    let announced = move || {
        let texts = preferences.texts();
        starred.last_change.get().map(|(row, is_starred)| {
            let name = name(&row, texts);
            if is_starred {
                (texts.stars.starred)(&name)
            } else {
                (texts.stars.unstarred)(&name)
            }
        })
    };
    let notice = move || {
        let texts = &preferences.texts().stars;
        stars.problem().map(|problem| {
            let message = match problem {
                StarsProblem::NotStored => texts.not_stored,
                StarsProblem::Unreadable => texts.unreadable,
                StarsProblem::Full => texts.full,
            };
            view! {
                <Notice
                    severity=Severity::Warning
                    dismiss_label=preferences.text(|texts| texts.dismiss)
                    on_dismiss=move || stars.dismiss_problem()
                >
                    {message}
                </Notice>
            }
        })
    };
    view! {
        <p class="visually-hidden" role="status">
            {announced}
        </p>
        {notice}
    }
}
