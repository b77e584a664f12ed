//! The menu of saved views.

use leptos::prelude::*;

use super::super::lazy_views::LazyViewsContext;
use super::import_export::{ImportExport, import_messages};
use super::menu_state::{LastAction, MenuState};
use super::name_dialog::SavedViewNameDialog;
use super::name_form::{NameForm, Naming};
use super::row::SavedViewRow;
use super::team_list::TeamViewList;
use crate::components::{Menu, Notice, Severity, Upload};
use crate::preferences::Preferences;
use crate::views::saved_views_store::{SavedViewsProblem, SavedViewsStore};
use crate::views::stars_store::StarsStore;

/// The menu and its button.
#[component]
pub fn SavedViewsMenu(
    /// The menu's state.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    let stars = expect_context::<StarsStore>();
    let lazy = expect_context::<LazyViewsContext>();
    // It belongs to the menu, not to its panel: the file may be read after the panel was closed.
    let on_upload: Callback<(Upload,)> = Callback::new(move |(upload,)| {
        // Loaded: its panel has the button.
        if let Some(views) = lazy.loaded_untracked() {
            let result = (views.import)(saved_views, stars, upload);
            state.last_action.set(LastAction::Imported(result));
        }
    });
    let name_dialog = move || lazy.once_loaded(|views| (views.name_dialog)(state.name_form));
    view! {
        <Menu
            label=preferences.text(|texts| texts.saved_views.label)
            open=state.open
            button_ref=state.button
            panel_ref=state.panel
            dialogs=move || name_dialog.into_any()
        >
            {lazy.panel(move |views| (views.saved_views_panel)(state, on_upload))}
        </Menu>
    }
}

/// What the menu's panel holds; files that are chosen in it go to `on_upload`.
pub fn saved_views_panel(state: MenuState, on_upload: Callback<(Upload,)>) -> AnyView {
    let preferences = expect_context::<Preferences>();
    view! {
        <StorageNotice state=state />
        <SavedViewList state=state />
        <LastActionStatus state=state />
        <TeamViewList state=state />
        <div class="menu__actions">
            <button
                type="button"
                class="button"
                on:click=move |_| state.name_form.open(Naming::Save)
            >
                {preferences.text(|texts| texts.saved_views.save)}
            </button>
            <ImportExport on_upload=on_upload />
        </div>
    }
    .into_any()
}

/// The dialog that names a view.
pub fn name_dialog(form: NameForm) -> AnyView {
    view! { <SavedViewNameDialog form=form /> }.into_any()
}

/// The views, or that there are none.
#[component]
fn SavedViewList(
    /// The menu.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    let count = Memo::new(move |_| saved_views.with(|views| views.all().len()));
    let none = move || {
        let message = (count.get() == 0).then(|| preferences.texts().saved_views.none);
        message.map(|message| view! { <p class="menu__hint">{message}</p> })
    };
    view! {
        {none}
        <ul class="views">
            // By position: a view that is renamed keeps its element, and with it the focus.
            <For
                each=move || 0..count.get()
                key=|index| *index
                children=move |index| view! { <SavedViewRow index state /> }
            />
        </ul>
    }
}

/// Announces what was done last.
#[component]
fn LastActionStatus(
    /// The menu.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let content = move || {
        let messages = preferences.texts();
        let texts = &messages.saved_views;
        match state.last_action.get() {
            LastAction::None => ().into_any(),
            LastAction::Deleted(removed) => {
                let message = (texts.removed)(removed.view.name.as_str());
                view! {
                    <p>{message}</p>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| state.undo_deletion(removed.clone())
                    >
                        {texts.undo}
                    </button>
                }
                .into_any()
            }
            LastAction::Imported(result) => {
                let messages = import_messages(&result, messages).into_iter();
                let messages = messages.map(|message| view! { <p>{message}</p> });
                messages.collect_view().into_any()
            }
        }
    };
    view! {
        <div class="menu__said" role="status">
            {content}
        </div>
    }
}

/// What is wrong with storing views in this browser.
#[component]
fn StorageNotice(
    /// The menu.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    move || {
        let texts = &preferences.texts().saved_views;
        saved_views.problem().map(|problem| {
            let message = match problem {
                SavedViewsProblem::NotStored => texts.not_stored,
                SavedViewsProblem::Unreadable => texts.stored_unreadable,
            };
            view! {
                <Notice
                    severity=Severity::Warning
                    dismiss_label=preferences.text(|texts| texts.dismiss)
                    on_dismiss=move || {
                        state.focus_panel();
                        saved_views.dismiss_problem();
                    }
                >
                    {message}
                </Notice>
            }
        })
    }
}
