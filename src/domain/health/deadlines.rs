//! Deadlines: by when the results of a schedule have to be there.
//!
//! A deadline is a time of day in one zone, on each day or on one day of the week. It passes at the
//! first instant at which the clocks of the zone show that time or a later one: on a day whose
//! clocks leap over it, at the leap; on one whose clocks show it twice, the first time.
//!
//! A result that has to be there in the morning is computed in the night before. The *night* of a
//! deadline begins at 18:00 of the day before it, or, for a deadline later than that, at its own
//! time on the day before, so that no two nights overlap. It ends with nothing: what is computed
//! after the deadline is late, but there.
//!
//! A profile is overdue if its last result is older than the night of the last deadline that passed.
//! Were everything since the deadline before enough, a run that was an hour late one day would hide
//! that there was none the next. *Due* is the first deadline whose night begins after the last
//! result: from then on the profile is overdue, without a grace period.

use super::schedule::Schedule;
use crate::domain::zone::{DAY_MS, Zone};

const MINUTE_MS: i64 = 60_000;

/// 18:00, in minutes since midnight.
const EVENING: i64 = 18 * 60;

/// A time of day, on each day or on one day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineTime {
    /// The day of the week, 0 (Monday) to 6; `None` on each day.
    pub weekday: Option<usize>,
    /// Minutes since midnight, 0 to 1,439.
    pub minutes: i64,
}

impl DeadlineTime {
    /// Reads `06:00` or `Mon 08:00`.
    pub fn parse(text: &str) -> Option<Self> {
        const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let (weekday, time) = match text.split_once(' ') {
            Some((day, time)) => (Some(WEEKDAYS.iter().position(|it| *it == day)?), time),
            None => (None, text),
        };
        let (hours, minutes) = time.split_once(':')?;
        let number = |text: &str, end| {
            let is_plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            let number = text.parse::<i64>().ok().filter(|_| is_plain)?;
            (number < end).then_some(number)
        };
        let minutes = number(hours, 24)? * 60 + number(minutes, 60)?;
        Some(Self { weekday, minutes })
    }
}

/// The deadlines of the schedules that have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// The zone of the times.
    pub zone: Zone,
    /// Of `DAILY`.
    pub daily: Option<DeadlineTime>,
    /// Of `AUTO`.
    pub auto: Option<DeadlineTime>,
    /// Of `WEEKLY`.
    pub weekly: Option<DeadlineTime>,
}

impl Deadlines {
    /// The deadline of a schedule.
    pub fn of(self, schedule: Schedule) -> Option<Deadline> {
        let time = match schedule {
            Schedule::Daily => self.daily,
            Schedule::Auto => self.auto,
            Schedule::Weekly => self.weekly,
            Schedule::Other => None,
        };
        let zone = self.zone;
        time.map(|time| Deadline { time, zone })
    }
}

/// A deadline that comes each day or week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// When it passes.
    pub time: DeadlineTime,
    /// In this zone.
    pub zone: Zone,
}

impl Deadline {
    /// When the first result after one that was computed at this time is due. All times are in
    /// milliseconds since 1970.
    pub fn due(self, computed: i64) -> i64 {
        let mut day = self.day(self.zone.wall_clock(computed).div_euclid(DAY_MS));
        while self.night(day) <= computed {
            day += self.days();
        }
        self.on(day)
    }

    /// When the nights begin of the last deadline that passed, and of the next one, and when that
    /// passes.
    pub fn around(self, now: i64) -> (i64, i64, i64) {
        let mut next = self.day(self.zone.wall_clock(now).div_euclid(DAY_MS));
        while self.on(next) <= now {
            next += self.days();
        }
        let last = self.night(next - self.days());
        (last, self.night(next), self.on(next))
    }

    /// When it passes on a day, in days since 1970-01-01.
    fn on(self, day: i64) -> i64 {
        let minutes = self.time.minutes * MINUTE_MS;
        self.zone.instant(day * DAY_MS + minutes)
    }

    /// When the night of the deadline on a day begins.
    fn night(self, day: i64) -> i64 {
        let minutes = self.time.minutes.max(EVENING) * MINUTE_MS;
        self.zone.instant((day - 1) * DAY_MS + minutes)
    }

    /// The first day from this one on that has the deadline.
    fn day(self, from: i64) -> i64 {
        self.time.weekday.map_or(from, |weekday| {
            // 1970-01-01 was a Thursday.
            from + (weekday as i64 - 3 - from).rem_euclid(7)
        })
    }

    /// Days from one deadline to the next.
    const fn days(self) -> i64 {
        match self.time.weekday {
            Some(_) => 7,
            None => 1,
        }
    }
}

#[cfg(test)]
mod tests;
