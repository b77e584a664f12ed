//! Lenient count: a count of the envelope in any numeric notation, read exactly.

/// A count field of the envelope, which should be a whole number from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LenientCount {
    /// The field is missing.
    Absent,
    /// A whole number from 0 to [`LenientCount::MAX`], however it was written.
    Valid(u64),
    /// Any other value (negative, fractional, too large, null, text), as received.
    Invalid(String),
}

impl LenientCount {
    /// 2^53, the largest count: above it, programs that read numbers as doubles can't tell
    /// neighbouring whole numbers apart.
    pub const MAX: u64 = 1 << 53;

    /// Parses a JSON number, or the text of a string with one, exactly: `143`, `143.0` and `1.43e2`
    /// are 143.
    pub fn parse(text: &str) -> Self {
        match whole(text.trim()) {
            Some(count) => Self::Valid(count),
            None => Self::Invalid(text.to_owned()),
        }
    }

    /// The count, if it is valid.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Valid(count) => Some(*count),
            Self::Absent | Self::Invalid(_) => None,
        }
    }
}

/// The value of a decimal literal, if it is a whole number from 0 to [`LenientCount::MAX`]. Calculated
/// with digits as text, because `f64` would round.
fn whole(literal: &str) -> Option<u64> {
    let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let magnitude = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if ![integer, fraction, magnitude].into_iter().all(is_digits) {
        return None;
    }
    let digits = [integer, fraction].concat();
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // The value is `significant` followed by this many zeros; not whole if negative.
    let point = i64::try_from(integer.len()).ok()?;
    let length = i64::try_from(significant.len()).ok()?;
    let zeros = exponent.parse::<i64>().ok()?.saturating_add(point - length);
    let zeros = usize::try_from(zeros)
        .ok()
        .filter(|zeros| *zeros <= MAX_DIGITS)?;
    let value: u64 = [significant, &"0".repeat(zeros)].concat().parse().ok()?;
    (value <= LenientCount::MAX).then_some(value)
}

/// Digits of [`LenientCount::MAX`].
const MAX_DIGITS: usize = 16;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_count_may_be_written_in_many_ways() {
        for text in [
            "143", "143.0", "143.000", "1.43e2", "14300e-2", " 143 ", "0143", "1.43E+2",
        ] {
            assert_eq!(
                LenientCount::parse(text),
                LenientCount::Valid(143),
                "{text}"
            );
        }
        for text in ["0", "0.0", "0e9", "0e99999999999", "0.000e-7"] {
            assert_eq!(LenientCount::parse(text), LenientCount::Valid(0), "{text}");
        }
        assert_eq!(
            LenientCount::parse("9007199254740992"),
            LenientCount::Valid(LenientCount::MAX)
        );
    }

    #[test]
    fn a_long_fraction_and_a_large_exponent_cancel_out() {
        let zeros = |count| "0".repeat(count);
        let ten = format!("0.{}1e10001", zeros(9_999));
        assert_eq!(LenientCount::parse(&ten), LenientCount::Valid(10));
        let one = format!("1{}e-20000", zeros(20_000));
        assert_eq!(LenientCount::parse(&one), LenientCount::Valid(1));
        let tenth = format!("1{}e-10001", zeros(10_000));
        assert_eq!(LenientCount::parse(&tenth), LenientCount::Invalid(tenth));
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
                LenientCount::Invalid(text.to_owned())
            );
        }
    }

    proptest! {
        #[test]
        fn every_count_is_read_back_exactly(count in 0..=LenientCount::MAX, zeros in 0_usize..4) {
            let zeros = "0".repeat(zeros);
            prop_assert_eq!(LenientCount::parse(&count.to_string()), LenientCount::Valid(count));
            prop_assert_eq!(LenientCount::parse(&format!("{count}.0{zeros}")), LenientCount::Valid(count));
            prop_assert_eq!(LenientCount::parse(&format!("{count}{zeros}e-{}", zeros.len())), LenientCount::Valid(count));
        }

        #[test]
        fn no_text_is_taken_for_a_number_that_it_is_not(text in "[-+0-9.eE]{0,12}") {
            if let LenientCount::Valid(count) = LenientCount::parse(&text) {
                let float: f64 = text.parse().expect("what we read, everybody reads");
                prop_assert_eq!(float, count as f64);
            }
        }
    }
}
