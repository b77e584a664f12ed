//! State of the connect form: what is typed, what is wrong with it, and how it is submitted.

use leptos::prelude::*;

use super::address_field::ADDRESS_FIELD;
use super::fields::TOKEN_FIELD;
use crate::components::focus_id;
use crate::session::{ConnectForm, ConnectProblems};
use crate::views::config_context::ConfigContext;
use crate::views::project_combobox::PROJECT_FIELD;
use crate::views::session_context::{SessionContext, page_origin};

/// The form's fields, as signals.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The API address; empty for the page's own origin.
    pub address: RwSignal<String>,
    /// The access token.
    pub token: RwSignal<String>,
    /// The project's id; empty for none.
    pub project: RwSignal<String>,
    /// Whether the token is shown as it is typed.
    pub token_visible: RwSignal<bool>,
    /// Whether the session is kept in memory only.
    pub memory_only: RwSignal<bool>,
    /// What is wrong with the fields as they were submitted last.
    pub problems: RwSignal<ConnectProblems>,
    /// Whether the address that was typed is not one that the operator allows, and was replaced
    /// by the configured one.
    pub address_replaced: RwSignal<bool>,
    /// Whether something else than a person filled in the address, which was undone.
    pub address_filled: RwSignal<bool>,
    /// The same of the token.
    pub token_filled: RwSignal<bool>,
    /// Whether the form was submitted before `config.json`, which says where a token may be
    /// sent, was loaded.
    pub waiting: RwSignal<bool>,
}

impl FormState {
    /// Empty but for the project that the URL names.
    pub fn new(project: String) -> Self {
        Self {
            address: RwSignal::new(String::new()),
            token: RwSignal::new(String::new()),
            project: RwSignal::new(project),
            token_visible: RwSignal::new(false),
            memory_only: RwSignal::new(false),
            problems: RwSignal::new(ConnectProblems::default()),
            address_replaced: RwSignal::new(false),
            address_filled: RwSignal::new(false),
            token_filled: RwSignal::new(false),
            waiting: RwSignal::new(false),
        }
    }

    /// Follows `config.json`, which may arrive after the person began to type or submitted the
    /// form.
    pub fn follow_config(self, config: ConfigContext, session: SessionContext) {
        self.follow_configured_address(config);
        // An effect made after the one for the address runs after it: the form is submitted with
        // the address that the configuration leaves in it.
        Effect::new(move || {
            if config.is_loaded() && self.waiting.get_untracked() {
                self.waiting.set(false);
                self.submit(config, session);
            }
        });
    }

    /// The first configured address fills the field until somebody types another, and replaces
    /// one that the configuration turns out not to allow: then the field says so, and nothing is
    /// sent before the person saw that.
    fn follow_configured_address(self, config: ConfigContext) {
        let configured = Memo::new(move |_| {
            let first = config.with(|config| Some(config.api_addresses.first()?.url.clone()));
            first
                .filter(|address| *address != page_origin().origin)
                .unwrap_or_default()
        });
        let mut previous = String::new();
        Effect::new(move || {
            let configured = configured.get();
            let typed = self.address.get_untracked();
            let untouched = typed == previous;
            // Read even where nothing was typed yet, so that the effect follows the whole
            // configuration: it may forbid what is typed and leave the first address as it is.
            let allowed = config.with(|config| config.allows_address(&typed));
            let forbidden = !untouched && !allowed;
            if untouched || forbidden {
                self.address.set(configured.clone());
            }
            if forbidden {
                self.address_replaced.set(true);
                self.waiting.set(false);
            }
            previous = configured;
        });
    }

    /// Begins a session, or shows what is wrong with the fields and moves the focus to the first
    /// of them. Waits for `config.json`.
    pub fn submit(self, config: ConfigContext, session: SessionContext) {
        if !config.is_loaded_untracked() {
            self.waiting.set(true);
            return;
        }
        self.address_replaced.set(false);
        let typed = ConnectForm {
            address: self.address.get_untracked(),
            token: self.token.get_untracked(),
            project: self.project.get_untracked(),
        };
        match typed.parse(&page_origin()) {
            Ok(request) => session.connect(request, self.memory_only.get_untracked()),
            Err(problems) => {
                self.problems.set(problems);
                focus_id(first_invalid_field(&problems));
            }
        }
    }
}

fn first_invalid_field(problems: &ConnectProblems) -> &'static str {
    if problems.address.is_some() {
        ADDRESS_FIELD
    } else if problems.token.is_some() {
        TOKEN_FIELD
    } else {
        PROJECT_FIELD
    }
}
