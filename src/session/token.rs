//! Access token: a long-lived secret that can change a project's permissions. It is written to
//! `sessionStorage` and one request header, nowhere else.

use std::fmt;

/// An access token. `Debug` does not print it, so that it is in no log.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Why a text is no valid token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenProblem {
    /// White space only, or `Bearer` alone.
    Empty,
    /// It contains white space: more than a token was pasted.
    Spaces,
    /// It has a character that is not allowed in an HTTP header.
    NotAscii,
}

impl Token {
    /// Parses user input: surrounding white space and a leading `Authorization:` and `Bearer` are
    /// removed.
    ///
    /// # Errors
    /// [`TokenProblem`] if it is no valid token.
    pub fn parse(text: &str) -> Result<Self, TokenProblem> {
        let text = strip_prefix_ignoring_case(text.trim(), "authorization:").trim();
        let token = if text.eq_ignore_ascii_case("bearer") {
            ""
        } else {
            strip_prefix_ignoring_case(text, "bearer ").trim()
        };
        if token.is_empty() {
            Err(TokenProblem::Empty)
        } else if token.chars().any(char::is_whitespace) {
            Err(TokenProblem::Spaces)
        } else if !token.chars().all(|c| c.is_ascii_graphic()) {
            Err(TokenProblem::NotAscii)
        } else {
            Ok(Self(token.to_owned()))
        }
    }

    /// The token's text. Only `api::transport` and `session::store` may call this; a test in
    /// `layers.rs` checks it.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> &'a str {
    match text.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => &text[prefix.len()..],
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_token_is_normalized() {
        for text in [
            "c2ff9aa1-1824",
            "  c2ff9aa1-1824\n",
            "Bearer c2ff9aa1-1824",
            "bearer   c2ff9aa1-1824 ",
            "Authorization: Bearer c2ff9aa1-1824",
        ] {
            assert_eq!(
                Token::parse(text).as_ref().map(Token::reveal),
                Ok("c2ff9aa1-1824"),
                "{text}"
            );
        }
        assert_eq!(
            Token::parse("bearerish").as_ref().map(Token::reveal),
            Ok("bearerish")
        );
    }

    #[test]
    fn what_is_no_token_says_why() {
        for text in ["", "  ", "Bearer", "Bearer  "] {
            assert_eq!(Token::parse(text), Err(TokenProblem::Empty), "{text:?}");
        }
        assert_eq!(Token::parse("one two"), Err(TokenProblem::Spaces));
        assert_eq!(Token::parse("one\ntwo"), Err(TokenProblem::Spaces));
        assert_eq!(Token::parse("令牌"), Err(TokenProblem::NotAscii));
        assert_eq!(Token::parse("a\u{0}b"), Err(TokenProblem::NotAscii));
    }

    #[test]
    fn no_log_can_show_a_token() {
        let token = Token::parse("secret").expect("a token");
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
