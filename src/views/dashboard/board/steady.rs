//! Rows that stay where they are while the pointer moves over them: the order changes with each
//! project that is loaded, and a click would meet another row than the one that was aimed at.

use std::time::Duration;

use leptos::prelude::*;

use crate::i18n::intl;

/// How long after the last move rows stay, in milliseconds: aiming and pressing take less.
const HOLD_MS: i64 = 1_000;

/// Whether rows stay.
#[derive(Clone, Copy)]
pub struct Steady {
    is_held: RwSignal<bool>,
    moved_at: StoredValue<i64>,
}

impl Steady {
    /// They don't.
    pub fn new() -> Self {
        Self {
            is_held: RwSignal::new(false),
            moved_at: StoredValue::new(0),
        }
    }

    /// The pointer has moved over the rows.
    pub fn pointer_moved(self) {
        self.moved_at.set_value(intl::now_ms());
        if !self.is_held.get_untracked() {
            self.is_held.set(true);
            self.release_after(HOLD_MS);
        }
    }

    fn release_after(self, ms: i64) {
        let wait = Duration::from_millis(ms.unsigned_abs());
        set_timeout(
            move || {
                // None if the board is gone.
                let Some(moved_at) = self.moved_at.try_get_value() else {
                    return;
                };
                let rest = moved_at + HOLD_MS - intl::now_ms();
                if (1..=HOLD_MS).contains(&rest) {
                    self.release_after(rest);
                } else {
                    self.is_held.set(false);
                }
            },
            wait,
        );
    }

    /// The order on screen: `now` or, while rows stay, the one `before`, as long as both are of the
    /// same rows. Reactive.
    pub fn order(self, before: Option<&Vec<usize>>, now: Vec<usize>) -> Vec<usize> {
        let before = before.filter(|_| self.is_held.get());
        match before.filter(|before| is_reordered(before, &now)) {
            Some(before) => before.clone(),
            None => now,
        }
    }
}

/// Whether two lists have the same members.
fn is_reordered(one: &[usize], other: &[usize]) -> bool {
    let sorted = |list: &[usize]| {
        let mut list = list.to_vec();
        list.sort_unstable();
        list
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::is_reordered;

    #[test]
    fn rows_are_held_only_while_they_are_the_same_ones() {
        assert!(is_reordered(&[3, 1, 2], &[1, 2, 3]));
        assert!(!is_reordered(&[1, 2], &[1, 2, 3]));
        assert!(!is_reordered(&[1, 2, 4], &[1, 2, 3]));
    }
}
