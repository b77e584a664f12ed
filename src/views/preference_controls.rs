//! Language and theme.

use super::app_context::AppContext;
use crate::i18n::{Bar, Locale};
use crate::legacy_components::Select;
use crate::live::Part;
use crate::preferences::Theme;

/// The two controls, on every page.
pub fn preference_controls(app: AppContext) -> Part {
    let texts = move || &app.texts().bar;
    let languages = || {
        let languages = Locale::ALL.into_iter();
        let languages = languages.map(|locale| (locale.tag(), locale.endonym()));
        languages.map(owned).collect()
    };
    let themes = move || {
        let themes = Theme::ALL.into_iter();
        let themes = themes.map(|theme| (theme.id(), theme_word(theme, texts())));
        themes.map(owned).collect()
    };
    let language = Select {
        label: (move || texts().language).into(),
        labelled: false,
        options: languages.into(),
        chosen: (move || app.locale().tag().to_owned()).into(),
    };
    let theme = Select {
        label: (move || texts().theme).into(),
        labelled: false,
        options: themes.into(),
        chosen: (move || app.preferences.theme().id().to_owned()).into(),
    };
    Part::Many(vec![
        language.part(move |tag| app.preferences.set_locale(Locale::for_tag(&tag))),
        theme.part(move |id| {
            if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.id() == id) {
                app.preferences.set_theme(theme);
            }
        }),
    ])
}

fn theme_word(theme: Theme, texts: &Bar) -> &'static str {
    match theme {
        Theme::System => texts.theme_system,
        Theme::Light => texts.theme_light,
        Theme::Dark => texts.theme_dark,
    }
}

fn owned((value, text): (&str, &str)) -> (String, String) {
    (value.to_owned(), text.to_owned())
}
