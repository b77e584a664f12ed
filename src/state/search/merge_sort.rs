//! Stable merge sort that can be interrupted: the comparisons are calls of the browser's collator,
//! and sorting 100,000 names at once would block the page.

use std::cmp::Ordering;

/// A sort in progress over item numbers; the comparison is passed to each step.
pub struct MergeSort {
    /// Sorted runs of `width` items, which are merged in pairs into `into`.
    from: Vec<u32>,
    into: Vec<u32>,
    width: usize,
    /// Start of the current pair of runs, and the merged items of its left and right run.
    pair: usize,
    left: usize,
    right: usize,
}

impl MergeSort {
    /// Starts sorting these items.
    pub fn new(items: Vec<u32>) -> Self {
        Self {
            into: Vec::with_capacity(items.len()),
            from: items,
            width: 1,
            pair: 0,
            left: 0,
            right: 0,
        }
    }

    /// Merges at most `budget` items; whether the sort is done.
    pub fn step(&mut self, compare: &mut dyn FnMut(u32, u32) -> Ordering, budget: usize) -> bool {
        let len = self.from.len();
        for _ in 0..budget {
            if self.width >= len {
                return true;
            }
            let middle = (self.pair + self.width).min(len);
            let end = (self.pair + 2 * self.width).min(len);
            let left = self
                .from
                .get(self.pair + self.left)
                .filter(|_| self.pair + self.left < middle);
            let right = self
                .from
                .get(middle + self.right)
                .filter(|_| middle + self.right < end);
            let next = match (left, right) {
                (Some(&left), Some(&right)) => {
                    if compare(left, right) == Ordering::Greater {
                        self.right += 1;
                        right
                    } else {
                        self.left += 1;
                        left
                    }
                }
                (Some(&left), None) => {
                    self.left += 1;
                    left
                }
                (None, Some(&right)) => {
                    self.right += 1;
                    right
                }
                // Not reached: the end of a pair is handled below.
                (None, None) => return true,
            };
            self.into.push(next);
            if self.into.len() == end {
                (self.pair, self.left, self.right) = (end, 0, 0);
            }
            if self.into.len() == len {
                std::mem::swap(&mut self.from, &mut self.into);
                self.into.clear();
                self.width *= 2;
                self.pair = 0;
            }
        }
        self.width >= len
    }

    /// The items, sorted once [`Self::step`] has returned `true`.
    pub fn into_items(self) -> Vec<u32> {
        self.from
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does_however_it_is_sliced(
            keys in proptest::collection::vec(0u8..20, 0..300),
            budget in 1usize..50,
        ) {
            let items: Vec<u32> = (0..keys.len() as u32).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| keys[*item as usize]);
            let mut sort = MergeSort::new(items);
            let mut compare = |a: u32, b: u32| keys[a as usize].cmp(&keys[b as usize]);
            let mut slices = 0;
            while !sort.step(&mut compare, budget) {
                slices += 1;
                prop_assert!(slices < 10_000, "it never ends");
            }
            prop_assert_eq!(sort.into_items(), expected);
        }
    }
}
