//! The challenge of a 401.

/// What a `WWW-Authenticate` header asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Challenge {
    /// A bearer token, whatever else it takes.
    Token,
    /// A user name and a password.
    Password,
    /// Nothing that is known here.
    Other,
}

impl Challenge {
    /// The challenge of a header, which is empty where there is none.
    pub(super) fn of(header: &str) -> Self {
        let mut challenge = Self::Other;
        for part in header.split(',') {
            let scheme = part.split_whitespace().next().unwrap_or_default();
            if scheme.eq_ignore_ascii_case("bearer") {
                return Self::Token;
            }
            for password in ["basic", "digest", "negotiate", "ntlm"] {
                if scheme.eq_ignore_ascii_case(password) {
                    challenge = Self::Password;
                }
            }
        }
        challenge
    }
}
