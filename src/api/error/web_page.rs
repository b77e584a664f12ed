//! Web pages in the place of replies, as captive portals and sign-ons send them.

/// Whether a `Content-Type` is that of a web page.
pub(super) fn is_html(content_type: &str) -> bool {
    content_type.to_ascii_lowercase().contains("html")
}

/// Whether a body in any encoding begins as markup does: the bytes of byte order marks and of
/// UTF-16 are passed over, as white space is.
pub fn is_markup(body: &[u8]) -> bool {
    let is_passed_over = |byte: &&u8| {
        byte.is_ascii_whitespace() || matches!(byte, 0 | 0xbb | 0xbf | 0xef | 0xfe | 0xff)
    };
    body.iter().find(|byte| !is_passed_over(byte)) == Some(&b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_in_any_encoding() {
        for page in [
            b"<!doctype html>".as_slice(),
            b" \r\n<html>",
            b"\xef\xbb\xbf<html>",
            b"\xff\xfe<\0h\0",
            b"\xfe\xff\0<\0h",
            b"<title>\xb5\xc7\xc2\xbc</title>",
        ] {
            assert!(is_markup(page), "{page:?}");
        }
        for other in [b"".as_slice(), b"{}", b"Unauthorized", b"\xef\xbb\xbf{}"] {
            assert!(!is_markup(other), "{other:?}");
        }
    }
}
