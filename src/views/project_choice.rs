//! The old form of [`ProjectCombobox`], for the toolbar.
// bridge: the whole file.

use super::app_context::AppContext;
use super::project_combobox::ProjectCombobox;
use crate::live::{Live, Part, view_part};
use crate::state::projects::ProjectList;
use leptos::prelude::*;

pub use super::project_combobox::PROJECT_FIELD as PROJECT;

pub struct ProjectChoice {
    pub list: Option<RwSignal<ProjectList>>,
    pub shown: Live<String>,
    pub invalid: Live<bool>,
    pub keep_typed: bool,
    pub edited: Box<dyn Fn()>,
}

impl ProjectChoice {
    pub fn part(self, _: AppContext, choose: impl Fn(String) -> bool + 'static) -> Part {
        let (shown, invalid) = (self.shown, self.invalid);
        let edited = StoredValue::new_local(self.edited);
        let choose = StoredValue::new_local(choose);
        view_part(view! {
            <ProjectCombobox
                list=self.list.unwrap_or_else(|| RwSignal::new(ProjectList::NotOffered))
                value=move || shown.get()
                invalid=move || invalid.get()
                keep_typed=self.keep_typed
                on_edit=move || edited.with_value(|edited| edited())
                on_choose=move |id: String| choose.with_value(|choose| choose(id))
            />
        })
    }
}
