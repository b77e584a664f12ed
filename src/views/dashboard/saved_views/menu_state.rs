//! State of the saved-views menu, which its rows, its dialog and its status line share.

use leptos::html;
use leptos::prelude::*;

use super::import_export::ImportResult;
use super::name_form::NameForm;
use crate::components::focus;
use crate::state::saved_views::{Arrangement, Removed, SavedView, ViewId, ViewName};
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
    /// The view that was saved last, until another one is opened.
    pub last_saved: RwSignal<Option<ViewName>>,
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
        let last_saved = RwSignal::new(None);
        Self {
            url,
            saved_views,
            name_form: NameForm::new(url, saved_views, last_action, last_saved),
            last_action,
            last_saved,
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

    /// Goes to a view.
    pub fn open_view(self, id: &ViewId) {
        let now = self.url.params_untracked();
        let views = untrack(|| self.saved_views.offered());
        if let Some(view) = views.iter().find(|view| view.id == *id) {
            self.last_saved.set(None);
            self.url.open_view(view.opened_in(&now), id.clone());
        }
    }

    /// Goes to a view from the menu, which closes to uncover its rows.
    pub fn open_from_menu(self, id: &ViewId) {
        self.open_view(id);
        if let Some(button) = self.button.get_untracked() {
            focus(&button);
        }
        self.open.set(false);
    }

    /// Saves what is on screen as the view of this name, which is there.
    pub fn overwrite(self, name: &ViewName) {
        let view = SavedView {
            name: name.clone(),
            arrangement: Arrangement::of(&self.url.params_untracked()),
        };
        let saved = self.saved_views.change(|views| views.save(view));
        if let Some(Ok(())) = saved {
            self.last_saved.set(Some(name.clone()));
        }
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
