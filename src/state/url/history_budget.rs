//! Budget of changes to the browser's history. WebKit takes 100 in 10 s and then throws, so that
//! fast typing or a held arrow key would lose the URL. Pure, with the clock passed in.

/// The most changes at once.
const BURST: i64 = 50;
/// What is kept of them for new entries, so that a step of the history is hardly ever lost among
/// changes of the current entry.
const RESERVE: i64 = 20;
/// Milliseconds after which one more is granted: with the burst, 83 in 10 s.
const REFILL_MS: i64 = 300;

/// How many changes may be written now: a token bucket.
#[derive(Clone, Copy, Debug)]
pub struct HistoryBudget {
    left: i64,
    /// When the last refill was counted, in milliseconds since 1970.
    refilled_at: i64,
}

impl HistoryBudget {
    /// The whole burst.
    pub const fn new(now: i64) -> Self {
        Self {
            left: BURST,
            refilled_at: now,
        }
    }

    /// Takes a change from the budget, if there is one: a new entry, or a change of the current
    /// one.
    pub fn take(&mut self, now: i64, new_entry: bool) -> bool {
        let refills = (now - self.refilled_at) / REFILL_MS;
        if refills < 0 {
            // The clock was set back.
            self.refilled_at = now;
        } else {
            self.left = (self.left + refills).min(BURST);
            self.refilled_at += refills * REFILL_MS;
        }
        let kept = if new_entry { 0 } else { RESERVE };
        let granted = self.left > kept;
        self.left -= i64::from(granted);
        granted
    }

    /// Milliseconds after which to try again.
    pub const fn wait_ms() -> u64 {
        REFILL_MS as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_a_hundred_changes_are_granted_in_any_ten_seconds() {
        for new_entry in [false, true] {
            let mut budget = HistoryBudget::new(0);
            let granted: Vec<i64> = (0..60_000)
                .step_by(16)
                .filter(|now| budget.take(*now, new_entry))
                .collect();
            for (first, at) in granted.iter().enumerate() {
                let within = granted.iter().skip(first).filter(|to| **to < at + 10_000);
                assert!(within.count() < 100, "from {at}");
            }
            let gap = granted.windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(gap <= Some(REFILL_MS + 16), "the URL follows: {gap:?}");
        }
    }

    #[test]
    fn new_entries_are_granted_after_the_current_one_has_changed_too_often() {
        let mut budget = HistoryBudget::new(0);
        while budget.take(0, false) {}
        assert!((0..RESERVE).all(|_| budget.take(0, true)));
        assert!(!budget.take(0, true));
    }

    #[test]
    fn a_clock_that_is_set_back_grants_changes_again_after_a_moment() {
        let mut budget = HistoryBudget::new(1_000_000);
        while budget.take(1_000_000, true) {}
        assert!(!budget.take(0, true));
        assert!(budget.take(REFILL_MS, true));
    }
}
