//! Times of the search language: periods before now, days, and ranges of days. Days are those of
//! the zone on screen, so that they become instants only where rows are searched.

use chrono::{Datelike, NaiveDate};

use super::words::same_word;
use crate::i18n::{Locale, SearchWordMessages};

/// A range of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRange {
    /// Less than this many milliseconds before now, or until they are over: `<24h`.
    Within(i64),
    /// Not so: `>7d`.
    NotWithin(i64),
    /// From the beginning of a day to the end of a day, either end open: `2026-11-01..`.
    Days(Option<Day>, Option<Day>),
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A date, in days since 1970-01-01.
    Date(i64),
    /// This many days after today.
    Today(i64),
}

/// The units of periods in milliseconds, as in [`SearchWordMessages::units`].
const UNITS_MS: [i64; 4] = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000];

/// The longest period: longer than the API has existed.
const MAX_MS: i64 = 100 * 365 * 86_400_000;

/// Days from the first day of the year 1 to 1970-01-01.
const EPOCH_DAY: i64 = 719_163;

impl TimeRange {
    /// Reads a period, a day or a range; `None` if it is none, or ends before it begins.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (end(from)?, end(to)?);
            return match (from, to) {
                (None, None) => None,
                (Some(Day::Date(from)), Some(Day::Date(to)))
                | (Some(Day::Today(from)), Some(Day::Today(to)))
                    if from > to =>
                {
                    None
                }
                (from, to) => Some(Self::Days(from, to)),
            };
        }
        let Some(rest) = text.strip_prefix(['<', '＜', '>', '＞']) else {
            let day = Day::parse(text)?;
            return Some(Self::Days(Some(day), Some(day)));
        };
        let is_less = text.starts_with(['<', '＜']);
        let bare = rest.strip_prefix(['=', '＝']);
        let is_equal = bare.is_some();
        let rest = bare.unwrap_or(rest).trim();
        if let Some(ms) = period_ms(rest) {
            return Some(if is_less {
                Self::Within(ms)
            } else {
                Self::NotWithin(ms)
            });
        }
        let day = Day::parse(rest)?;
        let beside = i64::from(!is_equal);
        Some(if is_less {
            Self::Days(None, Some(day.plus(-beside)))
        } else {
            Self::Days(Some(day.plus(beside)), None)
        })
    }

    /// Appends it as it is written.
    pub fn push_to(self, text: &mut String) {
        match self {
            Self::Within(ms) => {
                text.push('<');
                text.push_str(&period(ms));
            }
            Self::NotWithin(ms) => {
                text.push('>');
                text.push_str(&period(ms));
            }
            Self::Days(from, to) => {
                if let Some(from) = from {
                    from.push_to(text);
                }
                if from != to {
                    text.push_str("..");
                    if let Some(to) = to {
                        to.push_to(text);
                    }
                }
            }
        }
    }
}

/// An end of a range; an open one is `Some(None)`.
fn end(text: &str) -> Option<Option<Day>> {
    match text.trim() {
        "" | "*" => Some(None),
        text => Day::parse(text).map(Some),
    }
}

impl Day {
    /// Reads a date, `today`, `yesterday`, `tomorrow`, or `today` with days added or taken away.
    fn parse(text: &str) -> Option<Self> {
        for locale in Locale::ALL {
            let words: &SearchWordMessages = &locale.messages().search_words;
            for (word, days) in [(words.today, 0), (words.yesterday, -1), (words.tomorrow, 1)] {
                if same_word(text, word) {
                    return Some(Self::Today(days));
                }
            }
            let start = text.get(..words.today.len());
            if start.is_some_and(|start| same_word(start, words.today)) {
                let rest = &text[words.today.len()..];
                let count = number(rest.strip_prefix(['+', '-'])?, 1..=5)?;
                return Some(Self::Today(if rest.starts_with('-') {
                    -count
                } else {
                    count
                }));
            }
        }
        let mut parts = text.split(['-', '/']);
        let year = number(parts.next()?, 4..=4)?;
        let month = number(parts.next()?, 1..=2)?;
        let day = number(parts.next()?, 1..=2)?;
        if parts.next().is_some() {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(
            i32::try_from(year).ok()?,
            u32::try_from(month).ok()?,
            u32::try_from(day).ok()?,
        )?;
        Some(Self::Date(i64::from(date.num_days_from_ce()) - EPOCH_DAY))
    }

    fn plus(self, days: i64) -> Self {
        match self {
            Self::Date(day) => Self::Date(day + days),
            Self::Today(day) => Self::Today(day + days),
        }
    }

    fn push_to(self, text: &mut String) {
        match self {
            Self::Date(day) => {
                let day = i32::try_from(day + EPOCH_DAY).unwrap_or_default();
                if let Some(date) = NaiveDate::from_num_days_from_ce_opt(day) {
                    push_padded(text, i64::from(date.year()), 4);
                    text.push('-');
                    push_padded(text, i64::from(date.month()), 2);
                    text.push('-');
                    push_padded(text, i64::from(date.day()), 2);
                }
            }
            Self::Today(0) => text.push_str("today"),
            Self::Today(-1) => text.push_str("yesterday"),
            Self::Today(1) => text.push_str("tomorrow"),
            Self::Today(days) => {
                text.push_str(if days < 0 { "today-" } else { "today+" });
                text.push_str(&days.abs().to_string());
            }
        }
    }

    /// Its number, in days since 1970-01-01.
    pub fn number(self, today: i64) -> i64 {
        match self {
            Self::Date(day) => day,
            Self::Today(days) => today + days,
        }
    }
}

fn push_padded(text: &mut String, number: i64, width: usize) {
    let digits = number.to_string();
    for _ in digits.len()..width {
        text.push('0');
    }
    text.push_str(&digits);
}

/// Reads a number of so many ASCII digits.
fn number(digits: &str, width: std::ops::RangeInclusive<usize>) -> Option<i64> {
    let is_number =
        width.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

/// Reads a period such as `24h`, in milliseconds.
fn period_ms(text: &str) -> Option<i64> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = text.split_at(end);
    let mut locales = Locale::ALL.into_iter();
    let unit_ms = locales.find_map(|locale| {
        let units = locale.messages().search_words.units.iter().zip(UNITS_MS);
        let mut units = units;
        units.find_map(|(words, ms)| words.iter().any(|word| same_word(word, unit)).then_some(ms))
    })?;
    let ms = digits.parse::<i64>().ok()?.checked_mul(unit_ms)?;
    (1..=MAX_MS).contains(&ms).then_some(ms)
}

/// Formats a period of whole minutes in the largest unit up to days that expresses it exactly.
pub fn period(ms: i64) -> String {
    // Weeks are read, but written in days.
    let units = [(UNITS_MS[1], 'd'), (UNITS_MS[2], 'h')];
    let unit = units.into_iter().find(|(unit_ms, _)| ms % unit_ms == 0);
    let (unit_ms, name) = unit.unwrap_or((UNITS_MS[3], 'm'));
    let mut text = (ms / unit_ms).to_string();
    text.push(name);
    text
}
