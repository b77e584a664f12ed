//! The nearest of several words to one that was mistyped.

use crate::domain::is_invisible;
use crate::state::search::case_folding::fold;

/// How many are offered.
const OFFERED: usize = 3;
/// Longer words are not compared.
const COMPARED: usize = 40;

fn letters(word: &str) -> Vec<char> {
    let letters = word.chars().filter(|c| !is_invisible(*c)).map(fold);
    letters.take(COMPARED).collect()
}

/// How many letters must change; 0 also where one word contains the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let least = if short.iter().all(char::is_ascii) {
        3
    } else {
        2
    };
    if short.len() >= least && long.windows(short.len()).any(|part| part == short) {
        return 0;
    }
    let mut row: Vec<usize> = (0..=short.len()).collect();
    for (at, c) in long.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (index, other) in short.iter().enumerate() {
            let changed = diagonal + usize::from(c != other);
            diagonal = row[index + 1];
            row[index + 1] = changed.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row[short.len()]
}

/// How many letters of two words differ, if a third of them at most, or one.
fn near_distance(typed: &[char], word: &[char]) -> Option<usize> {
    let most = typed.len().max(word.len());
    let far = distance(typed, word);
    (far <= (most / 3).max(1) && far < most).then_some(far)
}

/// Whether a word is a mistyped other one.
pub fn is_near(typed: &str, word: &str) -> bool {
    near_distance(&letters(typed), &letters(word)).is_some()
}

/// What stands for the nearest words, the nearest first, without repetitions.
pub fn nearest<'a, T: PartialEq>(typed: &str, words: impl Iterator<Item = (&'a str, T)>) -> Vec<T> {
    let typed = letters(typed);
    let mut found: Vec<(usize, T)> = Vec::new();
    for (word, meaning) in words {
        let Some(far) = near_distance(&typed, &letters(word)) else {
            continue;
        };
        // Inserted in order: a call of the library's sort would be compiled for each kind of meaning.
        if let Some(known) = found.iter().position(|(_, known)| *known == meaning) {
            if found[known].0 <= far {
                continue;
            }
            found.remove(known);
        }
        let at = found.partition_point(|(known, _)| *known <= far);
        found.insert(at, (far, meaning));
    }
    let found = found.into_iter().take(OFFERED);
    found.map(|(_, meaning)| meaning).collect()
}
