//! Language and theme.

use super::console::Console;
use crate::components::Select;
use crate::live::Part;
use crate::preferences::Theme;
use crate::text::{Bar, Locale};

/// The two controls, on every page.
pub fn preference_controls(console: Console) -> Part {
    let texts = move || &console.texts().bar;
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
        chosen: (move || console.locale().tag().to_owned()).into(),
    };
    let theme = Select {
        label: (move || texts().theme).into(),
        labelled: false,
        options: themes.into(),
        chosen: (move || console.preferences.theme().id().to_owned()).into(),
    };
    Part::Many(vec![
        language.part(move |tag| console.preferences.speak(Locale::for_tag(&tag))),
        theme.part(move |id| {
            if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.id() == id) {
                console.preferences.wear(theme);
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
