//! Reasons for which a session ends without "Disconnect".

/// Why a session ended without the user's request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// No user input for this many minutes.
    Idle(u32),
    /// It ended in another document of this tab, while this page was in the back-forward cache.
    Elsewhere,
}
