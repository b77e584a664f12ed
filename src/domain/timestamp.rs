//! Moments as the API writes them.

/// A date field of the API: the text that came, and the instant it means where
/// it means one. A bad date spoils a cell, never a row, so both are kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    epoch_ms: Option<i64>,
}

impl Timestamp {
    /// Reads RFC 3339 with any number of fractional digits (0 to 6 are seen).
    pub fn parse(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            epoch_ms: Reader(text.trim().as_bytes()).instant(),
        }
    }

    /// What the API sent, letter for letter.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, `None` where the text is no date.
    pub fn epoch_ms(&self) -> Option<i64> {
        self.epoch_ms
    }
}

/// Reads a date from its start. chrono does the same at 8 KB on the wire; the
/// tests hold the two against each other.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn instant(mut self) -> Option<i64> {
        let year = self.digits(4)?;
        self.one_of(b"-")?;
        let month = self.digits(2)?;
        self.one_of(b"-")?;
        let day = self.digits(2)?;
        self.one_of(b"Tt ")?;
        let hour = self.digits(2)?;
        self.one_of(b":")?;
        let minute = self.digits(2)?;
        self.one_of(b":")?;
        // 60 is a leap second: the same instant as the next second's start.
        let second = self.digits(2)?;
        let milli = match self.one_of(b".") {
            Some(_) => self.milliseconds()?,
            None => 0,
        };
        let offset = self.offset_minutes()?;
        let real = self.0.is_empty()
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60;
        let days = days_from_epoch(year, month, day);
        let minutes = (days * 24 + hour) * 60 + minute - offset;
        real.then_some((minutes * 60 + second) * 1000 + milli)
    }

    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if !allowed.contains(first) {
            return None;
        }
        self.0 = rest;
        Some(*first)
    }

    fn digit(&mut self) -> Option<i64> {
        self.one_of(b"0123456789")
            .map(|byte| i64::from(byte - b'0'))
    }

    fn digits(&mut self, count: u32) -> Option<i64> {
        (0..count).try_fold(0, |value, _| Some(value * 10 + self.digit()?))
    }

    /// At least one digit; from the fourth on they are too fine to keep.
    fn milliseconds(&mut self) -> Option<i64> {
        let mut milli = self.digit()? * 100;
        let mut weight = 10;
        while let Some(digit) = self.digit() {
            milli += digit * weight;
            weight /= 10;
        }
        Some(milli)
    }

    /// Minutes east of UTC.
    fn offset_minutes(&mut self) -> Option<i64> {
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hours = self.digits(2)?;
        self.one_of(b":")?;
        let minutes = self.digits(2)?;
        (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, year 0 to 9999.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    before * 365 + leap_days + months + day - 1 - 719_162
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    /// Another implementation's opinion.
    fn chrono(text: &str) -> Option<i64> {
        let moment = DateTime::parse_from_rfc3339(text).ok()?;
        Some(moment.timestamp_millis())
    }

    proptest! {
        #[test]
        fn every_date_means_what_chrono_says(
            (year, month, day) in (0..=9999_i32, 0..=13_u32, 0..=32_u32),
            (hour, minute, second) in (0..=24_u32, 0..=60_u32, 0..=61_u32),
            fraction in "(\\.[0-9]{1,9})?",
            offset in "(Z|z|[+-][0-2][0-9]:[0-6][0-9])",
        ) {
            let text = format!(
                "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{offset}"
            );
            prop_assert_eq!(Timestamp::parse(&text).epoch_ms(), chrono(&text), "{}", text);
        }

        #[test]
        fn no_text_makes_it_stumble(text in "[-0-9TtZz:.+ ]{0,30}") {
            prop_assert_eq!(Timestamp::parse(&text).epoch_ms(), chrono(text.trim()), "{}", text);
        }
    }

    #[test]
    fn fractions_of_any_length_and_offsets_mean_the_same_instant() {
        let expected = Some(1_640_998_860_000);
        for text in [
            "2022-01-01T01:01:00Z",
            "2022-01-01T01:01:00.000Z",
            "2022-01-01T01:01:00.000000Z",
            "2022-01-01T01:01:00.000000000000Z",
            "2022-01-01T09:01:00+08:00",
            " 2022-01-01T01:01:00Z ",
        ] {
            assert_eq!(Timestamp::parse(text).epoch_ms(), expected, "{text}");
        }
        assert_eq!(
            Timestamp::parse("2022-01-01T01:01:00.246183Z").epoch_ms(),
            Some(1_640_998_860_246)
        );
    }

    #[test]
    fn a_bad_date_keeps_its_text_and_means_no_instant() {
        for text in [
            "",
            "yesterday",
            "2022-02-30T00:00:00Z",
            "2022-01-01",
            "1640998860",
            "2022-01-01T01:01:00",
        ] {
            let moment = Timestamp::parse(text);
            assert_eq!(moment.epoch_ms(), None, "{text}");
            assert_eq!(moment.text(), text);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_dates() {
        assert_eq!(Timestamp::parse("1970-01-01T00:00:00Z").epoch_ms(), Some(0));
        assert_eq!(
            Timestamp::parse("9999-12-31T23:59:59Z").epoch_ms(),
            Some(253_402_300_799_000)
        );
    }
}
