//! Case and width folding for the search: upper-case and full-width Latin letters become lower-case
//! half-width ones, and invisible characters are left out. Every other character is folded to one,
//! so that matches can be highlighted in the original text.

use std::ops::Range;

use crate::domain::is_invisible;

/// A no-break or other wide or narrow space, and a line break, as a plain space; other characters
/// as they are.
fn plain_space(c: char) -> char {
    match c {
        '\t'
        | '\n'
        | '\r'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => ' ',
        // Fillers of Hangul and the blank of Braille are no spaces to Unicode, but to people.
        '\u{3164}' | '\u{ffa0}' | '\u{2800}' => ' ',
        other => other,
    }
}

/// Whether two texts are the same to a reader, capitals aside: invisible characters and the kind
/// of a space make no difference.
pub fn looks_like(one: &str, other: &str) -> bool {
    visible(one).eq(visible(other))
}

/// The visible characters of a text, in small ASCII letters.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let chars = text.chars().filter(|c| !is_invisible(*c));
    chars.map(|c| plain_space(c).to_ascii_lowercase())
}

/// What is the same for all texts that look alike.
pub fn look(text: &str) -> String {
    visible(text).collect()
}

/// Folds a visible character, Latin letters with diacritics included. Tables for all scripts would add
/// several KB for letters that no name here has.
pub fn fold(c: char) -> char {
    // Most of them, at each key.
    if c.is_ascii() {
        return plain_space(c).to_ascii_lowercase();
    }
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => plain_space(other),
    };
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{d7}' => c,
        '\u{c0}'..='\u{de}' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        // Pairs of an upper-case and a lower-case letter, upper case at even code points ...
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        // ... and at odd ones.
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' if c as u32 % 2 == 1 => {
            char::from_u32(c as u32 + 1).unwrap_or(c)
        }
        other => other,
    }
}

/// Folds a text.
pub fn folded(text: &str) -> String {
    let chars = text.chars().filter(|c| !is_invisible(*c));
    chars.map(fold).collect()
}

/// Whether a text contains these folded characters. It copies nothing: there are thousands of
/// texts at each key.
pub fn contains_folded(text: &str, part: &[char]) -> bool {
    let Some((first, rest)) = part.split_first() else {
        return true;
    };
    let mut chars = text.chars().filter(|c| !is_invisible(*c)).map(fold);
    while let Some(c) = chars.next() {
        if c == *first {
            let mut following = chars.clone();
            if rest.iter().all(|c| following.next() == Some(*c)) {
                return true;
            }
        }
    }
    false
}

/// The byte ranges of a text in which folded words occur, in order; adjacent and overlapping ones
/// are merged.
pub fn occurrences(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if words.is_empty() {
        return found;
    }
    let chars = || text.char_indices().filter(|(_, c)| !is_invisible(*c));
    let starts: Vec<usize> = chars().map(|(at, _)| at).collect();
    let folded_chars: Vec<char> = chars().map(|(_, c)| fold(c)).collect();
    let mut current: Option<Range<usize>> = None;
    for at in 0..folded_chars.len() {
        let longest = words
            .iter()
            .filter(|word| begins_with(&folded_chars[at..], word))
            .map(|word| word.chars().count())
            .max()
            .unwrap_or(0);
        if longest > 0 {
            let end = at + longest;
            current = match current {
                Some(span) if at <= span.end => Some(span.start..span.end.max(end)),
                Some(span) => {
                    found.push(span);
                    Some(at..end)
                }
                None => Some(at..end),
            };
        }
    }
    found.extend(current);
    let byte = |index: usize| starts.get(index).copied().unwrap_or(text.len());
    found
        .into_iter()
        .map(|span| byte(span.start)..byte(span.end))
        .collect()
}

fn begins_with(text: &[char], word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .enumerate()
            .all(|(at, c)| text.get(at) == Some(&c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str, words: &[&str]) -> Vec<String> {
        let words: Vec<_> = words.iter().map(|word| folded(word)).collect();
        let spans = occurrences(text, &words).into_iter();
        spans.map(|span| text[span].to_owned()).collect()
    }

    #[test]
    fn capitals_diacritics_and_full_width_letters_are_folded() {
        assert_eq!(
            folded("VIP用户 ÀÉØ×ŠŁŻŸ ＶＩＰ　１"),
            "vip用户 àéø×šłżŸ vip 1"
        );
    }

    #[test]
    fn invisible_characters_are_seen_through_and_spaces_are_spaces() {
        for hidden in [
            "\u{200b}", "\u{feff}", "\u{200e}", "\u{200f}", "\u{2060}", "\u{ad}", "\u{200d}",
            "\u{202a}", "\u{2066}", "\u{fe0f}",
        ] {
            let name = format!("{hidden}高价{hidden}{hidden}值VIP{hidden}");
            assert_eq!(folded(&name), "高价值vip");
            assert_eq!(found(&name, &["价值"]), [format!("价{hidden}{hidden}值")]);
            let sought = format!("高{hidden}价");
            assert_eq!(found("高价值", &[&sought]), ["高价"]);
            assert!(looks_like(&name, "高价值vip"));
            assert_eq!(found("abc", &[hidden]), [""; 0], "nothing is no match");
        }
        for space in [
            "\u{a0}", "\u{202f}", "\u{2009}", "\u{3000}", "\u{3164}", "\u{2800}",
        ] {
            let name = format!("New{space}York");
            assert_eq!(folded(&name), "new york");
            assert_eq!(found(&name, &["w y"]), [format!("w{space}Y")]);
            assert!(looks_like(&name, "new york"));
        }
        assert!(!looks_like("ab", "a b"));
    }

    #[test]
    fn small_letters_are_left_as_they_are() {
        for c in ('a'..='z')
            .chain('\u{df}'..='\u{ff}')
            .chain('\u{100}'..='\u{17e}')
        {
            let lower: Vec<char> = c.to_lowercase().collect();
            if lower == [c] {
                assert_eq!(fold(c), c, "{c}");
            }
        }
    }

    #[test]
    fn what_was_found_is_marked_as_it_was_written() {
        assert_eq!(found("高价值VIP用户", &["vip", "高价"]), ["高价", "VIP"]);
        assert_eq!(found("abcabc", &["bc"]), ["bc", "bc"]);
        assert_eq!(found("aaa", &["aa"]), ["aaa"]);
        assert_eq!(found("abcd", &["ab", "cd"]), ["abcd"]);
        assert_eq!(found("abc", &["x"]), [""; 0]);
        assert_eq!(found("abc", &[]), [""; 0]);
    }

    proptest! {
        #[test]
        fn what_a_folded_text_contains_is_found_without_folding_it(
            text in "[aAä\u{ad}\u{200b}\u{a0} ＡB]{0,12}",
            part in "[aAä\u{ad}\u{200b}\u{a0} ＡB]{0,4}",
        ) {
            let part = folded(&part);
            let chars: Vec<char> = part.chars().collect();
            prop_assert_eq!(contains_folded(&text, &chars), folded(&text).contains(&part));
        }

        #[test]
        fn marks_are_spans_of_the_text_in_order(text: String, words: Vec<String>) {
            let words: Vec<_> = words.iter().map(|word| folded(word)).collect();
            let mut end = 0;
            for span in occurrences(&text, &words) {
                prop_assert!(span.start >= end && span.end > span.start);
                prop_assert!(text.get(span.clone()).is_some());
                end = span.end;
            }
        }
    }
}
