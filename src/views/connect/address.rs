//! Where the token goes: typed, or one of the addresses that the operator offers.

use super::Form;
use crate::legacy_components::{Field, Select, account, field_problem};
use crate::live::{Live, Part, el, live};
use crate::views::app_context::{AppContext, page_origin};
use crate::views::problem_words;
use leptos::prelude::*;

/// The field's id.
pub const ADDRESS: &str = "address";

/// The configured address fills the field until somebody types another, and takes the place of one that the settings
/// turn out not to allow: it is said, and nothing is sent before it was seen.
pub fn follow_settings(app: AppContext, form: Form) {
    let preset = Memo::new(move |_| {
        let configured = app.config().api_addresses.into_iter().next();
        configured
            .map(|address| address.url)
            .filter(|address| *address != page_origin().origin)
            .unwrap_or_default()
    });
    let mut before = String::new();
    Effect::new(move || {
        let preset = preset.get();
        let typed = form.address.get_untracked();
        let untouched = typed == before;
        let strayed = !untouched && !app.config().offers(&typed);
        if untouched || strayed {
            form.address.set(preset.clone());
        }
        if strayed {
            form.strayed.set(true);
            form.waiting.set(false);
        }
        before = preset;
    });
}

/// The address: typed, or one of those that the operator offers.
pub fn address(app: AppContext, form: Form) -> Part {
    let others = Memo::new(move |_| app.config().other_addresses);
    // Made anew for another kind of field only: what is made anew loses the focus and a key on its way.
    live(move || {
        if others.get() {
            typed(app, form)
        } else {
            offered(app, form)
        }
    })
}

fn problem(app: AppContext, form: Form) -> Live<Option<&'static str>> {
    (move || {
        let words = &app.texts().problems;
        if form.strayed.get() {
            return Some(words.address_not_offered);
        }
        let problem = form.problems.get().address;
        problem.map(|problem| problem_words::address(problem, words))
    })
    .into()
}

fn typed(app: AppContext, form: Form) -> Part {
    let texts = move || &app.texts().connect;
    let field = Field {
        id: ADDRESS,
        label: (move || texts().address).into(),
        hint: (move || texts().address_hint).into(),
        kind: (|| "text").into(),
        autocomplete: "url",
        placeholder: page_origin().origin,
        value: form.address,
        problem: problem(app, form),
        suggestions: (move || {
            let offered = app.config().api_addresses.into_iter();
            let named = offered.map(|address| (address.url.clone(), address.label().to_owned()));
            named.filter(|(url, _)| !url.is_empty()).collect()
        })
        .into(),
    };
    field.part()
}

fn offered(app: AppContext, form: Form) -> Part {
    let texts = move || &app.texts().connect;
    let select = Select {
        label: (move || texts().address).into(),
        labelled: true,
        options: (move || {
            let offered = app.config().api_addresses.into_iter();
            let named = offered.map(|address| {
                let own = address.url.is_empty() && address.name.is_none();
                let label = if own {
                    texts().same_origin
                } else {
                    address.label()
                };
                (address.url.clone(), label.to_owned())
            });
            let named: Vec<_> = named.collect();
            // Nothing on offer leaves what needs no offer.
            if named.is_empty() {
                return vec![(String::new(), texts().same_origin.to_owned())];
            }
            named
        })
        .into(),
        chosen: form.address.into(),
    };
    el("div")
        .class("field")
        .child(account(form.address.into()))
        .child(select.part(move |url| {
            form.strayed.set(false);
            form.address.set(url);
        }))
        .child(field_problem(ADDRESS, problem(app, form)))
        .into()
}
