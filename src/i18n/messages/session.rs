//! Texts of token renewal, idle warning and end of a session.

/// Texts of token renewal, idle warning and end of a session.
pub struct SessionMessages {
    pub token_title: &'static str,
    pub token_refused: &'static str,
    pub token_hint: &'static str,
    /// What people write before a token that they copy, in lower case without spaces.
    pub token_names: [&'static str; 2],
    pub resume_session: &'static str,
    pub later: &'static str,
    pub idle_title: &'static str,
    pub idle_soon: fn(u32) -> String,
    pub stay_connected: &'static str,
    pub ended_idle: fn(u32) -> String,
    pub ended_elsewhere: &'static str,
}
