//! Times in headers: `Retry-After`, and the server's time by `Date` and `Age`.

use chrono::DateTime;

/// The server's time when it replied, in milliseconds since 1970: its `Date`, plus the seconds that
/// a cache held the reply (`Age`). `None` where there is no `Date`, or none that the page may read.
pub fn server_time(date: Option<String>, age: Option<String>) -> Option<i64> {
    let age = age.and_then(|age| age.trim().parse::<u32>().ok());
    Some(http_date(date?.trim())? + i64::from(age.unwrap_or(0)) * 1000)
}

/// The seconds of a `Retry-After` header at `now` (milliseconds since 1970, by the clock of the
/// server that wrote it), rounded up: a number of seconds, or the time until a date (RFC 9110), 0
/// for one in the past. Anything else is ignored.
pub fn retry_after(text: &str, now: i64) -> Option<u32> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let remaining = http_date(text)? - now;
    u32::try_from((remaining.max(0) + 999) / 1000).ok()
}

/// A date in one of the forms that RFC 9110 asks to be read, in milliseconds since 1970:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
/// Libraries for mail write the first with `+0000`, and others a date of RFC 3339. The day of the
/// week is not checked.
fn http_date(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(' ').collect();
    let (day, month, year, time) = match parts.as_slice() {
        [week, day, month, year, time, "GMT" | "UTC" | "+0000"] if week.ends_with(',') => {
            (*day, *month, (*year).to_owned(), *time)
        }
        [week, date, time, "GMT"] if week.ends_with(',') => {
            let mut date = date.split('-');
            let (day, month, year) = (date.next()?, date.next()?, date.next()?);
            if date.next().is_some() || year.len() != 2 {
                return None;
            }
            let century = if year < "70" { "20" } else { "19" };
            (day, month, format!("{century}{year}"), *time)
        }
        [_, month, "", day, time, year] | [_, month, day, time, year] => {
            (*day, *month, (*year).to_owned(), *time)
        }
        _ => return Some(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis()),
    };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    // As RFC 3339, which is read anyway: chrono's own formats weigh 3 KB.
    let date = format!("{year}-{month:02}-{day:0>2}T{time}Z");
    let instant = DateTime::parse_from_rfc3339(&date).ok()?;
    Some(instant.timestamp_millis())
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 784_111_777_000;

    #[test]
    fn seconds_are_seconds() {
        assert_eq!(retry_after(" 7 ", NOW), Some(7));
        assert_eq!(retry_after("0", NOW), Some(0));
    }

    #[test]
    fn a_date_is_so_many_seconds_from_now() {
        let at = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(retry_after(at, NOW), Some(0));
        assert_eq!(retry_after(at, NOW - 90_000), Some(90));
        assert_eq!(retry_after(at, NOW - 89_001), Some(90));
        assert_eq!(retry_after(at, NOW + 90_000), Some(0));
    }

    #[test]
    fn every_form_of_a_date_is_read() {
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37 +0000",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun Nov 06 08:49:37 1994",
            "1994-11-06T08:49:37Z",
            "1994-11-06T16:49:37.000+08:00",
        ] {
            assert_eq!(retry_after(date, NOW - 7_000), Some(7), "{date}");
        }
        assert_eq!(
            http_date("Wednesday, 15-Nov-28 00:00:00 GMT"),
            http_date("Wed, 15 Nov 2028 00:00:00 GMT")
        );
    }

    #[test]
    fn every_month_is_read() {
        for (at, month) in MONTHS.into_iter().enumerate() {
            let date = format!("Sat, 15 {month} 2028 23:59:60 GMT");
            let expected = format!("2028-{:02}-15T23:59:60Z", at + 1);
            let expected = DateTime::parse_from_rfc3339(&expected).expect("a date");
            assert_eq!(http_date(&date), Some(expected.timestamp_millis()));
        }
    }

    #[test]
    fn the_time_of_a_server_is_its_date_and_the_age_of_the_reply() {
        let time = |date: &str, age: Option<&str>| {
            server_time(Some(date.to_owned()), age.map(str::to_owned))
        };
        let at = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(time(at, None), Some(NOW));
        assert_eq!(time(at, Some(" 90 ")), Some(NOW + 90_000));
        assert_eq!(time(at, Some("soon")), Some(NOW));
        assert_eq!(time("yesterday", None), None);
        assert_eq!(server_time(None, Some("90".to_owned())), None);
    }

    #[test]
    fn anything_else_is_ignored() {
        for text in [
            "",
            "-1",
            "1.5",
            "soon",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37  GMT",
            "Sun, 06 Nov 1994 08:49:37 x GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 08:49:37 GMT",
            "Sun, -6 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-1994 08:49:37 GMT",
            "Sunday, 06-Nov-94-1 08:49:37 GMT",
            "Sun Nov 6 08:49:37",
            "1994-11-06",
            "1994-11-06T08:49:37",
            "99999999999",
        ] {
            assert_eq!(retry_after(text, NOW), None, "{text}");
        }
    }
}
