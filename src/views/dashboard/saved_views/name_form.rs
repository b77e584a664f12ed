//! State of the dialog that names a view: what is named, what is typed, and what is wrong with it.

use leptos::prelude::*;

use super::menu_state::LastAction;
use crate::components::focus_id;
use crate::state::saved_views::{Arrangement, NameProblem, SaveError, SavedView, ViewId, ViewName};
use crate::state::url::url_state::UrlState;
use crate::views::saved_views_store::SavedViewsStore;

/// The id of the name's field.
pub const NAME_FIELD: &str = "view-name";

/// What is named.
#[derive(Clone, PartialEq, Eq)]
pub enum Naming {
    /// What is on screen, as a view.
    Save,
    /// The view that has this name until now.
    Rename(ViewName),
}

/// Why a name was not accepted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It is empty.
    Empty,
    /// It is too long, or has control characters.
    Unusable,
    /// A view has it, which submitting once more replaces.
    ToReplace,
    /// Another view has it.
    Taken,
    /// There are as many views as there may be.
    Full,
    /// The search on screen is too long for a view.
    SearchTooLong,
}

/// The form.
#[derive(Clone, Copy)]
pub struct NameForm {
    url: UrlState,
    saved_views: SavedViewsStore,
    last_action: RwSignal<LastAction>,
    last_saved: RwSignal<Option<ViewName>>,
    /// What is named, while the dialog is open.
    pub naming: RwSignal<Option<Naming>>,
    /// What is typed.
    pub typed: RwSignal<String>,
    /// The text that was not accepted, and why. Another text is not judged yet.
    refused: RwSignal<Option<(String, Problem)>>,
}

impl NameForm {
    /// Closed.
    pub fn new(
        url: UrlState,
        saved_views: SavedViewsStore,
        last_action: RwSignal<LastAction>,
        last_saved: RwSignal<Option<ViewName>>,
    ) -> Self {
        Self {
            url,
            saved_views,
            last_action,
            last_saved,
            naming: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        }
    }

    /// Opens the dialog, with the present name of a view that is renamed.
    pub fn open(self, naming: Naming) {
        self.typed.set(match &naming {
            Naming::Rename(name) => name.as_str().to_owned(),
            Naming::Save => String::new(),
        });
        self.refused.set(None);
        self.naming.set(Some(naming));
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.typed.set(String::new());
        self.refused.set(None);
        self.naming.set(None);
    }

    /// Whether a view is renamed, reactively.
    pub fn is_renaming(self) -> bool {
        let naming = self.naming.read();
        matches!(*naming, Some(Naming::Rename(_)))
    }

    /// What is wrong with the text as it is, reactively.
    pub fn problem(self) -> Option<Problem> {
        let (text, problem) = self.refused.get()?;
        (self.typed.get() == text).then_some(problem)
    }

    /// The names to choose from when an existing view is to be replaced, reactively.
    pub fn existing_names(self) -> Vec<(String, String)> {
        if self.naming.get() != Some(Naming::Save) {
            return Vec::new();
        }
        self.saved_views.with(|views| {
            let names = views.all().iter();
            let names = names.map(|view| view.name.as_str().to_owned());
            names.map(|name| (name.clone(), name)).collect()
        })
    }

    /// Saves or renames the view and closes the dialog, or shows what is wrong with the name and
    /// moves the focus to it.
    pub fn submit(self) {
        let text = self.typed.get_untracked();
        match self.apply(&text) {
            None => {
                self.last_action.set(LastAction::None);
                self.close();
            }
            Some(problem) => {
                self.refused.set(Some((text, problem)));
                focus_id(NAME_FIELD);
            }
        }
    }

    /// Saves or renames the view; `None` if that worked.
    fn apply(self, text: &str) -> Option<Problem> {
        let saved_views = self.saved_views;
        let name = match ViewName::parse(text) {
            Ok(name) => name,
            Err(NameProblem::Empty) => return Some(Problem::Empty),
            Err(NameProblem::Unusable) => return Some(Problem::Unusable),
        };
        match self.naming.get_untracked()? {
            Naming::Save => {
                let confirmed = untrack(|| self.problem()) == Some(Problem::ToReplace);
                if !confirmed && saved_views.with_untracked(|views| views.find(&name).is_some()) {
                    return Some(Problem::ToReplace);
                }
                let view = SavedView {
                    name: name.clone(),
                    arrangement: Arrangement::of(&self.url.params_untracked()),
                };
                match saved_views.change(|views| views.save(view)) {
                    Some(Err(SaveError::Full)) => return Some(Problem::Full),
                    Some(Err(SaveError::SearchTooLong)) => return Some(Problem::SearchTooLong),
                    Some(Ok(())) | None => {}
                }
                self.url.set_opened_view(Some(ViewId::Own(name.clone())));
                self.last_saved.set(Some(name));
                None
            }
            Naming::Rename(from) => {
                let renamed = saved_views.change(|views| views.rename(&from, name.clone()));
                if renamed == Some(false) {
                    return Some(Problem::Taken);
                }
                if untrack(|| self.url.opened_view()) == Some(ViewId::Own(from)) {
                    self.url.set_opened_view(Some(ViewId::Own(name)));
                }
                None
            }
        }
    }
}
