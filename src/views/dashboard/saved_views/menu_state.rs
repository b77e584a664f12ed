//! State of the saved-views menu, which its rows, its dialog and its status line share.

use leptos::html;
use leptos::prelude::*;

use super::import_export::ImportResult;
use super::name_form::NameForm;
use crate::components::focus;
use crate::state::saved_views::{Removed, ViewName};
use crate::state::url::url_state::UrlState;
use crate::views::saved_views_store::SavedViewsStore;

/// What was done last, as the status line of the menu announces it.
#[derive(Clone)]
pub enum LastAction {
    /// Nothing that is announced.
    None,
    /// A view was deleted, which can be undone.
    Deleted(Removed),
    /// A file was imported, or refused.
    Imported(ImportResult),
}

/// The menu's state.
#[derive(Clone, Copy)]
pub struct MenuState {
    url: UrlState,
    saved_views: SavedViewsStore,
    /// The form of the dialog that names a view.
    pub name_form: NameForm,
    /// What was done last.
    pub last_action: RwSignal<LastAction>,
    /// Whether the menu is open.
    pub open: RwSignal<bool>,
    /// The menu's button.
    pub button: NodeRef<html::Button>,
    /// The menu's panel, while it is open.
    pub panel: NodeRef<html::Div>,
}

impl MenuState {
    /// Closed.
    pub fn new(url: UrlState, saved_views: SavedViewsStore) -> Self {
        let last_action = RwSignal::new(LastAction::None);
        Self {
            url,
            saved_views,
            name_form: NameForm::new(url, saved_views, last_action),
            last_action,
            open: RwSignal::new(false),
            button: NodeRef::new(),
            panel: NodeRef::new(),
        }
    }

    /// Moves the focus to the panel: the button that was pressed is about to be removed, or to
    /// belong to another view.
    pub fn focus_panel(self) {
        if let Some(panel) = self.panel.get_untracked() {
            focus(&panel);
        }
    }

    /// Goes to a view. The menu closes to uncover its rows.
    pub fn open_view(self, name: &ViewName) {
        let now = self.url.params_untracked();
        let arrangement = self.saved_views.with_untracked(|views| {
            let view = views.find(name);
            view.map(|view| view.arrangement.clone())
        });
        if let Some(arrangement) = arrangement {
            let params = arrangement.opened_in(&now);
            if params != now {
                self.url.navigate(params);
            }
        }
        if let Some(button) = self.button.get_untracked() {
            focus(&button);
        }
        self.open.set(false);
    }

    /// Deletes a view; the status line offers to undo that.
    pub fn delete(self, name: &ViewName) {
        let removed = self.saved_views.change(|views| views.remove(name));
        if let Some(Some(removed)) = removed {
            self.focus_panel();
            self.last_action.set(LastAction::Deleted(removed));
        }
    }

    /// Puts a deleted view back.
    pub fn undo_deletion(self, removed: Removed) {
        self.focus_panel();
        self.saved_views.change(|views| views.restore(removed));
        self.last_action.set(LastAction::None);
    }
}
