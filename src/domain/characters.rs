//! Characters that draw nothing.

/// Whether a character is invisible and no space: zero-width ones, marks of the direction of
/// writing, soft hyphens, variation selectors. They come along when names are copied from documents
/// and chats, and nobody can type them.
pub fn is_invisible(c: char) -> bool {
    // Most of them, at each key.
    if c.is_ascii() {
        return false;
    }
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_draws_nothing_and_is_no_space_is_invisible() {
        let marks = "\u{200b}\u{feff}\u{200e}\u{2060}\u{ad}\u{202e}\u{fe0f}\u{2066}\u{180e}";
        for c in marks
            .chars()
            .chain("\u{1160}\u{fffb}\u{e0020}\u{e0100}".chars())
        {
            assert!(is_invisible(c), "{}", c.escape_unicode());
        }
        for c in "a 中\u{a0}\u{3000}\u{301}-".chars() {
            assert!(!is_invisible(c), "{}", c.escape_unicode());
        }
    }
}
