//! Idle timeout of a session. Pure: the current time is a parameter.

/// How long before the end the warning is shown, in milliseconds.
const WARNING_MS: i64 = 60_000;

/// The idle state of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdleState {
    /// Active; check again in this many milliseconds.
    Active(u64),
    /// Idle; the session ends in this many seconds.
    Warning(u32),
    /// The session is to be ended now.
    Expired,
}

/// The idle state at `now`, with the time of the last user input (both in milliseconds since 1970)
/// and a limit in minutes.
pub fn idle_state(limit_minutes: u32, last_activity_at: i64, now: i64) -> IdleState {
    // A clock that was set back ends no session.
    let elapsed = (now - last_activity_at).max(0);
    let remaining = i64::from(limit_minutes) * 60_000 - elapsed;
    if remaining <= 0 {
        IdleState::Expired
    } else if remaining <= WARNING_MS {
        IdleState::Warning(u32::try_from((remaining + 999) / 1000).unwrap_or(u32::MAX))
    } else {
        IdleState::Active(u64::try_from(remaining - WARNING_MS).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_is_shown_for_the_last_minute() {
        let at = |now| idle_state(10, 0, now);
        assert_eq!(at(0), IdleState::Active(9 * 60_000));
        assert_eq!(at(9 * 60_000 - 1), IdleState::Active(1));
        assert_eq!(at(9 * 60_000), IdleState::Warning(60));
        assert_eq!(at(10 * 60_000 - 1), IdleState::Warning(1));
        assert_eq!(at(10 * 60_000), IdleState::Expired);
    }

    #[test]
    fn a_machine_that_slept_through_the_warning_ends_the_session_at_once() {
        assert_eq!(idle_state(10, 0, 100 * 60_000), IdleState::Expired);
    }

    #[test]
    fn a_clock_that_was_set_back_ends_no_session() {
        assert_eq!(
            idle_state(10, 0, -86_400_000),
            IdleState::Active(9 * 60_000)
        );
    }

    #[test]
    fn a_limit_of_a_minute_begins_with_the_warning() {
        assert_eq!(idle_state(1, 0, 0), IdleState::Warning(60));
    }
}
