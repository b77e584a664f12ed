//! Controls of the language and the theme.

use leptos::prelude::*;

use crate::components::Select;
use crate::i18n::{Bar, Locale};
use crate::preferences::{Preferences, Theme};

/// The two selects, on every page.
#[component]
pub fn PreferenceControls() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let texts = move || &preferences.texts().bar;
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| option(locale.tag(), locale.endonym()))
        .collect();
    let themes = move || -> Vec<_> {
        let themes = Theme::ALL.into_iter();
        themes
            .map(|theme| option(theme.id(), theme_text(theme, texts())))
            .collect()
    };
    view! {
        <Select
            label=move || texts().language
            options=languages
            value=move || preferences.locale().tag()
            on_change=move |tag: String| preferences.set_locale(Locale::for_tag(&tag))
        />
        <Select
            label=move || texts().theme
            options=themes
            value=move || preferences.theme().id()
            on_change=move |id: String| {
                let theme = Theme::ALL.into_iter().find(|theme| theme.id() == id);
                if let Some(theme) = theme {
                    preferences.set_theme(theme);
                }
            }
        />
    }
}

fn theme_text(theme: Theme, texts: &Bar) -> &'static str {
    match theme {
        Theme::System => texts.theme_system,
        Theme::Light => texts.theme_light,
        Theme::Dark => texts.theme_dark,
    }
}

fn option(value: &str, text: &str) -> (String, String) {
    (value.to_owned(), text.to_owned())
}
