//! Access token: a long-lived secret that can change a project's permissions. It is written to
//! `sessionStorage` and one request header, nowhere else.

mod wrapping;

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
    /// Something is around the token that is not clear enough to be taken off.
    Wrapped,
}

impl Token {
    /// Parses user input. White space, invisible characters, a leading `Authorization:` and
    /// `Bearer`, quotes, `token=`, a JSON object with one token and a trailing comma are removed.
    ///
    /// # Errors
    /// [`TokenProblem`] if it is no valid token.
    pub fn parse(text: &str) -> Result<Self, TokenProblem> {
        let token = wrapping::unwrap(text);
        if token.is_empty() || token.eq_ignore_ascii_case("bearer") {
            Err(TokenProblem::Empty)
        } else if wrapping::is_wrapped(&token) {
            Err(TokenProblem::Wrapped)
        } else if token.chars().any(char::is_whitespace) {
            Err(TokenProblem::Spaces)
        } else if !token.chars().all(|c| c.is_ascii_graphic()) {
            Err(TokenProblem::NotAscii)
        } else {
            Ok(Self(token))
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
    fn a_token_in_its_wrapping_is_unwrapped() {
        for text in [
            r#""abc-1""#,
            "'abc-1'",
            "“abc-1”",
            "`abc-1`",
            "<abc-1>",
            "abc-1,",
            "abc-1;",
            "token=abc-1",
            "access_token=abc-1",
            "ACCESS-TOKEN: abc-1",
            "访问令牌：abc-1",
            "Bearer abc-1",
            "Bearer: \"abc-1\",",
            r#"{"access_token":"abc-1"}"#,
            r#"{"accessToken": "Bearer abc-1", "expires_in": 7200}"#,
            r#"{"code":0,"data":{"token":"abc-1"}}"#,
            r#""access_token": "abc-1","#,
            r#"'Authorization: Bearer abc-1'"#,
            "access_token=abc-1&token_type=bearer&expires_in=7200",
            "Bearer\tabc-1",
            "Authorization: Bearer%20abc-1",
            "Bearer Bearer abc-1",
            "API_TOKEN=\"abc-1\"",
            "token = abc-1;",
            "{\n  \"token\": \"abc-1\",\n  \"token_type\": \"Bearer\"\n}\n",
            r#"{"access_token":"abc-1","refresh_token":"def"}"#,
        ] {
            assert_eq!(
                Token::parse(text).as_ref().map(Token::reveal),
                Ok("abc-1"),
                "{text}"
            );
        }
    }

    #[test]
    fn invisible_characters_are_taken_off() {
        for invisible in [
            '\u{200b}', '\u{feff}', '\u{200e}', '\u{2060}', '\u{ad}', '\u{a0}', '\u{3000}',
        ] {
            let text = format!("{invisible}abc-1{invisible}");
            assert_eq!(
                Token::parse(&text).as_ref().map(Token::reveal),
                Ok("abc-1"),
                "{invisible:?}"
            );
        }
        assert_eq!(
            Token::parse("abc\u{ad}\u{200b}-1")
                .as_ref()
                .map(Token::reveal),
            Ok("abc-1")
        );
        assert_eq!(Token::parse("\u{200b}\u{feff}"), Err(TokenProblem::Empty));
    }

    #[test]
    fn an_unclear_wrapping_is_named_before_anything_is_sent() {
        for text in [
            "\"abc",
            "abc)",
            "refresh_token=abc",
            r#"{"refresh_token":"abc"}"#,
            r#"{"token":"a","access_token":"b"}"#,
            "https://example.com/?token=abc",
            "code=1&access_token=abc",
            r#"{"access_token":null}"#,
            r#"{"token":true}"#,
            r#"["abc"]"#,
            "{'token': 'abc'}",
            r#"-H "Authorization: Bearer abc""#,
            "export MY_TOKEN=abc",
            "X-Auth-Token: abc",
            r#"\"abc\""#,
            "jwt=abc",
            "apiKey=abc==",
            "JSESSIONID=abc",
            "<b>abc</b>",
        ] {
            assert_eq!(Token::parse(text), Err(TokenProblem::Wrapped), "{text}");
        }
    }

    #[test]
    fn what_belongs_to_a_token_stays() {
        for text in [
            "YWJj==",
            "a.b-c_d~e+f/g=",
            "a\"b\\c",
            "mytoken",
            "tokenabc",
            "bearer-abc",
            "user:secret",
            "a&b",
        ] {
            assert_eq!(Token::parse(text).as_ref().map(Token::reveal), Ok(text));
        }
    }

    #[test]
    fn no_log_can_show_a_token() {
        let token = Token::parse("secret").expect("a token");
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
