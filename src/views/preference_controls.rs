//! Language and theme.

use leptos::prelude::*;

use super::console::Console;
use crate::components::Select;
use crate::preferences::Theme;
use crate::text::Locale;

/// The two controls, on every page.
#[component]
pub fn PreferenceControls() -> impl IntoView {
    let console = Console::here();
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| (locale.tag().to_owned(), locale.endonym().to_owned()))
        .collect();
    let themes = move || {
        let texts = &console.texts().bar;
        Theme::ALL
            .into_iter()
            .map(|theme| {
                let word = match theme {
                    Theme::System => texts.theme_system,
                    Theme::Light => texts.theme_light,
                    Theme::Dark => texts.theme_dark,
                };
                (theme.id().to_owned(), word.to_owned())
            })
            .collect::<Vec<_>>()
    };
    view! {
        <Select
            label=move || console.texts().bar.language
            options=move || languages.clone()
            chosen=move || console.locale().tag().to_owned()
            on_choose=move |tag: String| console.preferences.speak(Locale::for_tag(&tag))
        />
        <Select
            label=move || console.texts().bar.theme
            options=themes
            chosen=move || console.preferences.theme().id().to_owned()
            on_choose=move |id: String| {
                if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.id() == id) {
                    console.preferences.wear(theme);
                }
            }
        />
    }
}
