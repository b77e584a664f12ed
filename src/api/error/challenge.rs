//! The challenge of a 401.

/// Whether a `WWW-Authenticate` header asks for a user name and password, and for no token.
pub(super) fn asks_for_password(challenge: &str) -> bool {
    let mut asks = false;
    for part in challenge.split(',') {
        let scheme = part.split_whitespace().next().unwrap_or_default();
        if scheme.eq_ignore_ascii_case("bearer") {
            return false;
        }
        for password in ["basic", "digest", "negotiate", "ntlm"] {
            asks |= scheme.eq_ignore_ascii_case(password);
        }
    }
    asks
}
