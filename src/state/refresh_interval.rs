//! When rows are asked for anew by themselves: pure, with the clock passed in.

/// How often rows are asked for anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefreshInterval {
    /// Only when a person asks.
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
    /// Every pace, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Off, Self::HalfMinute, Self::Minute, Self::FiveMinutes];

    /// The seconds between; 0 for never. It is its name in storage too.
    pub const fn seconds(self) -> u32 {
        match self {
            Self::Off => 0,
            Self::HalfMinute => 30,
            Self::Minute => 60,
            Self::FiveMinutes => 300,
        }
    }

    /// The pace of so many seconds.
    pub fn of_seconds(seconds: u32) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|interval| interval.seconds() == seconds)
    }
}

/// What the next refresh depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Polling {
    /// How often it is wanted.
    pub interval: RefreshInterval,
    /// When the last request for rows came to an end, in milliseconds since 1970;
    /// `None` where none did.
    pub settled_at: Option<i64>,
    /// Whether a request is on its way: the next one is reckoned from its end.
    pub busy: bool,
    /// Whether the page can be seen.
    pub visible: bool,
    /// Whether the browser has a network.
    pub online: bool,
    /// Whether the token is refused.
    pub locked: bool,
}

impl Polling {
    /// How long to wait at `now` (milliseconds since 1970) before rows are asked for
    /// anew; `None` while that is not to be. Whoever comes back late is answered at
    /// once, and once.
    pub fn wait_ms(&self, now: i64) -> Option<u64> {
        let seconds = i64::from(self.interval.seconds());
        if seconds == 0 || self.busy || !self.visible || !self.online || self.locked {
            return None;
        }
        let period = seconds * 1000;
        // A clock that was put back must not stop it.
        let passed = (now - self.settled_at?).max(0);
        u64::try_from((period - passed).clamp(0, period)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: Polling = Polling {
        interval: RefreshInterval::Minute,
        settled_at: Some(1_000),
        busy: false,
        visible: true,
        online: true,
        locked: false,
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
                locked: true,
                ..IDLE
            },
            Polling {
                settled_at: None,
                ..IDLE
            },
        ] {
            assert_eq!(paused.wait_ms(1_000_000), None, "{paused:?}");
        }
    }

    #[test]
    fn who_comes_back_after_hours_is_answered_at_once() {
        assert_eq!(IDLE.wait_ms(100_000_000), Some(0));
    }

    #[test]
    fn a_clock_that_was_put_back_delays_by_one_period_at_most() {
        assert_eq!(IDLE.wait_ms(-86_400_000), Some(60_000));
    }

    #[test]
    fn every_pace_can_be_configured() {
        for interval in RefreshInterval::ALL {
            let text = format!(r#"{{"autoRefreshSeconds":{}}}"#, interval.seconds());
            let (config, problems) = crate::config::RuntimeConfig::parse(&text);
            assert_eq!(config.auto_refresh_seconds, interval.seconds());
            assert_eq!(problems, []);
        }
    }

    #[test]
    fn every_pace_is_found_by_its_seconds() {
        for interval in RefreshInterval::ALL {
            assert_eq!(
                RefreshInterval::of_seconds(interval.seconds()),
                Some(interval)
            );
        }
        assert_eq!(RefreshInterval::of_seconds(7), None);
    }
}
