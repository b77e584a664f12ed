//! The connect page: an address, a token, maybe a project.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::console::{Console, page_origin};
use super::preference_controls::PreferenceControls;
use super::problem_words::{self, InputNotices};
use super::project_choice::ProjectChoice;
use crate::components::{Field, FieldProblem, Notice, Severity};
use crate::live::{Derived, Live, State, flag, text, watch};
use crate::session::{ConnectForm, ConnectProblems};

/// The page on which a session begins.
#[component]
pub fn Connect() -> impl IntoView {
    let console = Console::here();
    let texts = move || &console.texts().connect;
    let problem_texts = move || &console.texts().problems;

    watch(move || document().set_title(console.texts().product));

    // Read once: the form is made anew with every session that ends.
    let refused = untrack(|| console.refused());
    let was_refused = refused.is_some();
    let address = State::new(refused.map(|connection| connection.base.as_str().to_owned()));
    let address_text = State::new(String::new());
    let token = State::new(String::new());
    let project = State::new(
        console
            .place
            .params_now()
            .project
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
    );
    let visible = State::new(false);
    let memory_only = State::new(false);
    let problems = State::new(ConnectProblems::default());

    // The configured address fills the field, until somebody typed another.
    let preset = Derived::new(move || {
        address
            .get()
            .or_else(|| console.config().api_addresses.first().cloned())
            .filter(|address| *address != page_origin().origin)
            .unwrap_or_default()
    });
    let mut before = String::new();
    watch(move || {
        let preset = preset.get();
        if address_text.get_untracked() == before {
            address_text.set(preset.clone());
        }
        before = preset;
    });

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let form = ConnectForm {
            address: address_text.get_untracked(),
            token: token.get_untracked(),
            project: project.get_untracked(),
        };
        match form.parse(&page_origin()) {
            Ok(request) => console.connect(request, memory_only.get_untracked()),
            Err(found) => {
                problems.set(found);
                focus_first(&found);
            }
        }
    };

    view! {
        <div class="connect">
            <header class="connect__bar">
                <PreferenceControls />
            </header>
            <main class="connect__main">
                <h1 class="connect__title">{text(move || console.texts().product)}</h1>
                <p class="connect__intro">{text(move || texts().intro)}</p>
                <InputNotices />
                {was_refused
                    .then(|| {
                        view! {
                            <Notice severity=Severity::Warning>
                                {text(move || texts().token_refused)}
                            </Notice>
                        }
                    })}
                <form class="connect__form" novalidate on:submit=submit>
                    <Field
                        id="address"
                        label=move || texts().address
                        hint=move || texts().address_hint
                        kind=|| "text"
                        autocomplete="url"
                        placeholder=move || page_origin().origin
                        value=address_text
                        problem=move || {
                            let problem = problems.get().address?;
                            Some(problem_words::address(problem, problem_texts()))
                        }
                        suggestions=move || console.config().api_addresses
                    />
                    <Field
                        id="token"
                        label=move || texts().token
                        hint=move || texts().token_hint
                        kind=move || if visible.get() { "text" } else { "password" }
                        autocomplete="current-password"
                        placeholder=""
                        value=token
                        problem=move || {
                            let problem = problems.get().token?;
                            Some(problem_words::token(problem, problem_texts()))
                        }
                        suggestions=Vec::new
                    />
                    <Check checked=visible label=move || texts().show_token />
                    <Check
                        checked=memory_only
                        label=move || texts().memory_only
                        hint=move || texts().memory_only_hint
                    />
                    <div class="field">
                        <label class="field__label" for="project">
                            {text(move || texts().project)}
                        </label>
                        <ProjectChoice
                            id="project"
                            shown=project
                            invalid=move || problems.get().project.is_some()
                            on_choose=move |id| project.set(id)
                            keep_typed=true
                        />
                        <FieldProblem
                            field="project"
                            problem=move || {
                                let problem = problems.get().project?;
                                Some(problem_words::project(problem, problem_texts()))
                            }
                        />
                        <p class="field__hint">{text(move || texts().project_hint)}</p>
                    </div>
                    <button type="submit" class="button button--primary">
                        {text(move || texts().submit)}
                    </button>
                </form>
            </main>
        </div>
    }
}

/// A checkbox with its label.
#[component]
fn Check(
    /// Whether it is ticked.
    checked: State<bool>,
    /// Its label.
    #[prop(into)]
    label: Live<&'static str>,
    /// A line of help under it.
    #[prop(optional, into)]
    hint: Option<Live<&'static str>>,
) -> impl IntoView {
    view! {
        <div class="check">
            <label class="check__label">
                <input
                    type="checkbox"
                    prop:checked=flag(move || checked.get())
                    on:change:target=move |event| checked.set(event.target().checked())
                />
                {text(move || label.get())}
            </label>
            {hint.map(|hint| view! { <p class="field__hint">{text(move || hint.get())}</p> })}
        </div>
    }
}

/// Puts the focus where the first problem is.
fn focus_first(problems: &ConnectProblems) {
    let id = if problems.address.is_some() {
        "address"
    } else if problems.token.is_some() {
        "token"
    } else {
        "project"
    };
    if let Some(field) = document().get_element_by_id(id) {
        focus(&field);
    }
}

fn focus(element: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // An element that can't be focused leaves the focus where it is.
        let _ = element.focus();
    }
}
