//! Counts, however they are written.

/// A count in the envelope, which should be a whole number from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LenientCount {
    /// The field is not there.
    Absent,
    /// A whole number from 0 to [`LenientCount::MAX`], however it was written.
    Is(u64),
    /// Anything else (negative, fractional, huge, null, text), as it was written.
    Wrong(String),
}

impl LenientCount {
    /// 2^53: above it, neighbouring whole numbers are one and the same to the
    /// JavaScript and Java programs on the way.
    pub const MAX: u64 = 1 << 53;

    /// Reads a JSON number, or a text that holds one: `143`, `143.0`, `1.43e2` all
    /// are 143. Digit by digit, so that nothing is rounded.
    pub fn parse(text: &str) -> Self {
        match whole(text.trim().as_bytes()) {
            Some(count) => Self::Is(count),
            None => Self::Wrong(text.to_owned()),
        }
    }

    /// The count, if it is one.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Is(count) => Some(*count),
            Self::Absent | Self::Wrong(_) => None,
        }
    }
}

/// The whole number that a decimal literal means.
fn whole(literal: &[u8]) -> Option<u64> {
    let mut parts = literal.splitn(2, |byte| byte.eq_ignore_ascii_case(&b'e'));
    let mantissa = parts.next()?;
    let exponent = match parts.next() {
        Some(digits) => exponent(digits)?,
        None => 0,
    };
    let mut halves = mantissa.splitn(2, |byte| *byte == b'.');
    let (integer, fraction) = (halves.next()?, halves.next());
    if integer.is_empty() || fraction.is_some_and(<[u8]>::is_empty) {
        return None;
    }
    let fraction = fraction.unwrap_or_default();
    let point = i64::try_from(integer.len()).ok()? + exponent;
    let mut value: u64 = 0;
    let mut place: i64 = 0;
    for byte in integer.iter().chain(fraction) {
        let digit = u64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        if place < point {
            value = grown(value, digit)?;
        } else if digit != 0 {
            return None;
        }
        place += 1;
    }
    while place < point && value != 0 {
        value = grown(value, 0)?;
        place += 1;
    }
    Some(value)
}

/// One more digit, while it fits.
fn grown(value: u64, digit: u64) -> Option<u64> {
    let value = value.checked_mul(10)?.checked_add(digit)?;
    (value <= LenientCount::MAX).then_some(value)
}

/// No literal has so many digits before or behind its point that they make up for it.
const EXPONENT_MAX: i64 = 1 << 40;

/// The digits after `e`.
fn exponent(digits: &[u8]) -> Option<i64> {
    let (sign, digits) = match digits {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        rest => (1, rest),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value: i64 = 0;
    for byte in digits {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        value = (value * 10 + i64::from(digit)).min(EXPONENT_MAX);
    }
    Some(sign * value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_count_may_be_written_in_many_ways() {
        for text in [
            "143", "143.0", "143.000", "1.43e2", "14300e-2", " 143 ", "0143", "1.43E+2",
        ] {
            assert_eq!(LenientCount::parse(text), LenientCount::Is(143), "{text}");
        }
        for text in ["0", "0.0", "0e9", "0e99999999999", "0.000e-7"] {
            assert_eq!(LenientCount::parse(text), LenientCount::Is(0), "{text}");
        }
        assert_eq!(
            LenientCount::parse("9007199254740992"),
            LenientCount::Is(LenientCount::MAX)
        );
    }

    #[test]
    fn a_long_fraction_and_a_large_exponent_are_weighed_against_each_other() {
        let zeros = |count| "0".repeat(count);
        let ten = format!("0.{}1e10001", zeros(9_999));
        assert_eq!(LenientCount::parse(&ten), LenientCount::Is(10));
        let one = format!("1{}e-20000", zeros(20_000));
        assert_eq!(LenientCount::parse(&one), LenientCount::Is(1));
        let tenth = format!("1{}e-10001", zeros(10_000));
        assert_eq!(LenientCount::parse(&tenth), LenientCount::Wrong(tenth));
    }

    #[test]
    fn what_is_no_count_is_kept_as_it_was_written() {
        for text in [
            "-1",
            "3.7",
            "9e99",
            "1e-1",
            "",
            ".",
            "1.",
            ".5",
            "e2",
            "1e",
            "1e+",
            "many",
            "NaN",
            "Infinity",
            "0x10",
            "1_000",
            "1,000",
            "9007199254740993",
            "１",
        ] {
            assert_eq!(
                LenientCount::parse(text),
                LenientCount::Wrong(text.to_owned())
            );
        }
    }

    proptest! {
        #[test]
        fn every_count_is_read_back_exactly(count in 0..=LenientCount::MAX, zeros in 0_usize..4) {
            let zeros = "0".repeat(zeros);
            prop_assert_eq!(LenientCount::parse(&count.to_string()), LenientCount::Is(count));
            prop_assert_eq!(LenientCount::parse(&format!("{count}.0{zeros}")), LenientCount::Is(count));
            prop_assert_eq!(LenientCount::parse(&format!("{count}{zeros}e-{}", zeros.len())), LenientCount::Is(count));
        }

        #[test]
        fn no_text_is_taken_for_a_number_that_it_is_not(text in "[-+0-9.eE]{0,12}") {
            if let LenientCount::Is(count) = LenientCount::parse(&text) {
                let float: f64 = text.parse().expect("what we read, everybody reads");
                prop_assert_eq!(float, count as f64);
            }
        }
    }
}
