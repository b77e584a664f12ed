//! Tells password managers whose secret a form is about.

use leptos::prelude::*;

/// A hidden field that holds the account name of a form with a password field.
#[component]
pub fn UsernameHint(
    /// The account name.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    view! { <input type="text" autocomplete="username" hidden="" prop:value=value /> }
}
