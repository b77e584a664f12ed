//! Reader of a search text: fields, values, quotes and operators from left to right.

use super::characters::{
    is_close, is_colon, is_comma, is_name, is_open, is_quote, is_space, is_wildcard,
};
use super::tree::Pattern;

/// Where a text is read.
pub struct Reader<'a> {
    /// The text.
    pub text: &'a str,
    /// The byte that is read next.
    pub at: usize,
    /// How many parentheses inside words have no counterpart yet, as in a name that was pasted:
    /// `VIP(Beijing Shanghai)`.
    pub open_in_words: usize,
    /// Whether a quote without an end was read.
    pub unclosed_quote: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            open_in_words: 0,
            unclosed_quote: false,
        }
    }

    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub fn next_if(&mut self, is_accepted: fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| is_accepted(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub fn skip_space(&mut self) {
        while self.next_if(is_space).is_some() {}
    }

    /// Whether a word follows, with nothing that belongs to it behind it.
    pub fn is_at_word(&self, word: &str) -> bool {
        let rest = self.rest().strip_prefix(word);
        rest.is_some_and(|rest| {
            let next = rest.chars().next();
            next.is_none_or(|c| is_space(c) || is_open(c) || is_close(c))
        })
    }

    /// Reads a sign of exclusion before what is excluded. A sign before a space or another sign
    /// is a word, such as the hyphen of `A - B`.
    pub fn negation(&mut self, is_sign: fn(char) -> bool) -> bool {
        let mut chars = self.rest().chars();
        let sign = chars.next().filter(|c| is_sign(*c));
        let next = chars.next();
        let ends = |c: char| is_space(c) || is_close(c) || super::characters::is_negation(c);
        match sign {
            Some(sign) if next.is_some_and(|c| !ends(c)) => {
                self.at += sign.len_utf8();
                true
            }
            Some(_) | None => false,
        }
    }

    /// The name before a colon, and where the colon ends; times and other texts with a colon have
    /// none.
    pub fn field(&self) -> Option<(&'a str, usize)> {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_name(c))?;
        let colon = rest[end..].chars().next().filter(|c| is_colon(*c))?;
        (end > 0).then(|| (&rest[..end], self.at + end + colon.len_utf8()))
    }

    /// Reads a value up to white space, or a comma in a list; `None` if it is empty and not
    /// quoted.
    pub fn value(&mut self, in_list: bool) -> Option<Pattern> {
        let start = self.at;
        let mut parts = vec![self.part(in_list)];
        while self.next_if(is_wildcard).is_some() {
            parts.push(self.part(in_list));
        }
        (self.at > start).then_some(parts)
    }

    /// Reads a part of a value, up to a wildcard. Quotes around the whole of it are not part of
    /// it; quotes around some of it are, as in a name that was pasted.
    fn part(&mut self, in_list: bool) -> String {
        let start = self.at;
        if self.next_if(is_quote).is_some() {
            let quoted = self.quoted();
            if self.unclosed_quote || self.is_at_end_of_part(in_list) {
                return quoted;
            }
        }
        while let Some(c) = self.peek() {
            if is_open(c) {
                self.open_in_words += 1;
            } else if is_close(c) && self.open_in_words > 0 {
                self.open_in_words -= 1;
            } else if self.is_at_end_of_part(in_list) {
                break;
            }
            self.at += c.len_utf8();
        }
        self.text[start..self.at].to_owned()
    }

    fn is_at_end_of_part(&self, in_list: bool) -> bool {
        self.peek().is_none_or(|c| {
            c.is_whitespace() || is_wildcard(c) || is_close(c) || (in_list && is_comma(c))
        })
    }

    /// Reads up to the closing quote.
    fn quoted(&mut self) -> String {
        let mut value = String::new();
        while let Some(c) = self.next_if(|_| true) {
            if is_quote(c) {
                return value;
            }
            let escaped = if c == '\\' {
                self.next_if(|c| is_quote(c) || c == '\\')
            } else {
                None
            };
            value.push(escaped.unwrap_or(c));
        }
        self.unclosed_quote = true;
        value
    }
}
