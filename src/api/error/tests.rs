use super::*;
use crate::i18n::Locale;

fn server_message(error: Option<ApiError>) -> Option<String> {
    error.and_then(|error| error.explain(Locale::En.messages()).server_message)
}

#[test]
fn every_status_is_classified() {
    let of = |status| ApiError::from_status(status, "", None);
    assert_eq!(of(200), None);
    assert_eq!(of(206), None);
    assert_eq!(of(204), Some(ApiError::Empty));
    assert!(matches!(of(400), Some(ApiError::Refused(_))));
    assert_eq!(of(401), Some(ApiError::Unauthorized(None)));
    assert_eq!(of(403), Some(ApiError::Forbidden(None)));
    assert_eq!(of(404), Some(ApiError::NotFound(None)));
    assert!(matches!(of(422), Some(ApiError::Refused(_))));
    assert!(matches!(of(500), Some(ApiError::ServerFailed(_))));
    assert_eq!(of(503), Some(ApiError::unavailable(503)));
    assert_eq!(of(304), Some(ApiError::UnexpectedStatus(304)));
}

#[test]
fn retry_after_is_in_the_advice() {
    let error = ApiError::from_status(429, "", Some(7));
    assert_eq!(error, Some(ApiError::TooManyRequests(Some(7), None)));
    let advice = error.map(|error| error.explain(Locale::En.messages()).advice);
    assert!(advice.is_some_and(|advice| advice.contains('7')));
}

#[test]
fn the_server_s_message_is_shown_if_it_is_plain_text() {
    let quoted = |body: &str| server_message(ApiError::from_status(500, body, None));
    assert_eq!(
        quoted("Internal Server Error\n").as_deref(),
        Some("Internal Server Error")
    );
    assert_eq!(quoted("<html>"), None);
    assert_eq!(quoted(r#"{"error":1}"#), None);
    assert_eq!(quoted(&"x".repeat(301)), None);
    assert_eq!(quoted("a\u{1b}[31m"), None);
}

#[test]
fn an_empty_or_html_body_is_an_error_before_parsing() {
    assert_eq!(ApiError::from_body(" \n"), Some(ApiError::Empty));
    assert_eq!(
        ApiError::from_body("\n<!doctype html>"),
        Some(ApiError::NotTheApi(None))
    );
    assert_eq!(ApiError::from_body("{}"), None);
}

#[test]
fn every_error_has_its_own_title_in_both_languages() {
    let failure = HttpFailure {
        status: 400,
        server_message: None,
    };
    let errors = [
        ApiError::Refused(failure.clone()),
        ApiError::Unauthorized(None),
        ApiError::ProxyPassword(None),
        ApiError::Redirected,
        ApiError::Unreadable(Unreadable::ErrorReply(String::new())),
        ApiError::Forbidden(None),
        ApiError::NotFound(None),
        ApiError::TooManyRequests(None, None),
        ApiError::ServerFailed(failure),
        ApiError::unavailable(502),
        ApiError::UnexpectedStatus(304),
        ApiError::Empty,
        ApiError::NotTheApi(Some(401)),
        ApiError::Unreadable(Unreadable::NotUtf8),
        ApiError::Unreadable(Unreadable::NotJson { line: 1, column: 2 }),
        ApiError::Unreadable(Unreadable::Shape),
        ApiError::TooLarge,
        ApiError::Unreachable,
        ApiError::TimedOut,
    ];
    for locale in Locale::ALL {
        let titles: std::collections::HashSet<_> = errors
            .iter()
            .map(|error| error.explain(locale.messages()).title)
            .collect();
        assert_eq!(titles.len(), errors.len(), "{locale:?}");
    }
}

#[test]
fn the_words_of_a_json_body_are_quoted_for_every_error_status() {
    for status in [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504] {
        let error = ApiError::from_status(status, r#"{"error":{"message":"why"}}"#, None);
        assert_eq!(server_message(error).as_deref(), Some("why"), "{status}");
    }
}

#[test]
fn a_redirect_is_named() {
    assert_eq!(
        ApiError::from_status(0, "", None),
        Some(ApiError::Redirected)
    );
}

#[test]
fn a_challenge_for_a_password_is_a_proxy_s() {
    let of = |challenge: &str| ApiError::Unauthorized(None).with_challenge(challenge);
    for challenge in [
        r#"Basic realm="intranet""#,
        "basic",
        "Negotiate, NTLM",
        r#"Digest realm="a, b", nonce="c""#,
    ] {
        assert_eq!(of(challenge), ApiError::ProxyPassword(None), "{challenge}");
    }
    for challenge in [
        "",
        "Bearer",
        r#"Bearer realm="x", Basic realm="y""#,
        r#"Bearer error="invalid""#,
    ] {
        assert_eq!(of(challenge), ApiError::Unauthorized(None), "{challenge}");
    }
    let forbidden = ApiError::Forbidden(None);
    assert_eq!(forbidden.clone().with_challenge("Basic"), forbidden);
}

#[test]
fn a_web_page_under_401_or_403_may_be_a_sign_on_s() {
    let of = |status, content_type, challenge, may_be_page| {
        let error = ApiError::from_status(status, "", None);
        let error = error.map(|error| error.with_challenge(challenge));
        error.map(|error| error.with_web_page(content_type, challenge, may_be_page))
    };
    let (html, basic, bearer) = ("Text/HTML; charset=utf-8", "Basic realm=x", "Bearer");
    for (status, content_type, challenge, may_be_page) in [
        (401, html, "", true),
        (403, html, "", true),
        (401, "application/xhtml+xml", "", true),
        (401, html, "Cookie realm=x", true),
    ] {
        let page = of(status, content_type, challenge, may_be_page);
        assert_eq!(page, Some(ApiError::NotTheApi(Some(status))), "{status}");
        assert!(page.is_some_and(|page| page.may_be_sign_on() && page.may_need_another_token()));
    }
    for (status, content_type, challenge, may_be_page) in [
        (401, html, "", false),
        (401, "application/json", "", true),
        (401, "application/xml", "", true),
        (403, "", "", true),
        // A gateway that refuses the token, and a proxy that no cookie would pass.
        (401, html, bearer, true),
        (401, html, basic, true),
        (404, html, "", true),
        (429, html, "", true),
        (500, html, "", true),
        (502, html, "", true),
    ] {
        let error = of(status, content_type, challenge, may_be_page);
        assert!(
            error.is_some_and(|error| !error.may_be_sign_on()),
            "{status} {challenge}"
        );
    }
    assert!(ApiError::Redirected.may_be_sign_on());
    assert!(ApiError::NotTheApi(Some(200)).may_be_sign_on());
    assert!(!ApiError::NotTheApi(Some(200)).may_need_another_token());
    assert!(!ApiError::NotTheApi(None).may_be_sign_on());
}
