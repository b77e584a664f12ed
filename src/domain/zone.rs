//! Time zones as tables of their offsets, so that wall times are computed without a browser. The
//! browser's `Intl` has the offsets; a layer above reads them.

/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 86_400_000;

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its IANA name.
    pub name: &'static str,
    /// Since when (milliseconds since 1970) its clocks are ahead of UTC by how many milliseconds, in
    /// order. What is before the first entry has its offset. Zones are read once a page, so the
    /// tables stay, and a zone is copied like a number.
    pub offsets: &'static [(i64, i64)],
}

impl Zone {
    /// What the clocks show at an instant, as an instant at which those of UTC show it.
    pub fn wall_clock(self, instant: i64) -> i64 {
        let mut entries = self.offsets.iter().rev();
        let current = entries.find(|(since, _)| *since <= instant);
        let (_, offset) = current.or(self.offsets.first()).copied().unwrap_or((0, 0));
        instant + offset
    }

    /// The first instant at which the clocks show this time or a later one: where they show it
    /// twice, the first, and where they leap over it, that of the leap.
    pub fn instant(self, wall_clock: i64) -> i64 {
        let mut instant = wall_clock;
        // The first entry holds for the time before it, too.
        let mut since = i64::MIN;
        for (index, (_, offset)) in self.offsets.iter().enumerate() {
            instant = (wall_clock - offset).max(since);
            match self.offsets.get(index + 1) {
                Some((next, _)) if instant >= *next => since = *next,
                Some(_) | None => break,
            }
        }
        instant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: i64 = 3_600_000;

    /// New York in 2024: the clocks leap from 2:00 to 3:00 on 10 March, 7:00 UTC, and go back from
    /// 2:00 to 1:00 on 3 November, 6:00 UTC.
    const NEW_YORK: Zone = Zone {
        name: "America/New_York",
        offsets: &[
            (1_699_164_000_000, -5 * HOUR_MS),
            (SPRING, -4 * HOUR_MS),
            (AUTUMN, -5 * HOUR_MS),
        ],
    };
    const SPRING: i64 = 1_710_054_000_000;
    const AUTUMN: i64 = 1_730_613_600_000;

    #[test]
    fn the_clocks_of_a_zone_show_its_offset_at_that_instant() {
        for (instant, ahead) in [
            (0, -5),
            (SPRING - 1, -5),
            (SPRING, -4),
            (AUTUMN - 1, -4),
            (AUTUMN, -5),
            (i64::MAX / 2, -5),
        ] {
            assert_eq!(NEW_YORK.wall_clock(instant), instant + ahead * HOUR_MS);
        }
    }

    #[test]
    fn a_time_that_the_clocks_leap_over_is_the_instant_of_the_leap() {
        let two = SPRING - 5 * HOUR_MS;
        assert_eq!(NEW_YORK.instant(two - 1), SPRING - 1);
        for minutes in [0, 1, 30, 60] {
            assert_eq!(NEW_YORK.instant(two + minutes * 60_000), SPRING);
        }
        assert_eq!(NEW_YORK.instant(two + HOUR_MS + 1), SPRING + 1);
    }

    #[test]
    fn a_time_that_the_clocks_show_twice_is_the_first_of_the_two() {
        let one = AUTUMN - 5 * HOUR_MS;
        assert_eq!(NEW_YORK.instant(one), AUTUMN - HOUR_MS);
        assert_eq!(NEW_YORK.instant(one + HOUR_MS - 1), AUTUMN - 1);
        // Two o'clock comes once, an hour after the clocks went back.
        assert_eq!(NEW_YORK.instant(one + HOUR_MS), AUTUMN + HOUR_MS);
    }

    #[test]
    fn a_zone_without_offsets_is_utc() {
        let utc = Zone {
            name: "UTC",
            offsets: &[],
        };
        assert_eq!((utc.wall_clock(7), utc.instant(7)), (7, 7));
    }
}
