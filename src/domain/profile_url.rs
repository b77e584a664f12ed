//! The page of a profile in GrowingIO itself: a URL template that the operator sets.

use super::api_base::is_host;
use super::path_segment::encode_segment;

/// A URL template with placeholders, such as
/// `https://growing.example.com/projects/{project}/segments/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileUrl(String);

impl ProfileUrl {
    /// Checks a template: `https:`, with no placeholder in its host, so that no value leads to
    /// another one, and with none but the known placeholders. `is_url` is the browser's URL parser.
    pub fn parse(template: &str, is_url: fn(&str) -> bool) -> Option<Self> {
        let host = template.strip_prefix("https://")?.split(['/', '?', '#']);
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
        if !host.take(1).all(is_host) || template.contains(is_odd) {
            return None;
        }
        let url = Self(template.to_owned());
        let filled = url.link("1", "1", Some("1"))?;
        // A brace without its partner.
        (!filled.contains('}') && is_url(&filled)).then_some(url)
    }

    /// The URL of a profile; `None` if the profile lacks a value that it needs. `.` and `..` are
    /// none: URL parsers remove them, even percent-encoded.
    pub fn link(&self, project: &str, id: &str, key: Option<&str>) -> Option<String> {
        let (mut link, mut rest) = (String::new(), self.0.as_str());
        while let Some((before, placeholder)) = rest.split_once('{') {
            let (name, after) = placeholder.split_once('}')?;
            let value = match name {
                "project" => project,
                "id" => id,
                "key" => key?,
                _ => return None,
            };
            if matches!(value.trim(), "" | "." | "..") {
                return None;
            }
            link += before;
            link += &encode_segment(value);
            rest = after;
        }
        Some(link + rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(template: &str) -> Option<ProfileUrl> {
        ProfileUrl::parse(template, |_| true)
    }

    fn link(template: &str, id: &str, key: Option<&str>) -> Option<String> {
        parse(template).expect(template).link("Dm/7", id, key)
    }

    #[test]
    fn each_placeholder_is_one_value_whatever_is_in_it() {
        let template = "https://g.example.com:8443/p/{project}/s/{id}?key={key}&again={id}#{key}";
        assert_eq!(
            link(template, "a/../b?c#d&e", Some("'\"<>${id}%2F \u{9879}")).as_deref(),
            Some(
                "https://g.example.com:8443/p/Dm%2F7/s/a%2F..%2Fb%3Fc%23d%26e\
                 ?key=%27%22%3C%3E%24%7Bid%7D%252F%20%E9%A1%B9&again=a%2F..%2Fb%3Fc%23d%26e\
                 #%27%22%3C%3E%24%7Bid%7D%252F%20%E9%A1%B9"
            )
        );
    }

    #[test]
    fn a_profile_without_a_value_has_no_link_only_where_it_is_needed() {
        let by_key = "https://g.example.com/{project}/{key}";
        for key in [None, Some(""), Some(" "), Some("."), Some("..")] {
            assert_eq!(link(by_key, "a", key), None, "{key:?}");
        }
        let by_id = "https://g.example.com/{id}";
        assert_eq!(link(by_id, "..", Some("k")), None);
        let expected = Some("https://g.example.com/a".to_owned());
        assert_eq!(link(by_id, "a", None), expected);
    }

    #[test]
    fn a_template_may_have_any_path_query_and_fragment_and_no_placeholder() {
        for template in [
            "https://g.example.com",
            "https://g.example.com?id={id}",
            "https://[::1]:8443/a//b/{key}",
            "https://\u{4f8b}\u{5b50}.example/\u{5206}\u{7fa4}/{id}",
        ] {
            assert!(parse(template).is_some(), "{template}");
        }
    }

    #[test]
    fn what_is_no_template_is_refused() {
        for template in [
            "",
            "g.example.com/{id}",
            "/segments/{id}",
            "http://g.example.com/{id}",
            "HTTPS://g.example.com/{id}",
            " https://g.example.com/{id}",
            "javascript:alert(1)",
            "https://",
            "https:///{id}",
            "https://{project}.example.com/{id}",
            "https://{project}/{id}",
            "https://g.example.com:{id}/",
            "https://me:pw@g.example.com/{id}",
            "https://me@g.example.com/{id}",
            "https://g.example.com\\@evil.example/{id}",
            "https://g.example.com:99999/{id}",
            "https://g.example.com/{name}",
            "https://g.example.com/{ID}",
            "https://g.example.com/{}",
            "https://g.example.com/{{id}}",
            "https://g.example.com/{id",
            "https://g.example.com/id}",
            "https://g.example.com/{id}}",
            "https://g.example.com/a b/{id}",
            "https://g.example.com/\t{id}",
        ] {
            assert_eq!(parse(template), None, "{template}");
        }
    }

    #[test]
    fn the_browser_has_the_last_word_on_the_filled_template() {
        let is_url = |url: &str| {
            assert_eq!(url, "https://g.example.com/1/1/1");
            false
        };
        let template = "https://g.example.com/{project}/{id}/{key}";
        assert_eq!(ProfileUrl::parse(template, is_url), None);
    }
}
