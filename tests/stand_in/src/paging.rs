//! Paging parameters: `limit` and `offset`, as documented.

/// The maximum page size, which is also the default.
pub const MAX_LIMIT: u64 = 1_000;

/// The requested rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// 1 to 1,000.
    pub limit: u64,
    /// Rows to skip.
    pub offset: u64,
}

/// A parameter that violates the contract; the text is the body of the 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadParameter(pub &'static str);

impl Paging {
    /// Parses the two parameters; a limit over the maximum is reduced to it.
    pub fn parse(limit: Option<&str>, offset: Option<&str>) -> Result<Self, BadParameter> {
        let limit = match limit.map_or(Some(MAX_LIMIT), parse_integer) {
            None | Some(0) => {
                return Err(BadParameter(
                    "Bad Request: limit must be an integer from 1 to 1000",
                ));
            }
            Some(limit) => limit.min(MAX_LIMIT),
        };
        let offset = offset.map_or(Some(0), parse_integer).ok_or(BadParameter(
            "Bad Request: offset must be an integer of 0 or more",
        ))?;
        Ok(Self { limit, offset })
    }
}

/// Parses digits only; a number that exceeds `u64` becomes its maximum.
fn parse_integer(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(limit: &str, offset: &str) -> Option<(u64, u64)> {
        let paging = Paging::parse(Some(limit), Some(offset)).ok()?;
        Some((paging.limit, paging.offset))
    }

    #[test]
    fn absent_parameters_have_the_documented_defaults() {
        assert_eq!(
            Paging::parse(None, None),
            Ok(Paging {
                limit: 1_000,
                offset: 0
            })
        );
    }

    #[test]
    fn a_limit_over_the_cap_is_cut_to_1000() {
        assert_eq!(parsed("1001", "0"), Some((1_000, 0)));
        assert_eq!(parsed("99999999999999999999999", "7"), Some((1_000, 7)));
        assert_eq!(parsed("1000", "0"), Some((1_000, 0)));
        assert_eq!(parsed("20", "40"), Some((20, 40)));
    }

    #[test]
    fn a_parameter_that_is_no_whole_number_is_refused() {
        for bad in ["-1", "+1", "1.5", "1e2", "abc", "", " 1", "１"] {
            assert_eq!(parsed(bad, "0"), None, "limit {bad:?}");
            assert_eq!(parsed("20", bad), None, "offset {bad:?}");
        }
        assert_eq!(parsed("0", "0"), None, "the contract's limit begins at 1");
    }
}
