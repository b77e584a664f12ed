//! Tokenizer of search texts: the span, field and values of each term.
//!
//! Chinese input methods type full-width punctuation, so full-width colons, commas and quotes are
//! equivalent to ASCII ones.

use std::ops::Range;

use crate::domain::is_invisible;

/// A term: a word, or a field with its values.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its byte range.
    pub span: Range<usize>,
    /// The field before the colon, as it was typed.
    pub field: Option<String>,
    /// The word, or the values of the field, unquoted and unescaped.
    pub values: Vec<String>,
    /// Whether it has a quote without an end.
    pub unclosed_quote: bool,
}

pub fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

pub fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，')
}

pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// Splits a text at its white space outside quotes.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        reader.skip_space();
        if reader.peek().is_none() {
            return tokens;
        }
        tokens.push(reader.token());
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next_if(&mut self, is_accepted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| is_accepted(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_space(&mut self) {
        while self
            .next_if(|c| c.is_whitespace() || is_invisible(c))
            .is_some()
        {}
    }

    fn token(&mut self) -> Token {
        let start = self.at;
        let field = self.field();
        let mut token = Token {
            span: start..start,
            field,
            values: Vec::new(),
            unclosed_quote: false,
        };
        if token.field.is_none() {
            let word = self.value(&mut token.unclosed_quote, |_| false);
            token.values.extend(word);
        } else {
            loop {
                let value = self.value(&mut token.unclosed_quote, is_comma);
                token.values.extend(value);
                if self.next_if(is_comma).is_none() {
                    break;
                }
            }
        }
        token.span.end = self.at;
        token
    }

    /// Reads a field: ASCII letters and a colon. Times and other texts with a colon are words.
    fn field(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_ascii_alphabetic())?;
        let colon = rest[end..].chars().next().filter(|c| is_colon(*c))?;
        if end == 0 {
            return None;
        }
        self.at += end + colon.len_utf8();
        Some(rest[..end].to_owned())
    }

    /// Reads a value up to white space or a character that `ends` it; `None` if it is empty and
    /// not quoted.
    fn value(&mut self, unclosed_quote: &mut bool, ends: fn(char) -> bool) -> Option<String> {
        let mut value = String::new();
        let quoted = self.next_if(is_quote).is_some();
        if quoted {
            *unclosed_quote = !self.quoted(&mut value);
        }
        while let Some(c) = self.next_if(|c| !c.is_whitespace() && !ends(c)) {
            value.push(c);
        }
        (quoted || !value.is_empty()).then_some(value)
    }

    /// Reads up to the closing quote; whether there is one.
    fn quoted(&mut self, value: &mut String) -> bool {
        while let Some(c) = self.next_if(|_| true) {
            if is_quote(c) {
                return true;
            }
            let escaped = (c == '\\')
                .then(|| self.next_if(|c| is_quote(c) || c == '\\'))
                .flatten();
            value.push(escaped.unwrap_or(c));
        }
        false
    }
}
