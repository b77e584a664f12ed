//! The connect page: an API address, an access token, and the project to open.

mod address_field;
mod fields;
mod form_state;

use leptos::prelude::*;

use self::fields::ConnectFields;
use self::form_state::FormState;
use super::app_version::AppVersion;
use super::config_context::ConfigContext;
use super::input_problems::InputNotices;
use super::preference_controls::PreferenceControls;
use super::session_context::SessionContext;
use crate::components::{Notice, Severity};
use crate::i18n::SessionMessages;
use crate::preferences::Preferences;
use crate::session::EndReason;
use crate::state::url::url_state::UrlState;

/// The page on which a session begins.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let session = expect_context::<SessionContext>();
    let product = preferences.text(|texts| texts.product);
    Effect::new(move || document().set_title(product()));
    let project = expect_context::<UrlState>().params_untracked().project;
    let form = FormState::new(project.map_or_else(String::new, |id| id.as_str().to_owned()));
    form.follow_config(expect_context::<ConfigContext>(), session);
    // It stays while the page is shown: the next session clears it.
    let end_notice = untrack(|| session.end_reason()).map(|reason| {
        view! {
            <Notice severity=Severity::Warning>
                {move || end_message(reason, &preferences.texts().session)}
            </Notice>
        }
    });
    view! {
        <div class="connect">
            <header class="connect__bar">
                <PreferenceControls />
            </header>
            <main class="connect__main">
                <h1 class="connect__title">{product}</h1>
                <p class="connect__intro">{preferences.text(|texts| texts.connect.intro)}</p>
                <InputNotices />
                {end_notice}
                <ConnectFields form=form />
                <p class="connect__version">
                    <AppVersion />
                </p>
            </main>
        </div>
    }
}

fn end_message(reason: EndReason, texts: &SessionMessages) -> String {
    match reason {
        EndReason::Idle(minutes) => (texts.ended_idle)(minutes),
        EndReason::Elsewhere => texts.ended_elsewhere.to_owned(),
    }
}
