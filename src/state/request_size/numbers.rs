//! Numbers in an error's words, any of which may be a limit.

/// The numbers in the server's words, with or without separators of thousands. Dates, times and
/// addresses are none: `2026-01-15 10:30:45`, `10.0.0.12:8080`.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = u64> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | ':' | '.' | '_');
    let runs = text.split(move |c: char| !is_part(c));
    runs.flat_map(|run| {
        let count = |sign: char| run.matches(sign).count();
        let is_time = count('-') > 1 || count('.') > 1 || is_time(run);
        let parts = run.split(['-', ':', '.']).filter(move |_| !is_time);
        parts.flat_map(with_thousands)
    })
}

/// Whether digits stand on both sides of a colon.
fn is_time(run: &str) -> bool {
    run.split_once(':').is_some_and(|(before, after)| {
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `10,000` is one number, `20,50,100` are three.
fn with_thousands(part: &str) -> Vec<u64> {
    let mut groups = part.split([',', '_']).filter(|group| !group.is_empty());
    let is_one = groups.next().is_some_and(|first| first.len() <= 3)
        && groups.clone().count() > 0
        && groups.all(|group| group.len() == 3);
    if is_one {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        digits.parse().into_iter().collect()
    } else {
        part.split([',', '_'])
            .filter_map(|digits| digits.parse().ok())
            .collect()
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
            assert_eq!(numbers(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
