//! What stands at the cursor in a search text: a word, or a value of a field.

use std::ops::Range;

use crate::state::search::filter::SearchField;
use crate::state::search::filter::characters::{
    is_close, is_comma, is_negation, is_open, is_value_negation,
};
use crate::state::search::filter::reader::Reader;

/// What stands at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtCursor {
    /// The field before the colon, if its value is being typed.
    pub field: Option<SearchField>,
    /// The range of the word or the value.
    pub span: Range<usize>,
    /// What of it was typed before the cursor, without quotes.
    pub typed: String,
    /// The other values of the field, without quotes.
    pub others: Vec<String>,
    /// Whether a colon of an unknown field is before it.
    pub is_unknown_field: bool,
}

/// Reads a text up to the term at the cursor, a byte position.
pub fn at_cursor(text: &str, cursor: usize) -> AtCursor {
    let mut cursor = cursor.min(text.len());
    while !text.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let mut reader = Reader::new(text);
    loop {
        reader.skip_space();
        if reader.at >= cursor || reader.peek().is_none() {
            return word(text, cursor..cursor, cursor);
        }
        if reader.next_if(is_open).is_some() || reader.next_if(is_close).is_some() {
            continue;
        }
        reader.negation(is_negation);
        let start = reader.at;
        let Some((name, colon)) = reader.field() else {
            reader.value(false);
            if reader.at == start {
                reader.next_if(|_| true);
            }
            if reader.at >= cursor {
                return word(text, start..reader.at, cursor);
            }
            continue;
        };
        if cursor < colon {
            // Another field is put in the place of the name and its colon.
            return word(text, start..colon, cursor);
        }
        reader.at = colon;
        reader.negation(is_value_negation);
        let mut values: Vec<(Range<usize>, String)> = Vec::new();
        loop {
            let value_start = reader.at;
            let value = reader.value(true).unwrap_or_default().join("*");
            values.push((value_start..reader.at, value));
            if reader.unclosed_quote || reader.next_if(is_comma).is_none() {
                break;
            }
        }
        if reader.at < cursor {
            continue;
        }
        let own = values.iter().position(|(span, _)| span.end >= cursor);
        let own = own.unwrap_or(values.len() - 1);
        let (span, _) = values.remove(own);
        let field = SearchField::named(name);
        let span = span.start.min(cursor)..span.end;
        return AtCursor {
            field,
            typed: typed(text, &span, cursor),
            span,
            others: values.into_iter().map(|(_, value)| value).collect(),
            is_unknown_field: field.is_none(),
        };
    }
}

fn word(text: &str, span: Range<usize>, cursor: usize) -> AtCursor {
    AtCursor {
        field: None,
        typed: typed(text, &span, cursor),
        span,
        others: Vec::new(),
        is_unknown_field: false,
    }
}

fn typed(text: &str, span: &Range<usize>, cursor: usize) -> String {
    let typed = text.get(span.start..cursor).unwrap_or_default();
    let quotes = crate::state::search::filter::characters::is_quote;
    typed.chars().filter(|c| !quotes(*c)).collect()
}
