//! API errors in English.

use crate::i18n::messages::ErrorMessages;

pub const ERRORS: ErrorMessages = ErrorMessages {
    refused: (
        "The request was refused",
        "The API doesn't accept this request; asking again won't change that.",
    ),
    unauthorized: (
        "The token is invalid or has expired",
        "Enter another access token. Your project and page are kept.",
    ),
    proxy_password: (
        "A proxy in front of the API wants its own password",
        "It asks for a user name and a password, which can't be sent together with the token, so another token hardly helps. Ask whoever runs this console to exempt /v1/api from that password.",
    ),
    forbidden: (
        "No permission for this project",
        "This token isn't allowed to see it. Choose another project, or ask an administrator for access.",
    ),
    not_found: ("Not found", "Check the API address and the project ID."),
    too_many_requests: ("Too many requests", "The API asks you to try again later."),
    wait_seconds: |seconds| {
        if seconds == 1 {
            "The API asks you to wait 1 second before trying again.".to_owned()
        } else {
            format!("The API asks you to wait {seconds} seconds before trying again.")
        }
    },
    server_failed: (
        "The server failed",
        "The API also answers this way when the project doesn't exist or you have no access to it. Check the project ID, or try again later.",
    ),
    unavailable: (
        "The service is temporarily unavailable",
        "The gateway can't reach the API. This usually passes soon.",
    ),
    redirected: (
        "The request was redirected",
        "The token doesn't follow a redirect. Most likely the site wants you to sign in: reload the page to do so; your place is kept. If it happens again, check the API address.",
    ),
    unexpected_status: (
        "Unexpected response status",
        "Check the API address, or ask whoever runs this console.",
    ),
    empty: (
        "Unexpected empty reply",
        "The API sent nothing. This doesn't mean that the project has no segment profiles.",
    ),
    not_the_api: (
        "This reply is not from the API",
        "A web page came back. Check the API address, and whether this network wants you to sign in first.",
    ),
    web_page_advice: "A web page came back. Most likely the site wants you to sign in: reload the page to do so; your place is kept. If it happens again, check the token, the API address, and whether this network wants you to sign in first.",
    not_utf8: (
        "The reply is wrongly encoded",
        "What came back is not valid UTF-8 text.",
    ),
    not_json: "The reply is not JSON",
    not_json_at: |line, column| {
        format!(
            "It can't be read from line {line}, column {column}. The transfer may have been cut off, or the address belongs to something else."
        )
    },
    shape: (
        "The reply has an unexpected shape",
        "It is JSON, but not a list of segment profiles. Check the API address and version.",
    ),
    error_reply: (
        "The API sent a message instead of data",
        "It came with a success status, so it isn't tried again by itself. If it is about the token, change it; everything else stays.",
    ),
    too_large: (
        "The reply is too large",
        "It is over 64 MB, so reading it was stopped.",
    ),
    unreachable: (
        "The API can't be reached",
        "Most likely first: the network is down; the address is wrong; the API is on another origin and doesn't allow this page (CORS), or the console's policy (connect-src) doesn't list it; the API answered with a redirect.",
    ),
    timed_out: (
        "The request timed out",
        "No complete reply came within 30 seconds.",
    ),
};
