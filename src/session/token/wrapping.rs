//! Takes off what people copy along with a token: quotes, names, JSON, a trailing comma, and
//! characters that can't be seen.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::domain::is_invisible;
use crate::i18n::Locale;

/// Names under which programs write a token down, in lower case without `_`, `-` and spaces. What
/// people call it is [`crate::i18n::SessionMessages::token_names`].
const NAMES: [&str; 4] = ["apitoken", "authtoken", "bearer", "authorization"];

/// How many wrappings may lie around each other.
const MAX_DEPTH: usize = 8;

/// The text without invisible characters and without all wrappings that are clear.
pub fn unwrap(text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    for _ in 0..MAX_DEPTH {
        match unwrap_once(text.trim()) {
            Some(inner) => text = inner,
            None => break,
        }
    }
    text.trim().to_owned()
}

/// Whether something is left around a token, or the text names another secret than a token.
pub fn is_wrapped(text: &str) -> bool {
    let mut characters = text.chars();
    let (first, last) = (characters.next(), characters.next_back());
    if [first, last].into_iter().flatten().any(is_leftover) {
        return true;
    }
    let named_value = text.split_once('=').is_some_and(|(name, value)| {
        // `jwt=abc`, `apiKey=abc`; base64 ends with `=`.
        let is_word = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-');
        name.chars().all(is_word) && !value.trim_matches('=').is_empty()
    });
    // `<b>abc</b>` without its first and its last sign.
    if named_value || text.contains(['<', '>']) {
        return true;
    }
    split_name(text).is_some_and(|(name, rest)| {
        rest.starts_with("//")
            || (!rest.is_empty() && normalized(name).ends_with("token"))
            // Pairs of a query, the token somewhere among them.
            || (rest.contains('&') && rest.contains('='))
    })
}

fn unwrap_once(text: &str) -> Option<String> {
    let (last, _) = text.char_indices().next_back()?;
    if is_separator(text[last..].chars().next()?) {
        return Some(text[..last].to_owned());
    }
    if text.starts_with('{') {
        return json_token(text);
    }
    if let Some((name, rest)) = split_name(text)
        && is_token_name(name)
        && rest.bytes().any(|byte| byte != b'=')
    {
        // The first pair of a query, as in `access_token=abc&expires_in=7200`.
        let value = rest.split('&').next().unwrap_or(rest);
        return Some(value.to_owned());
    }
    for scheme in ["bearer", "token"] {
        let (Some(start), Some(rest)) = (text.get(..scheme.len()), text.get(scheme.len()..)) else {
            continue;
        };
        let space = ["%20", " ", "\t", "\n", "\r"];
        if start.eq_ignore_ascii_case(scheme)
            && let Some(rest) = space.iter().find_map(|space| rest.strip_prefix(space))
        {
            return Some(rest.to_owned());
        }
    }
    without_quotes(text, last).map(str::to_owned)
}

/// What stands before and behind the first `=` or colon.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let sign = |(_, c): &(usize, char)| matches!(c, '=' | ':' | '：');
    let (at, sign) = text.char_indices().find(sign)?;
    Some((&text[..at], &text[at + sign.len_utf8()..]))
}

/// The only token of a JSON object, or of its member `data`.
fn json_token(text: &str) -> Option<String> {
    let members: HashMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    let mut token = None;
    for (name, value) in &members {
        if is_token_name(name) {
            if token.is_some() {
                return None;
            }
            token = Some(value);
        }
    }
    let value = token.or_else(|| members.get("data"))?.get();
    // Not the word null or true.
    (!value.starts_with(|c: char| c.is_ascii_lowercase())).then(|| value.to_owned())
}

/// The text inside a pair of quotes or angle brackets; its last character is at `last`.
fn without_quotes(text: &str, last: usize) -> Option<&str> {
    let open = text.chars().next()?;
    let close = match open {
        '"' | '\'' | '`' => open,
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '<' => '>',
        _ => return None,
    };
    let start = open.len_utf8();
    (last >= start && text[last..].starts_with(close)).then(|| &text[start..last])
}

fn is_token_name(name: &str) -> bool {
    let name = normalized(name);
    let is_called = |locale: Locale| {
        locale
            .messages()
            .session
            .token_names
            .contains(&name.as_str())
    };
    NAMES.contains(&name.as_str()) || Locale::ALL.into_iter().any(is_called)
}

fn normalized(name: &str) -> String {
    let name = name.trim();
    let last = name.char_indices().next_back();
    let quoted = last.and_then(|(last, _)| without_quotes(name, last));
    let characters = quoted.unwrap_or(name).chars();
    let characters = characters.filter(|c| !matches!(c, '_' | '-' | ' '));
    characters.map(|c| c.to_ascii_lowercase()).collect()
}

/// What stands behind a token in a list or a sentence.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '；' | '。')
}

/// What no token begins or ends with: a rest of a wrapping that wasn't clear.
fn is_leftover(c: char) -> bool {
    is_separator(c)
        || matches!(
            c,
            '"' | '\''
                | '`'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '<'
                | '>'
                | ':'
                | '：'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '「'
                | '」'
        )
}
