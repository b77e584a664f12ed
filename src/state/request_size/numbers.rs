//! Numbers in an error's words, any of which may be a limit.

/// The numbers in a text, with or without separators of thousands. Dates, times and addresses are
/// none: `2026-01-15 10:30:45`, `10.0.0.12:8080`.
pub(super) fn numbers(text: &str) -> Vec<u64> {
    let mut numbers = Vec::new();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | ':' | '.' | '_');
    for run in text.split(|c| !is_part(c)) {
        if is_date_or_address(run.as_bytes()) {
            continue;
        }
        for part in run.split(['-', ':', '.']) {
            push_with_thousands(part, &mut numbers);
        }
    }
    numbers
}

/// Whether digits stand on both sides of a colon, or there is more than one hyphen or point.
fn is_date_or_address(run: &[u8]) -> bool {
    let count = |sign| run.iter().filter(|byte| **byte == sign).count();
    let mut threes = run.windows(3);
    count(b'-') > 1
        || count(b'.') > 1
        || threes
            .any(|three| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit())
}

/// `10,000` is one number, `20,50,100` are three.
fn push_with_thousands(part: &str, numbers: &mut Vec<u64>) {
    let groups = || part.split([',', '_']).filter(|group| !group.is_empty());
    let first = groups().next().map_or(0, str::len);
    let is_one = first <= 3 && groups().skip(1).all(|group| group.len() == 3);
    let mut before = 0_u64;
    for group in groups() {
        let Ok(number) = group.parse::<u64>() else {
            continue;
        };
        before = before.saturating_mul(1000).saturating_add(number);
        if !is_one {
            numbers.push(number);
        }
    }
    if is_one && first > 0 {
        numbers.push(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_dates_times_and_addresses_are_not() {
        let cases: [(&str, &[u64]); 12] = [
            ("limit must be from 1 to 300", &[1, 300]),
            ("limit 1000 is over the maximum of 500", &[1000, 500]),
            ("limit=1000.0 > 250.0", &[1000, 0, 250, 0]),
            ("limit must be 1-150", &[1, 150]),
            ("limit:120", &[120]),
            ("每页最多500条", &[500]),
            ("limit 1,000 exceeds 400.", &[1000, 400]),
            ("[50,000] or 5_000", &[50_000, 5_000]),
            ("allowed: 20,50,100", &[20, 50, 100]),
            ("2026-01-15 10:30:45 over 300", &[300]),
            ("at 10.0.0.12:8080, 2026-01-15T10:30:45", &[]),
            ("-, 99999999999999999999999 _", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
