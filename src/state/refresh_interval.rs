//! Polling: when the rows are refreshed automatically. Pure; the current time is a parameter.

/// The interval of automatic refreshes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefreshInterval {
    /// No automatic refresh.
    #[default]
    Off,
    /// Every 30 seconds.
    HalfMinute,
    /// Every minute.
    Minute,
    /// Every five minutes.
    FiveMinutes,
}

impl RefreshInterval {
    /// All intervals, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Off, Self::HalfMinute, Self::Minute, Self::FiveMinutes];

    /// The interval in seconds, 0 for off. It is stored in this form.
    pub const fn seconds(self) -> u32 {
        match self {
            Self::Off => 0,
            Self::HalfMinute => 30,
            Self::Minute => 60,
            Self::FiveMinutes => 300,
        }
    }

    /// The interval of this many seconds.
    pub fn of_seconds(seconds: u32) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|interval| interval.seconds() == seconds)
    }
}

/// The conditions of the next automatic refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Polling {
    /// The interval that is set.
    pub interval: RefreshInterval,
    /// When the last request for rows finished, in milliseconds since 1970; `None` before the
    /// first.
    pub last_finished_at: Option<i64>,
    /// How many requests the last refresh took.
    pub requests: u32,
    /// When the server last answered 429, in milliseconds since 1970.
    pub rate_limited_at: Option<i64>,
    /// Whether a request is pending: the interval starts when it finishes.
    pub busy: bool,
    /// Whether the page is visible.
    pub visible: bool,
    /// Whether the browser is online.
    pub online: bool,
    /// Whether the token was refused.
    pub token_refused: bool,
}

/// The least time from one automatic refresh to the next, in seconds for each request that it
/// takes: a large project is asked for 20 requests a minute, whatever the interval.
const SECONDS_PER_REQUEST: i64 = 3;

/// For how long after a 429 automatic refreshes are slower, in milliseconds.
const RATE_LIMITED_MS: i64 = 300_000;

/// How many times longer the period is then.
const RATE_LIMITED_FACTOR: i64 = 4;

impl Polling {
    /// Whether the server limited the rate of requests a short while before `now`.
    pub fn is_rate_limited(&self, now: i64) -> bool {
        self.rate_limited_at
            .is_some_and(|at| (0..RATE_LIMITED_MS).contains(&(now - at)))
    }

    /// The time from one refresh to the next, in seconds: at least the interval, longer where each
    /// takes many requests or the server limited their rate. From a minute on, in whole minutes.
    fn period_seconds(&self, now: i64) -> i64 {
        let interval = i64::from(self.interval.seconds());
        let mut period = interval.max(i64::from(self.requests) * SECONDS_PER_REQUEST);
        if self.is_rate_limited(now) {
            period *= RATE_LIMITED_FACTOR;
        }
        if period > 60 {
            period = (period + 59) / 60 * 60;
        }
        period
    }

    /// The period in seconds where it is longer than the interval; `None` where automatic
    /// refreshes are off or keep their interval.
    pub fn slowed_seconds(&self, now: i64) -> Option<u32> {
        let interval = self.interval.seconds();
        let period = u32::try_from(self.period_seconds(now)).unwrap_or(u32::MAX);
        (interval > 0 && period > interval).then_some(period)
    }

    /// The delay from `now` (milliseconds since 1970) to the next refresh, in milliseconds; `None`
    /// while polling is paused. If several intervals have passed, one refresh is due at once.
    pub fn wait_ms(&self, now: i64) -> Option<u64> {
        let seconds = i64::from(self.interval.seconds());
        if seconds == 0 || self.busy || !self.visible || !self.online || self.token_refused {
            return None;
        }
        let period = self.period_seconds(now) * 1000;
        // A clock that was set back must not stop polling.
        let elapsed = (now - self.last_finished_at?).max(0);
        u64::try_from((period - elapsed).clamp(0, period)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: Polling = Polling {
        interval: RefreshInterval::Minute,
        last_finished_at: Some(1_000),
        requests: 3,
        rate_limited_at: None,
        busy: false,
        visible: true,
        online: true,
        token_refused: false,
    };

    #[test]
    fn the_next_one_is_a_period_after_the_last_one_ended() {
        assert_eq!(IDLE.wait_ms(1_000), Some(60_000));
        assert_eq!(IDLE.wait_ms(31_000), Some(30_000));
        assert_eq!(IDLE.wait_ms(61_000), Some(0));
    }

    #[test]
    fn it_pauses_while_it_would_be_of_no_use() {
        for paused in [
            Polling {
                interval: RefreshInterval::Off,
                ..IDLE
            },
            Polling { busy: true, ..IDLE },
            Polling {
                visible: false,
                ..IDLE
            },
            Polling {
                online: false,
                ..IDLE
            },
            Polling {
                token_refused: true,
                ..IDLE
            },
            Polling {
                last_finished_at: None,
                ..IDLE
            },
        ] {
            assert_eq!(paused.wait_ms(1_000_000), None, "{paused:?}");
        }
    }

    #[test]
    fn a_project_of_many_requests_is_refreshed_less_often_than_set() {
        let with = |requests| Polling { requests, ..IDLE };
        assert_eq!(with(20).wait_ms(1_000), Some(60_000));
        assert_eq!(with(20).slowed_seconds(1_000), None);
        assert_eq!(with(100).wait_ms(1_000), Some(300_000));
        assert_eq!(with(100).slowed_seconds(1_000), Some(300));
        assert_eq!(with(101).slowed_seconds(1_000), Some(360), "whole minutes");
        for interval in RefreshInterval::ALL {
            let polling = Polling {
                interval,
                ..with(1_000)
            };
            let expected = (interval != RefreshInterval::Off).then_some(3_000);
            assert_eq!(polling.slowed_seconds(1_000), expected);
        }
    }

    #[test]
    fn after_a_429_it_is_slower_for_five_minutes() {
        let limited = Polling {
            rate_limited_at: Some(500),
            ..IDLE
        };
        assert_eq!(limited.wait_ms(1_000), Some(240_000));
        assert_eq!(limited.slowed_seconds(1_000), Some(240));
        assert_eq!(limited.slowed_seconds(300_499), Some(240));
        assert_eq!(limited.slowed_seconds(300_500), None);
        assert_eq!(limited.slowed_seconds(0), None, "a clock that was set back");
    }

    #[test]
    fn after_hours_without_polling_a_refresh_is_due_at_once() {
        assert_eq!(IDLE.wait_ms(100_000_000), Some(0));
    }

    #[test]
    fn a_clock_that_was_put_back_delays_by_one_period_at_most() {
        assert_eq!(IDLE.wait_ms(-86_400_000), Some(60_000));
    }

    #[test]
    fn every_interval_can_be_configured() {
        for interval in RefreshInterval::ALL {
            let text = format!(r#"{{"autoRefreshSeconds":{}}}"#, interval.seconds());
            let (config, problems) = crate::config::RuntimeConfig::parse(&text, |_| None, |_| true);
            assert_eq!(config.auto_refresh_seconds, interval.seconds());
            assert_eq!(problems, []);
        }
    }

    #[test]
    fn every_interval_is_found_by_its_seconds() {
        for interval in RefreshInterval::ALL {
            assert_eq!(
                RefreshInterval::of_seconds(interval.seconds()),
                Some(interval)
            );
        }
        assert_eq!(RefreshInterval::of_seconds(7), None);
    }
}
