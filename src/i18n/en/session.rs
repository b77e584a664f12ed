//! Token renewal, idle warning and end of a session in English.

use crate::i18n::messages::SessionMessages;

pub const SESSION: SessionMessages = SessionMessages {
    token_title: "A new access token is needed",
    token_refused: "The API no longer accepts the current token: it may have expired or been revoked. Enter a new one to go on where you were. Rows, filters and your place are kept.",
    token_hint: "It is sent to the current API address only",
    token_names: ["token", "accesstoken"],
    resume_session: "Continue",
    later: "Not now",
    idle_title: "Still there?",
    idle_soon: |seconds| {
        match seconds {
        1 => "Nothing has happened for a while. The access token will be forgotten in 1 second. Your place stays in the URL.".to_owned(),
        _ => format!("Nothing has happened for a while. The access token will be forgotten in {seconds} seconds. Your place stays in the URL."),
    }
    },
    stay_connected: "Stay connected",
    ended_idle: |minutes| {
        match minutes {
        1 => "The access token was forgotten after 1 minute without activity. Reconnect to return to where you were.".to_owned(),
        _ => format!("The access token was forgotten after {minutes} minutes without activity. Reconnect to return to where you were."),
    }
    },
    ended_elsewhere: "The session ended while you were away from this page. Please connect again.",
};
