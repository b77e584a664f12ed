//! Bodies that were cut off on their way. WebKit takes the part that came for the whole, and some
//! proxies complete a transfer that they couldn't: then the text alone tells.

use serde_json::value::RawValue;

use super::ApiError;
use super::error::Unreadable;

/// The error of a successful reply that was cut off: `content_length` is the length that its
/// headers tell of these bytes, if they do. A body that is as long as told was sent like that, and
/// is no JSON if it ends early.
pub fn cut_off(body: &[u8], content_length: Option<usize>) -> Option<ApiError> {
    if content_length == Some(body.len()) {
        return None;
    }
    let is_short = content_length.is_some_and(|length| body.len() < length);
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        // It ends within a character.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&body[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return None,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    match text.chars().next() {
        Some('{' | '[') => {}
        None if is_short => return Some(ApiError::Unreachable),
        Some(_) | None => return None,
    }
    // Most are whole, and not parsed twice.
    if has_every_bracket(text) {
        return None;
    }
    let error = serde_json::from_str::<&RawValue>(text).err()?;
    let (line, column) = (error.line(), error.column());
    let ends_early = Unreadable::EndsEarly { line, column };
    error.is_eof().then_some(if is_short {
        ApiError::Unreachable
    } else {
        ApiError::Unreadable(ends_early)
    })
}

/// Whether each bracket outside of strings has one that closes it, of whichever kind.
fn has_every_bracket(json: &str) -> bool {
    let (mut open, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => open += 1,
            b'}' | b']' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "{\"values\":[{\"id\":\"a\",\"name\":\"高价值 \\\"}]\\\\\"},{\"id\":\"b\"}],\"totalCount\":2}\n";

    #[test]
    fn a_body_that_is_shorter_than_told_was_cut_off() {
        for end in 0..BODY.len() - 2 {
            let part = &BODY.as_bytes()[..end];
            let error = cut_off(part, Some(BODY.len()));
            assert_eq!(error, Some(ApiError::Unreachable), "{end}");
        }
        // Only the line break is missing.
        assert_eq!(cut_off(BODY.trim().as_bytes(), Some(BODY.len())), None);
    }

    #[test]
    fn a_text_that_ends_early_was_cut_off_where_no_length_is_told() {
        for end in 1..BODY.len() - 2 {
            let error = cut_off(&BODY.as_bytes()[..end], None);
            let early = matches!(
                error,
                Some(ApiError::Unreadable(Unreadable::EndsEarly { .. }))
            );
            assert!(early, "{end}: {error:?}");
        }
        assert!(cut_off(b"[{\"id\":\"a\"},", None).is_some());
        assert!(cut_off("\u{feff} {\"a\":\"".as_bytes(), None).is_some());
    }

    #[test]
    fn a_body_as_long_as_told_was_sent_like_that() {
        for end in 0..BODY.len() {
            assert_eq!(cut_off(&BODY.as_bytes()[..end], Some(end)), None, "{end}");
        }
    }

    #[test]
    fn whole_bodies_and_what_is_no_json_were_not_cut_off() {
        // A length of the encoded bytes, which another origin may tell without the encoding.
        for length in [None, Some(22), Some(500)] {
            for body in [
                "{}",
                "[]",
                " {\"a\":[1]}\n",
                "OK",
                "<!doctype html>",
                "{a}",
                "[1,]",
                "{\"a\":\"[{\"}",
            ] {
                assert_eq!(cut_off(body.as_bytes(), length), None, "{body} {length:?}");
            }
            assert_eq!(cut_off(b"{\"a\":\"\xff\xff", length), None);
        }
        assert_eq!(cut_off(b"", None), None, "an empty reply");
    }
}
