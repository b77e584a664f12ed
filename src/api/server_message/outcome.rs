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
const FLAGS: [&str; 3] = ["success", "ok", "succeeded"];

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
        let value = value.get().trim_matches('"');
        let is_success = if FLAGS.iter().any(|flag| is_called(name, flag)) {
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

/// Whether a code is that of a success; `None` for what is no number and no usual word.
fn is_success_code(code: &str) -> Option<bool> {
    let is = |word: &&str| code.eq_ignore_ascii_case(word);
    if ["ok", "success", "succeeded"].iter().any(is) {
        return Some(true);
    }
    if ["error", "fail", "failed", "failure"].iter().any(is) {
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
        ] {
            assert_eq!(stated_outcome(json), Some(StatedOutcome::Failure), "{json}");
        }
        for json in [
            r#"{"success":true}"#,
            r#"{"code":0}"#,
            r#"{"code":"00000"}"#,
            r#"{"code":200,"message":"ok"}"#,
            r#"{"status":"success"}"#,
        ] {
            assert_eq!(stated_outcome(json), Some(StatedOutcome::Success), "{json}");
        }
        for json in [
            "{}",
            r#"{"code":"A1","status":null,"success":"?"}"#,
            "[]",
            "1",
        ] {
            assert_eq!(stated_outcome(json), None, "{json}");
        }
    }
}
