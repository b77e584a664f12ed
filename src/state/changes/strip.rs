//! The results of a profile that were seen, as a strip in which what is not known is blank.

use super::record::{MAX_RESULTS, SeenResult};

/// The last results, the newest at the end, in [`MAX_RESULTS`] places. A place is blank before the
/// first result that was seen, and where by the period (in milliseconds) of the profile's schedule a
/// result may have come that was not seen.
pub fn strip(results: &[SeenResult], period_ms: Option<i64>) -> Vec<Option<&SeenResult>> {
    let mut places = Vec::with_capacity(MAX_RESULTS);
    let mut later: Option<i64> = None;
    for result in results.iter().rev() {
        let gap = later.zip(result.computed_at).zip(period_ms);
        // A result that comes half a period late stands for no other one.
        let missing = gap.map_or(0, |((later, earlier), period)| {
            later.saturating_sub(earlier).saturating_add(period / 2) / period - 1
        });
        for _ in 0..missing.clamp(0, MAX_RESULTS as i64) {
            places.push(None);
        }
        places.push(Some(result));
        later = result.computed_at;
    }
    places.resize(MAX_RESULTS, None);
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::HOUR_MS;

    const DAY_MS: i64 = 24 * HOUR_MS;

    /// The strip of results with these times, as text, without the blanks before the first: `x` is a
    /// result, `-` a blank.
    fn shown(times: &[Option<i64>], period_ms: Option<i64>) -> String {
        let results: Vec<_> = times
            .iter()
            .map(|computed_at| SeenResult {
                stage: "FINISH".to_owned(),
                computed_at: *computed_at,
                seen_at: 0,
            })
            .collect();
        let strip = strip(&results, period_ms);
        assert_eq!(strip.len(), MAX_RESULTS);
        let places = strip.iter();
        let text: String = places
            .map(|it| if it.is_some() { 'x' } else { '-' })
            .collect();
        text.trim_start_matches('-').to_owned()
    }

    #[test]
    fn what_may_have_come_between_two_results_is_blank() {
        let day = |day: i64| Some(day * DAY_MS);
        let daily = Some(DAY_MS);
        assert_eq!(shown(&[], daily), "");
        assert_eq!(shown(&[day(1), day(2), day(3)], daily), "xxx");
        assert_eq!(shown(&[day(1), day(2), day(5)], daily), "xx--x");
        assert_eq!(shown(&[day(1), day(5)], None), "xx");
        assert_eq!(shown(&[day(1), day(8)], Some(7 * DAY_MS)), "xx");
        // Early and late ones.
        let hour = |hour: i64| Some(hour * HOUR_MS);
        assert_eq!(shown(&[hour(0), hour(35), hour(72)], daily), "xx-x");
        assert_eq!(shown(&[hour(0), hour(1)], daily), "xx");
        // Times that can't be read, or that go back.
        assert_eq!(shown(&[day(1), None, day(9)], daily), "xxx");
        assert_eq!(shown(&[day(9), day(1)], daily), "xx");
        assert_eq!(shown(&[Some(i64::MIN), Some(i64::MAX)], daily).len(), 1);
    }

    #[test]
    fn the_oldest_results_have_no_place() {
        let times: Vec<_> = (0..30).map(|day| Some(day * 2 * DAY_MS)).collect();
        assert_eq!(shown(&times, Some(DAY_MS)).len(), MAX_RESULTS - 1);
    }
}
