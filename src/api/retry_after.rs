//! How long a server asks to be left alone.

/// Reads a `Retry-After` header at `now` (milliseconds since 1970): the seconds to
/// wait, rounded up. It is a number of seconds or a date (RFC 9110); anything else is
/// as if it weren't there, and a date that has passed means now.
pub fn retry_after(text: &str, now: i64) -> Option<u32> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let left = http_date(text)? - now;
    u32::try_from((left.max(0) + 999) / 1000).ok()
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may still send, in
/// milliseconds since 1970. The day of the week is not checked.
fn http_date(text: &str) -> Option<i64> {
    let (_, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day: u32 = parts.next()?.parse().ok()?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year: u32 = parts.next()?.parse().ok()?;
    let time = parts.next()?;
    if parts.next()? != "GMT" || parts.next().is_some() {
        return None;
    }
    let text = format!("{year:04}-{month:02}-{day:02}T{time}Z");
    crate::domain::Timestamp::parse(&text).epoch_ms()
}

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
    fn anything_else_is_as_if_it_were_not_there() {
        for text in [
            "",
            "-1",
            "1.5",
            "soon",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "99999999999",
        ] {
            assert_eq!(retry_after(text, NOW), None, "{text}");
        }
    }
}
