//! Seeded random numbers and row ids: the same in every run.

/// Random number generator for one row of one project; its sequence depends on these two only.
pub struct SeededRng(u64);

impl SeededRng {
    /// The generator of a row.
    pub fn new(project: &str, index: u64) -> Self {
        Self(of_text(project) ^ mix(index.wrapping_add(1)))
    }

    /// A number in `0..below`; 0 where `below` is 0.
    pub fn below(&mut self, below: u64) -> u64 {
        // splitmix64: good enough for test data, and tiny.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0).checked_rem(below).unwrap_or(0)
    }

    /// A weighted random choice; `otherwise` where all weights are 0.
    pub fn pick<T: Copy>(&mut self, weighted: &[(T, u64)], otherwise: T) -> T {
        let mut roll = self.below(weighted.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in weighted {
            match roll.checked_sub(*weight) {
                Some(rest) => roll = rest,
                None => return *value,
            }
        }
        otherwise
    }
}

/// FNV-1a hash of a text.
pub fn of_text(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The number of ids of eight characters.
const IDS: u64 = 62 * 62 * 62 * 62 * 62 * 62 * 62 * 62;

/// The eight-character id of a row: no two rows of a project share one.
pub fn id(project: &str, index: u64) -> String {
    // A step that is coprime to `IDS` (neither even nor divisible by 31) gives every id once before it repeats.
    const STEP: u128 = 135_208_274_117_731;
    let start = u128::from(of_text(project));
    let mut rest = ((u128::from(index) + start) * STEP % u128::from(IDS)) as u64;
    let mut id = String::with_capacity(8);
    for _ in 0..8 {
        id.push(char::from(ALPHABET[(rest % 62) as usize]));
        rest /= 62;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_sequence_is_the_same_in_every_run() {
        let roll = |index| SeededRng::new("p", index).below(1_000_000);
        assert_eq!(roll(7), roll(7));
        assert_ne!(roll(7), roll(8));
    }

    #[test]
    fn nothing_of_weight_zero_is_picked() {
        for index in 0..200 {
            assert_eq!(
                SeededRng::new("p", index).pick(&[('a', 0), ('b', 1)], 'c'),
                'b'
            );
        }
    }

    #[test]
    fn a_hundred_thousand_ids_are_unique_and_have_eight_characters() {
        let ids: HashSet<String> = (0..100_000).map(|index| id("Hg100kZe", index)).collect();
        assert_eq!(ids.len(), 100_000);
        assert!(
            ids.iter()
                .all(|id| id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        );
    }
}
