//! Percent-encoding of texts in URLs.

use std::fmt::Write;

/// Percent-encodes a text as one path segment: all bytes but RFC 3986's unreserved characters. It is
/// one value of a query as well.
pub fn encode_segment(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a `String` can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
