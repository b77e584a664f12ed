//! How a session goes on, and how it ends.

/// The words of a session.
pub struct SessionWords {
    pub token_title: &'static str,
    pub token_refused: &'static str,
    pub token_hint: &'static str,
    pub go_on: &'static str,
    pub later: &'static str,
    pub idle_title: &'static str,
    pub idle_soon: fn(u32) -> String,
    pub stay: &'static str,
    pub ended_idle: fn(u32) -> String,
    pub ended_elsewhere: &'static str,
}
