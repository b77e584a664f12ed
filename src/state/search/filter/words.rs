//! Words of values: the API's codes and their words in both languages of the console, from the
//! message files, where the badges have them from.

use super::tree::ME;
use crate::domain::{Facet, Health, ProfileType, Scheduler, Stage, is_invisible};
use crate::i18n::{Locale, Messages};
use crate::state::search::case_folding::{fold, looks_like};

/// Whether two words are the same, whatever their case and width; a hyphen or an underscore
/// stands for a space.
pub fn same_word(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    let letters = text.trim().chars().filter(|c| !is_invisible(*c)).map(fold);
    letters.map(|c| if matches!(c, ' ' | '_') { '-' } else { c })
}

/// The codes of a facet that have a word; people have none.
pub const fn codes(facet: Facet) -> &'static [&'static str] {
    match facet {
        Facet::Health => {
            const IDS: [&str; Health::ALL.len()] = [
                Health::Failed.id(),
                Health::Overdue.id(),
                Health::Running.id(),
                Health::NotComputed.id(),
                Health::Healthy.id(),
                Health::Unknown.id(),
            ];
            &IDS
        }
        Facet::Status => &["FINISH", "ERROR", "RUNNING", "READY", "NONE"],
        Facet::Schedule => &["DAILY", "WEEKLY", "ONCE", "AUTO"],
        Facet::Type => &[
            "DIRECT",
            "FROM_FUNNEL",
            "FROM_RETENTION",
            "FROM_FREQUENCY",
            "FROM_FILES",
        ],
        Facet::Creator | Facet::LastEditor => &[],
    }
}

/// The word of a code in a language.
pub fn code_word(facet: Facet, code: &str, texts: &'static Messages) -> Option<&'static str> {
    let (codes, health) = (&texts.codes, &texts.health);
    match facet {
        Facet::Health => Health::from_id(code).map(|code| match code {
            Health::Failed => health.failed,
            Health::Overdue => health.overdue,
            Health::Running => health.running,
            Health::NotComputed => health.not_computed,
            Health::Healthy => health.healthy,
            Health::Unknown => health.unknown,
        }),
        Facet::Status => match Stage::from_code(code) {
            Stage::None => Some(codes.stage_none),
            Stage::Ready => Some(codes.stage_ready),
            Stage::Running => Some(codes.stage_running),
            Stage::Finish => Some(codes.stage_finish),
            Stage::Error => Some(codes.stage_error),
            Stage::Unknown(_) => None,
        },
        Facet::Schedule => match Scheduler::from_code(code) {
            Scheduler::Daily => Some(codes.daily),
            Scheduler::Once => Some(codes.once),
            Scheduler::Auto => Some(codes.auto),
            Scheduler::Weekly => Some(codes.weekly),
            Scheduler::Unknown(_) => None,
        },
        Facet::Type => match ProfileType::from_code(code) {
            ProfileType::Direct => Some(codes.direct),
            ProfileType::FromFunnel => Some(codes.from_funnel),
            ProfileType::FromRetention => Some(codes.from_retention),
            ProfileType::FromFrequency => Some(codes.from_frequency),
            ProfileType::FromFiles => Some(codes.from_files),
            ProfileType::Unknown(_) => None,
        },
        Facet::Creator | Facet::LastEditor => None,
    }
}

/// The words of a code in both languages.
pub fn code_words(facet: Facet, code: &'static str) -> impl Iterator<Item = &'static str> {
    let locales = Locale::ALL.into_iter();
    locales.filter_map(move |locale| code_word(facet, code, locale.messages()))
}

/// Whether a value is a code that has a word.
pub fn is_code(facet: Facet, value: &str) -> bool {
    codes(facet).iter().any(|code| looks_like(code, value))
}

/// What a typed value of a facet stands for: a word for its code, the words for no value for an
/// empty text. Other values are as they were typed.
pub fn value_of(facet: Facet, typed: String) -> String {
    let mut locales = Locale::ALL.into_iter();
    if locales.any(|locale| same_word(locale.messages().search.no_value, &typed)) {
        return String::new();
    }
    if codes(facet).is_empty() {
        let me = typed.strip_prefix(['@', '＠']);
        return if me.is_some_and(is_me) {
            ME.to_owned()
        } else {
            typed
        };
    }
    // Health ids are written in small letters; the API's codes are left as they were typed.
    if facet != Facet::Health && is_code(facet, &typed) {
        return typed;
    }
    let is_meant = |code: &&&'static str| {
        same_word(code, &typed) || code_words(facet, code).any(|word| same_word(word, &typed))
    };
    let code = codes(facet).iter().find(is_meant);
    code.map_or(typed, |code| (*code).to_owned())
}

fn is_me(word: &str) -> bool {
    let mut locales = Locale::ALL.into_iter();
    locales.any(|locale| same_word(locale.messages().search_words.me, word))
}
