//! Timestamps of the API: the text as received, and the instant if it is valid.

use chrono::DateTime;

use super::LenientCount;

/// A date field of the API: the text as received, and its instant if the text is a valid date. An
/// invalid date affects its cell only, so both are kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    epoch_ms: Option<i64>,
}

impl Timestamp {
    /// Reads RFC 3339 with any number of fractional digits, and the forms that Java services
    /// send beside it: without seconds, with an offset without its colon or its minutes
    /// (`+0800`, `+08`), and with the name of a zone in brackets behind the offset. A date
    /// without an offset names no instant.
    pub fn parse(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            epoch_ms: epoch_ms(text.trim()),
        }
    }

    /// Reads a JSON number: milliseconds since 1970-01-01T00:00:00Z, to the end of year 9999. Those
    /// of the first three years are more likely seconds of today, so they name no instant.
    pub fn from_number(literal: &str) -> Self {
        let count = LenientCount::parse(literal).count();
        let epoch_ms = count.and_then(|count| i64::try_from(count).ok());
        Self {
            text: literal.to_owned(),
            epoch_ms: epoch_ms.filter(|ms| *ms == 0 || (MIN_MS..=MAX_MS).contains(ms)),
        }
    }

    /// The text as received.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; `None` if the text is no valid date.
    pub fn epoch_ms(&self) -> Option<i64> {
        self.epoch_ms
    }
}

/// 1973-03-03T09:46:40Z; as many seconds are the year 5138.
const MIN_MS: i64 = 100_000_000_000;

/// 9999-12-31T23:59:59.999Z, the last instant that RFC 3339 can write.
const MAX_MS: i64 = 253_402_300_799_999;

fn epoch_ms(text: &str) -> Option<i64> {
    let instant = DateTime::parse_from_rfc3339(text)
        .or_else(|error| DateTime::parse_from_rfc3339(&as_rfc3339(text).ok_or(error)?))
        .ok()?;
    Some(instant.timestamp_millis())
}

/// A form that Java services send as RFC 3339: without the name of the zone, with seconds, and
/// with the whole offset. What else is wrong with it is left to chrono. (chrono's own formats
/// weigh 7 KB, and accept missing and additional digits, signs and spaces.)
fn as_rfc3339(text: &str) -> Option<String> {
    let text = without_zone_name(text);
    let (date_and_minutes, rest) = text.split_at_checked("2022-01-01T01:01".len())?;
    let (seconds, offset) = rest.split_at(rest.find(['Z', '+', '-'])?);
    let seconds = if seconds.is_empty() { ":00" } else { seconds };
    let offset = match (offset.len(), offset.contains(':')) {
        (3, false) => format!("{offset}:00"),
        (5, false) => format!("{}:{}", offset.get(..3)?, offset.get(3..)?),
        _ => offset.to_owned(),
    };
    Some(format!("{date_and_minutes}{seconds}{offset}"))
}

/// The text without a zone name such as `[Asia/Shanghai]` at the end; the offset before it counts.
fn without_zone_name(text: &str) -> &str {
    match text.strip_suffix(']').and_then(|text| text.split_once('[')) {
        Some((date, zone)) if !zone.is_empty() && !zone.contains(['[', ']']) => date,
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2022-01-01T01:01:00Z.
    const EXPECTED: Option<i64> = Some(1_640_998_860_000);

    /// Every combination of an offset, a form and the name of a zone.
    fn combinations<'a>(
        offsets: &'a [String],
        forms: &'a [&'a str],
        zones: &'a [&'a str],
    ) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        offsets.iter().flat_map(move |offset| {
            let forms = forms.iter();
            forms.flat_map(move |form| {
                zones
                    .iter()
                    .map(move |zone| (offset.as_str(), *form, *zone))
            })
        })
    }

    proptest! {
        #[test]
        fn every_form_of_an_instant_is_that_instant(
            epoch_ms in -62_000_000_000_000..MAX_MS,
            hours in -12_i32..=14,
            half in 0_i32..=1,
        ) {
            // Whole minutes, for the forms without seconds.
            let epoch_ms = epoch_ms.div_euclid(60_000) * 60_000;
            let zone = chrono::FixedOffset::east_opt(hours * 3600 + half * 1800).expect("an offset");
            let instant = DateTime::from_timestamp_millis(epoch_ms).expect("an instant");
            let local = instant.with_timezone(&zone).naive_local();
            prop_assume!(local.format("%Y").to_string().len() == 4);
            let minutes = (hours * 60 + half * 30).abs();
            let sign = if hours * 60 + half * 30 < 0 { '-' } else { '+' };
            let (h, m) = (minutes / 60, minutes % 60);
            let offsets = [format!("{sign}{h:02}:{m:02}"), format!("{sign}{h:02}{m:02}")];
            let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.000000000"];
            let zones = ["", "[Asia/Shanghai]"];
            for (offset, form, zone) in combinations(&offsets, &forms, &zones) {
                let text = format!("{}{offset}{zone}", local.format(form));
                let read = Timestamp::parse(&text).epoch_ms();
                prop_assert_eq!(read, Some(epoch_ms), "{}", text);
            }
        }

        #[test]
        fn any_text_is_kept_and_none_is_a_panic(text in "[-0-9TtZz:.+ \\[\\]群]{0,30}") {
            let timestamp = Timestamp::parse(&text);
            prop_assert_eq!(timestamp.text(), text);
        }
    }

    #[test]
    fn fractions_of_any_length_and_offsets_mean_the_same_instant() {
        for text in [
            "2022-01-01T01:01:00Z",
            "2022-01-01T01:01:00.000Z",
            "2022-01-01T01:01:00.000000Z",
            "2022-01-01T01:01:00.000000000000Z",
            "2022-01-01T09:01:00+08:00",
            " 2022-01-01T01:01:00Z ",
        ] {
            assert_eq!(Timestamp::parse(text).epoch_ms(), EXPECTED, "{text}");
        }
        assert_eq!(
            Timestamp::parse("2022-01-01T01:01:00.246183Z").epoch_ms(),
            Some(1_640_998_860_246)
        );
    }

    #[test]
    fn the_forms_of_java_services_are_read() {
        for text in [
            // OffsetDateTime and ZonedDateTime leave out seconds that are 0.
            "2022-01-01T01:01Z",
            "2022-01-01T09:01+08:00",
            "2022-01-01T09:01+08:00[Asia/Shanghai]",
            "2022-01-01T01:01:00Z[UTC]",
            // Jackson's default for java.util.Date, and SimpleDateFormat's X.
            "2022-01-01T01:01:00.000+0000",
            "2022-01-01T09:01:00.000+0800",
            "2022-01-01T09:01:00+08",
        ] {
            assert_eq!(Timestamp::parse(text).epoch_ms(), EXPECTED, "{text}");
        }
    }

    #[test]
    fn a_number_is_milliseconds_since_1970() {
        for literal in ["1640998860000", "1640998860000.0", "1.64099886e12"] {
            let timestamp = Timestamp::from_number(literal);
            assert_eq!(
                (timestamp.text(), timestamp.epoch_ms()),
                (literal, EXPECTED)
            );
        }
        for literal in [
            "-1",
            "0.5",
            "9e99",
            "253402300800000",
            // Seconds, with and without a fraction.
            "1640998860",
            "1640998860.246183000",
        ] {
            assert_eq!(
                Timestamp::from_number(literal).epoch_ms(),
                None,
                "{literal}"
            );
        }
        assert_eq!(Timestamp::from_number("0").epoch_ms(), Some(0));
    }

    #[test]
    fn a_bad_date_keeps_its_text_and_means_no_instant() {
        for text in [
            "",
            "yesterday",
            "2022-02-30T00:00:00Z",
            "2022-02-30T00:00Z",
            "2022-01-01",
            "1640998860",
            "1640998860000",
            // Without an offset, the instant depends on whose clock wrote it.
            "2022-01-01T01:01:00",
            "2022-01-01T01:01",
            "2022-01-01 01:01:00",
            "2022-01-01T01:01:00[Asia/Shanghai]",
            "2022-1-1T1:1Z",
            "+2022-01-01T01:01Z",
            "12022-01-01T01:01Z",
            "2022-01-01T 1:01Z",
            "2022-01-01T01:1Z",
            "2022-01-01T01:01:1Z",
            "2022-01-01T01:01 +0800",
            "2022-01-01T25:01+0800",
            "2022-01-01T01:01+9900",
            "2022-01-01T01:01+08:00[]",
            "2022-01-01T01:01+08:00[a][b]",
        ] {
            let timestamp = Timestamp::parse(text);
            assert_eq!(timestamp.epoch_ms(), None, "{text}");
            assert_eq!(timestamp.text(), text);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_dates() {
        assert_eq!(Timestamp::parse("1970-01-01T00:00:00Z").epoch_ms(), Some(0));
        assert_eq!(
            Timestamp::parse("9999-12-31T23:59:59.999Z").epoch_ms(),
            Some(MAX_MS)
        );
    }
}
