//! Characters of the search language. Chinese input methods type full-width punctuation, so
//! full-width colons, commas, quotes, parentheses and signs are equivalent to ASCII ones.

use crate::domain::is_invisible;

pub fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

pub fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，')
}

pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '＂')
}

pub fn is_open(c: char) -> bool {
    matches!(c, '(' | '（')
}

pub fn is_close(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// A sign of exclusion before a term.
pub fn is_negation(c: char) -> bool {
    matches!(c, '-' | '－' | '!' | '！')
}

/// A sign of exclusion before the values of a field, where a hyphen can begin a value.
pub fn is_value_negation(c: char) -> bool {
    matches!(c, '!' | '！')
}

/// A wildcard.
pub fn is_wildcard(c: char) -> bool {
    c == '*'
}

pub fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Whether a value with this character is written in quotes.
pub fn is_special(c: char) -> bool {
    is_space(c)
        || is_colon(c)
        || is_comma(c)
        || is_quote(c)
        || is_open(c)
        || is_close(c)
        || is_wildcard(c)
}

/// Whether a character can be in the name of a field.
pub fn is_name(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
    } else {
        !is_special(c)
    }
}
