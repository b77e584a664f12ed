//! Moments as the API writes them.

use chrono::DateTime;

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
            epoch_ms: DateTime::parse_from_rfc3339(text.trim())
                .ok()
                .map(|moment| moment.timestamp_millis()),
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

#[cfg(test)]
mod tests {
    use super::*;

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
