//! Why a session ended without being told to.

/// Why a session ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// Nobody was there for this many minutes.
    Idle(u32),
    /// The tab was left, and the session ended there.
    Elsewhere,
}
