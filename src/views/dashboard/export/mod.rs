//! Export of rows as a file: the menu with its choices, the question before an incomplete file, and
//! writing; and what is copied instead: the report for a chat, the page's link and its request.

mod choices;
mod copies;
mod facts;
mod filter_words;
mod question;
mod report;
mod rows;
mod run;
mod state;
mod status;

use leptos::prelude::*;

use self::choices::ExportChoices;
use self::copies::page_copies;
use self::question::IncompleteQuestion;
use self::report::ReportButtons;
pub use self::report::report;
pub use self::rows::RowSources;
use self::state::{ExportState, Progress};
use self::status::{ExportStatus, progress_words};
use crate::components::Menu;
use crate::preferences::Preferences;

/// The menu and its button.
pub fn export_menu() -> AnyView {
    let state = ExportState::new();
    let preferences = expect_context::<Preferences>();
    let is_writing = Memo::new(move |_| matches!(state.progress.get(), Progress::Writing { .. }));
    // Each part is seen; that it began and how it ended is announced, with the menu closed, too.
    let announced = Memo::new(move |_| {
        if is_writing.get() {
            state.texts()().begun.to_owned()
        } else {
            progress_words(&state.progress.get(), state)
        }
    });
    let dialogs = move || {
        view! {
            <p class="visually-hidden" role="status">
                {announced}
            </p>
            <IncompleteQuestion state=state />
        }
        .into_any()
    };
    view! {
        <Menu
            label=preferences.text(|texts| texts.table.export)
            active=is_writing
            dialogs=dialogs
        >
            <ExportChoices state=state />
            <ExportStatus state=state />
            <ReportButtons state=state />
            {page_copies(state)}
        </Menu>
    }
    .into_any()
}
