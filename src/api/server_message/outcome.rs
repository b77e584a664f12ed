//! Whether an object says of itself that it is an error, as some servers do under a status of 200.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::is_called;

/// What a reply says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedOutcome {
    /// `"success": true`, `"code": 0`.
    Success,
    /// `"success": false`, `"code": 401`.
    Failure,
}

/// The members that say whether it is one.
const FLAGS: [&str; 5] = ["success", "ok", "succeeded", "successful", "issuccess"];

/// The members that are there where it is an error, unless they are empty.
const ERRORS: [&str; 3] = ["error", "errors", "err"];

/// What the codes of errors have in them where they are words: `TOKEN_EXPIRED`.
const WORDS_OF_ERRORS: [&str; 7] = [
    "error", "fail", "invalid", "expire", "denied", "unauth", "forbid",
];

/// The members with a code: 0 or one from 200 to 299 is a success.
const CODES: [&str; 8] = [
    "code",
    "errcode",
    "errorcode",
    "errno",
    "status",
    "statuscode",
    "retcode",
    "ret",
];

/// What an object says of itself; `None` where it says nothing, or is none. A failure outweighs a
/// success: some servers send `"success": true` with everything.
pub fn stated_outcome(json: &str) -> Option<StatedOutcome> {
    let members: HashMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    let mut stated = None;
    for (name, value) in &members {
        let json = value.get();
        let value = json.trim_matches('"');
        let is_success = if ERRORS.iter().any(|error| is_called(name, error)) {
            has_content(json).then_some(false)
        } else if FLAGS.iter().any(|flag| is_called(name, flag)) {
            value.parse::<bool>().ok()
        } else if CODES.iter().any(|code| is_called(name, code)) {
            is_success_code(value)
        } else {
            None
        };
        match is_success {
            Some(false) => return Some(StatedOutcome::Failure),
            Some(true) => stated = Some(StatedOutcome::Success),
            None => {}
        }
    }
    stated
}

/// Whether a value is more than one that says that there is nothing.
fn has_content(json: &str) -> bool {
    !matches!(json, "null" | "false" | "0" | "\"\"" | "[]" | "{}")
}

/// Whether words say nothing but that it went well: some servers have success codes of their own.
pub fn is_success_word(words: &str) -> bool {
    let is = |word: &&str| words.eq_ignore_ascii_case(word);
    // "... succeeded" in Chinese, and not "un..." or "not ...".
    let ends_well =
        words.ends_with("\u{6210}\u{529f}") && !words.contains(['\u{672a}', '\u{4e0d}']);
    ends_well || ["ok", "success", "succeeded"].iter().any(is)
}

/// Whether a code is that of a success; `None` for what is no number and no usual word.
fn is_success_code(code: &str) -> Option<bool> {
    if is_success_word(code) {
        return Some(true);
    }
    let lower = code.to_ascii_lowercase();
    if WORDS_OF_ERRORS.iter().any(|word| lower.contains(word)) {
        return Some(false);
    }
    // Some write 0 as `00000`, or a whole number with decimals.
    let number = code.split('.').next()?.parse::<i32>().ok()?;
    Some(number == 0 || (200..300).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_says_whether_it_is_an_error() {
        for json in [
            r#"{"success":false}"#,
            r#"{"ok": false,"code":0}"#,
            r#"{"code":401}"#,
            r#"{"code":"401.0"}"#,
            r#"{"errcode":40001,"errmsg":"x"}"#,
            r#"{"success":true,"Status":"FAILED"}"#,
            r#"{"status_code":500}"#,
            r#"{"retCode":-1}"#,
            r#"{"code":"TOKEN_EXPIRED"}"#,
            r#"{"code":"InvalidToken"}"#,
            r#"{"isSuccess":false}"#,
            r#"{"error":"why"}"#,
            r#"{"error":{"message":"why"},"code":0}"#,
            r#"{"errors":[{"message":"why"}]}"#,
        ] {
            assert_eq!(stated_outcome(json), Some(StatedOutcome::Failure), "{json}");
        }
        for json in [
            r#"{"success":true}"#,
            r#"{"code":0}"#,
            r#"{"code":"00000"}"#,
            r#"{"code":200,"message":"ok"}"#,
            r#"{"status":"success"}"#,
            r#"{"error":null,"code":0}"#,
            r#"{"errors":[],"success":true}"#,
        ] {
            assert_eq!(stated_outcome(json), Some(StatedOutcome::Success), "{json}");
        }
        for json in [
            "{}",
            r#"{"code":"A1","status":null,"success":"?"}"#,
            r#"{"error":false,"errors":{},"err":""}"#,
            "[]",
            "1",
        ] {
            assert_eq!(stated_outcome(json), None, "{json}");
        }
    }

    #[test]
    fn words_of_success_are_known_in_both_languages() {
        for words in ["OK", "success", "\u{67e5}\u{8be2}\u{6210}\u{529f}"] {
            assert!(is_success_word(words), "{words}");
        }
        for words in ["", "expired", "\u{672a}\u{6210}\u{529f}", "not ok"] {
            assert!(!is_success_word(words), "{words}");
        }
    }
}
