//! Internationalization: one [`Messages`] value per language, so that a missing text does not compile,
//! and number and date formatting by the browser's `Intl`.

mod en;
pub mod intl;
mod messages;
mod zh;

pub use messages::{
    BoardMessages, ChangesMessages, CodeMessages, ColumnMessages, ColumnsMenuMessages,
    CompareMessages, ConnectMessages, DrawerMessages, ErrorDetailMessages, ErrorMessages,
    ExportMessages, GroupMessages, HeadingMessages, HealthMessages, HealthReasonMessages, Messages,
    NetworkMessages, PaginationMessages, ProblemMessages, ProjectSelectorMessages,
    ProvenanceMessages, ReportMessages, SavedViewsMessages, SearchMessages, SearchWordMessages,
    SelectionMessages, SessionMessages, ShortcutMessages, StarMessages, SuggestionMessages,
    TableMessages, TimelineMessages, ToolbarMessages, ViewTileMessages, Words,
};

/// A language of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// 中文（简体）.
    Zh,
    /// English.
    En,
}

impl Locale {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The texts of the language.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::Zh => &zh::MESSAGES,
            Self::En => &en::MESSAGES,
        }
    }

    /// Its explanations of a profile's health, which are loaded with the views that show them.
    pub fn health_reason_messages(self) -> &'static HealthReasonMessages {
        match self {
            Self::Zh => &zh::health_reasons::HEALTH_REASONS,
            Self::En => &en::health_reasons::HEALTH_REASONS,
        }
    }

    /// Its texts of suggestions, which are loaded with the views that show them.
    pub fn suggestion_messages(self) -> &'static SuggestionMessages {
        match self {
            Self::Zh => &zh::suggestions::SUGGESTIONS,
            Self::En => &en::suggestions::SUGGESTIONS,
        }
    }

    /// Its texts of exports, which are loaded with the views that show them.
    pub fn export_messages(self) -> &'static ExportMessages {
        match self {
            Self::Zh => &zh::export::EXPORT,
            Self::En => &en::export::EXPORT,
        }
    }

    /// Its texts of the report for a chat, which are loaded with the views that show them.
    pub fn report_messages(self) -> &'static ReportMessages {
        match self {
            Self::Zh => &zh::report::REPORT,
            Self::En => &en::report::REPORT,
        }
    }

    /// Its texts of changes, which are loaded with the views that show them.
    pub fn changes_messages(self) -> &'static ChangesMessages {
        match self {
            Self::Zh => &zh::changes::CHANGES,
            Self::En => &en::changes::CHANGES,
        }
    }

    /// Its texts of the timeline, which are loaded with the views that show them.
    pub fn timeline_messages(self) -> &'static TimelineMessages {
        match self {
            Self::Zh => &zh::timeline::TIMELINE,
            Self::En => &en::timeline::TIMELINE,
        }
    }

    /// Its texts of comparisons, which are loaded with the views that show them.
    pub fn compare_messages(self) -> &'static CompareMessages {
        match self {
            Self::Zh => &zh::compare::COMPARE,
            Self::En => &en::compare::COMPARE,
        }
    }

    /// Its texts of the board, which are loaded with it.
    pub fn board_messages(self) -> &'static BoardMessages {
        match self {
            Self::Zh => &zh::board::BOARD,
            Self::En => &en::board::BOARD,
        }
    }

    /// Its BCP 47 tag, for `lang` and `Intl`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language's name in the language itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// The language for a BCP 47 tag: Chinese for every `zh`, English for all others.
    pub fn for_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("zh") {
            Self::Zh
        } else {
            Self::En
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_chinese_gets_chinese_and_everybody_else_english() {
        for tag in ["zh", "zh-CN", "zh-TW", "ZH-hans"] {
            assert_eq!(Locale::for_tag(tag), Locale::Zh, "{tag}");
        }
        for tag in ["en", "en-US", "fr", "", "zhuang"] {
            assert_eq!(Locale::for_tag(tag), Locale::En, "{tag}");
        }
    }

    #[test]
    fn a_tag_names_its_own_language() {
        for locale in Locale::ALL {
            assert_eq!(Locale::for_tag(locale.tag()), locale);
        }
    }
}
