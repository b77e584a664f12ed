//! The API address: typed, or chosen among those that the operator offers.

use leptos::prelude::*;

use super::form_state::FormState;
use crate::components::{FieldProblem, Select, TextField, UsernameHint};
use crate::i18n::ConnectMessages;
use crate::preferences::Preferences;
use crate::views::config_context::ConfigContext;
use crate::views::input_problems::address_message;
use crate::views::session_context::page_origin;

/// The field's id.
pub const ADDRESS_FIELD: &str = "address";

/// The field of the API address.
#[component]
pub fn AddressField(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let config = expect_context::<ConfigContext>();
    let problem = Signal::derive(move || {
        let texts = &preferences.texts().problems;
        if form.address_replaced.get() {
            return Some(texts.address_not_allowed);
        }
        if form.address_filled.get() {
            return Some(texts.field_filled);
        }
        let problem = form.problems.with(|problems| problems.address);
        problem.map(|problem| address_message(problem, texts))
    });
    let may_type = Memo::new(move |_| config.with(|config| config.other_addresses));
    // Replaced for another kind of field only: a new element loses the focus and the key being
    // pressed.
    move || {
        if may_type.get() {
            view! { <TypedAddress form=form problem=problem /> }.into_any()
        } else {
            view! { <OfferedAddress form=form problem=problem /> }.into_any()
        }
    }
}

/// Any address, with those on offer as suggestions.
#[component]
fn TypedAddress(
    /// The form.
    form: FormState,
    /// What is wrong with the address.
    problem: Signal<Option<&'static str>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let config = expect_context::<ConfigContext>();
    let suggestions = move || -> Vec<(String, String)> {
        config.with(|config| {
            let offered = config.api_addresses.iter();
            let offered = offered.filter(|address| !address.url.is_empty());
            offered
                .map(|address| (address.url.clone(), address.label().to_owned()))
                .collect()
        })
    };
    view! {
        <TextField
            id=ADDRESS_FIELD
            label=preferences.text(|texts| texts.connect.address)
            hint=preferences.text(|texts| texts.connect.address_hint)
            input_type="text"
            autocomplete="off"
            placeholder=page_origin().origin
            value=form.address
            problem=problem
            suggestions=suggestions
            filled=form.address_filled
        />
    }
}

/// One of the addresses on offer, and no other.
#[component]
fn OfferedAddress(
    /// The form.
    form: FormState,
    /// What is wrong with the address.
    problem: Signal<Option<&'static str>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let config = expect_context::<ConfigContext>();
    let texts = move || &preferences.texts().connect;
    view! {
        <div class="field">
            <UsernameHint value=form.address />
            <Select
                label=preferences.text(|texts| texts.connect.address)
                show_label=true
                options=move || options(config, texts())
                value=form.address
                on_change=move |url: String| {
                    form.address_replaced.set(false);
                    form.address.set(url);
                }
            />
            <FieldProblem field=ADDRESS_FIELD problem=problem />
        </div>
    }
}

/// Value and text of each address on offer; without any, the page's own origin, which needs no
/// configuration.
fn options(config: ConfigContext, texts: &ConnectMessages) -> Vec<(String, String)> {
    let options: Vec<_> = config.with(|config| {
        let offered = config.api_addresses.iter();
        offered
            .map(|address| {
                let same_origin = address.url.is_empty() && address.name.is_none();
                let label = if same_origin {
                    texts.same_origin
                } else {
                    address.label()
                };
                (address.url.clone(), label.to_owned())
            })
            .collect()
    });
    if options.is_empty() {
        return vec![(String::new(), texts.same_origin.to_owned())];
    }
    options
}
