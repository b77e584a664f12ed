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
    /// Whether a request is pending: the interval starts when it finishes.
    pub busy: bool,
    /// Whether the page is visible.
    pub visible: bool,
    /// Whether the browser is online.
    pub online: bool,
    /// Whether the token was refused.
    pub token_refused: bool,
}

impl Polling {
    /// The delay from `now` (milliseconds since 1970) to the next refresh, in milliseconds; `None`
    /// while polling is paused. If several intervals have passed, one refresh is due at once.
    pub fn wait_ms(&self, now: i64) -> Option<u64> {
        let seconds = i64::from(self.interval.seconds());
        if seconds == 0 || self.busy || !self.visible || !self.online || self.token_refused {
            return None;
        }
        let period = seconds * 1000;
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
            let (config, problems) = crate::config::RuntimeConfig::parse(&text);
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
