//! The server's own words in the body of an error: a short plain text, or a JSON member that holds
//! them.

mod outcome;

use std::collections::HashMap;

use serde_json::value::RawValue;

pub use outcome::{StatedOutcome, is_success_word, stated_outcome};

use crate::domain::is_invisible;

/// The most characters of a message that is shown.
const MAX_CHARS: usize = 300;

/// The members that hold an error's words, the clearest first: in lower case, without `_` and `-`.
const MEMBERS: [&str; 19] = [
    "errordescription",
    "message",
    "msg",
    "errormessage",
    "errormsg",
    "errmsg",
    "returnmsg",
    "detail",
    "details",
    "reason",
    "faultstring",
    "error",
    "errors",
    "err",
    "fault",
    "title",
    "description",
    "desc",
    "info",
];

/// Those of them that may hold an object with words by field.
const ERROR_MEMBERS: [&str; 4] = ["error", "errors", "message", "details"];

/// How deep the words may lie: an array of objects in a member of the body.
const MAX_DEPTH: u32 = 4;

/// The most entries of an array that are quoted.
const MAX_ENTRIES: usize = 3;

/// The most members of an object that are looked at one after another.
const MAX_MEMBERS: usize = 50;

/// The words of a body. A plain text is taken whole if it is short; the words of JSON are cut to
/// 300 characters. `None` for markup, JSON without words, and control characters.
pub fn server_message(body: &str) -> Option<String> {
    let text = body.trim_start_matches('\u{feff}').trim();
    let is_json = text.starts_with(['{', '[', '"']);
    let mut message = if is_json {
        json_words(text, MAX_DEPTH)
    } else {
        plain(text)
    }?;
    if let Some((end, _)) = message.char_indices().nth(MAX_CHARS) {
        if !is_json {
            return None;
        }
        message.truncate(end);
        message.push('…');
    }
    Some(message)
}

/// The words of a JSON value.
fn json_words(json: &str, depth: u32) -> Option<String> {
    if depth == 0 {
        return None;
    }
    match json.trim_start().as_bytes().first()? {
        b'"' => {
            let text = serde_json::from_str::<String>(json).ok()?;
            // Some servers put JSON into a text.
            let inner = text.starts_with('{').then(|| json_words(&text, depth - 1));
            inner.flatten().or_else(|| plain(&text))
        }
        b'[' => {
            let entries: Vec<&RawValue> = serde_json::from_str(json).ok()?;
            let mut said = String::new();
            for entry in entries.iter().take(MAX_ENTRIES) {
                if let Some(words) = json_words(entry.get(), depth - 1) {
                    if !said.is_empty() {
                        said.push_str("; ");
                    }
                    said.push_str(&words);
                }
            }
            (!said.is_empty()).then_some(said)
        }
        b'{' => {
            let members: HashMap<String, &RawValue> = serde_json::from_str(json).ok()?;
            for sought in MEMBERS {
                for (name, value) in &members {
                    if !is_called(name, sought) {
                        continue;
                    }
                    let words = json_words(value.get(), depth - 1);
                    // By field: `{"errors": {"limit": ["must be less than 200"]}}`.
                    let by_field = || {
                        let may_be = ERROR_MEMBERS.contains(&sought);
                        may_be.then(|| words_of_members(value.get(), depth - 1, true))?
                    };
                    if let Some(said) = words.or_else(by_field) {
                        return Some(said);
                    }
                }
            }
            // Names of one server: `resultMsg`, `sub_message`, `errorMessages`.
            let is_message = |name: &str| {
                let name = name.to_ascii_lowercase();
                ["msg", "message", "messages"]
                    .iter()
                    .any(|end| name.ends_with(end))
            };
            let messages = members.iter().filter(|(name, _)| is_message(name));
            let said = messages
                .filter_map(|(name, value)| Some((name, json_words(value.get(), depth - 1)?)));
            if let Some((_, words)) = said.min() {
                return Some(words);
            }
            // An envelope around it: `{"Response": {"Error": {"Message": …}}}`.
            words_of_members(json, depth - 1, false)
        }
        _ => None,
    }
}

/// The words of the members of an object, in the order of their names: of the first ones that have
/// some, each behind its name, or of the first object among them.
fn words_of_members(json: &str, depth: u32, by_field: bool) -> Option<String> {
    let members: HashMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    let mut said = String::new();
    let mut last = "";
    for _ in 0..MAX_MEMBERS {
        let behind = members.keys().filter(|name| name.as_str() > last);
        let Some(name) = behind.min() else { break };
        last = name;
        let json = members[name].get();
        if !by_field && !json.starts_with('{') {
            continue;
        }
        let Some(words) = json_words(json, depth) else {
            continue;
        };
        if !by_field {
            return Some(words);
        }
        if !said.is_empty() {
            said.push_str("; ");
        }
        said.push_str(&plain(name)?);
        said.push_str(": ");
        said.push_str(&words);
    }
    (!said.is_empty()).then_some(said)
}

/// Whether a member has this name, which is in lower case and without `_` and `-`.
fn is_called(member: &str, name: &str) -> bool {
    let letters = member.chars().filter(|c| !matches!(c, '_' | '-'));
    letters.map(|c| c.to_ascii_lowercase()).eq(name.chars())
}

/// A text without line breaks and without the controls that could reorder the text around it.
/// `None` where it is empty, markup, or has other control characters.
fn plain(text: &str) -> Option<String> {
    let mut plain = String::new();
    for c in text.trim().chars() {
        if c.is_whitespace() {
            if !plain.ends_with(' ') {
                plain.push(' ');
            }
        } else if c.is_control() {
            return None;
        } else if !is_bidi_control(c) {
            plain.push(c);
        }
    }
    let is_visible = plain.chars().any(|c| !is_invisible(c));
    (is_visible && !plain.starts_with('<')).then_some(plain)
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_json_are_found() {
        for (body, words) in [
            (r#"{"error":"no such project"}"#, "no such project"),
            (r#"{"code":401,"message":"token 已过期"}"#, "token 已过期"),
            (r#"{"msg":"限流"}"#, "限流"),
            (r#"{"Message":"from .NET"}"#, "from .NET"),
            (
                r#"{"detail":[{"loc":["q"],"msg":"a"},{"msg":"b"}]}"#,
                "a; b",
            ),
            (r#"{"error":{"code":7,"message":"nested"}}"#, "nested"),
            (r#"{"errors":[{"message":"a"},{"message":"b"}]}"#, "a; b"),
            (r#"{"errors":["a","b","c","d"]}"#, "a; b; c"),
            (
                r#"{"error":"invalid_token","error_description":"The token\n has expired"}"#,
                "The token has expired",
            ),
            (r#"[{"message":"in an array"}]"#, "in an array"),
            (r#""a JSON string""#, "a JSON string"),
            (r#"{"message":"","error":"Not Found"}"#, "Not Found"),
            (
                r#"{"error_code":110,"error_msg":"Access token invalid"}"#,
                "Access token invalid",
            ),
            (r#"{"err":{"error-message":"dashes"}}"#, "dashes"),
            (
                r#"{"fault":{"faultstring":"Invalid token","detail":{"errorcode":"E1"}}}"#,
                "Invalid token",
            ),
            (
                r#"{"Response":{"Error":{"Code":"AuthFailure","Message":"签名过期"}}}"#,
                "签名过期",
            ),
            (
                r#"{"code":403,"data":{"msg":"within data"}}"#,
                "within data",
            ),
            (r#"{"status":403,"description":"denied"}"#, "denied"),
            (
                r#"{"errors":{"offset":["too large"],"limit":["max 200","a number"]},"title":"t"}"#,
                "limit: max 200; a number; offset: too large",
            ),
            (
                r#"{"message":{"zh":"没有权限","en":"denied"}}"#,
                "en: denied; zh: 没有权限",
            ),
            (r#"{"error":true,"message":["a","b"]}"#, "a; b"),
            ("\u{feff}{\"msg\":\"behind a mark\"}", "behind a mark"),
            (r#"{"resultMsg":"a"}"#, "a"),
            (r#"{"errorMessages":["a","b"],"errors":{}}"#, "a; b"),
            (r#"{"sub_message":"a","sub_code":"b"}"#, "a"),
            (r#"{"error":"{\"message\":\"in a text\"}"}"#, "in a text"),
            (r#"{"error":"{a}"}"#, "{a}"),
        ] {
            assert_eq!(server_message(body).as_deref(), Some(words), "{body}");
        }
    }

    #[test]
    fn what_is_no_short_plain_text_is_not_quoted() {
        for body in [
            "",
            "{}",
            r#"{"error":1}"#,
            r#"{"message":null}"#,
            r#"{"message":"<html>"}"#,
            "{\"message\":\"\u{200b}\u{feff}\"}",
            r#"{"message":"a\u001b[31m"}"#,
            r#"{"message": "cut o"#,
            r#"{"a":{"b":"c"}}"#,
            r#"{"errors":{}}"#,
            r#"{"errors":{"limit":[]},"data":[{"message":"a row"}]}"#,
        ] {
            assert_eq!(server_message(body), None, "{body}");
        }
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(server_message(&deep), None);
    }

    #[test]
    fn words_are_bounded_and_reorder_nothing() {
        let body = format!(r#"{{"message":"{}"}}"#, "长".repeat(5_000));
        let words = server_message(&body).unwrap_or_default();
        assert_eq!(words.chars().count(), 301);
        assert!(words.ends_with('…'));
        let body = "{\"message\":\"a\u{202e}b\u{2069}\"}";
        assert_eq!(server_message(body).as_deref(), Some("ab"));
    }
}
