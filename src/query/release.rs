//! Which build of the console is published: what `manifest.json` beside it says.

use serde_json::Value;

/// A published build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its version and, where it is known, its commit: `0.1.0 (1a2b3c4d)`.
    pub name: String,
    /// All that the manifest says: another build says something else.
    manifest: String,
}

impl Release {
    /// Reads a manifest; `None` for anything else, such as a server's own page.
    pub fn parse(text: &str) -> Option<Self> {
        let manifest: Value = serde_json::from_str(text).ok()?;
        let version = manifest.get("version")?.as_str()?;
        let name = match manifest.get("commit").and_then(Value::as_str) {
            Some(commit) => format!("{version} ({commit})"),
            None => version.to_owned(),
        };
        let manifest = text.to_owned();
        Some(Self { name, manifest })
    }
}

/// What the page knows of newer builds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The build that this page came from.
    pub own: Option<Release>,
    newer: Option<Release>,
    dismissed: bool,
}

impl News {
    /// Takes what is published now. The first one is this page's own: it is read while
    /// the page starts.
    pub fn take(&mut self, published: Release) {
        match &self.own {
            None => self.own = Some(published),
            Some(own) => self.newer = (*own != published).then_some(published),
        }
    }

    /// Whether it is to be said that there is a newer build.
    pub fn to_be_said(&self) -> bool {
        self.newer.is_some() && !self.dismissed
    }

    /// It was read, and once is enough.
    pub fn dismiss(&mut self) {
        self.dismissed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(commit: &str) -> Release {
        let text = format!(r#"{{"version":"0.1.0","commit":"{commit}","files":[]}}"#);
        Release::parse(&text).expect("a manifest")
    }

    #[test]
    fn a_release_is_called_by_version_and_commit() {
        assert_eq!(release("1a2b").name, "0.1.0 (1a2b)");
        let bare = Release::parse(r#"{"version":"0.1.0","commit":null}"#);
        assert_eq!(bare.map(|release| release.name).as_deref(), Some("0.1.0"));
    }

    #[test]
    fn anything_else_is_no_manifest() {
        for text in ["", "<!doctype html>", "[]", r#"{"version":1}"#] {
            assert_eq!(Release::parse(text), None, "{text}");
        }
    }

    #[test]
    fn another_build_is_news_and_said_once() {
        let mut news = News::default();
        news.take(release("a"));
        assert!(!news.to_be_said());
        news.take(release("a"));
        assert!(!news.to_be_said());
        news.take(release("b"));
        assert!(news.to_be_said());
        assert_eq!(
            news.own.as_ref().map(|own| own.name.as_str()),
            Some("0.1.0 (a)")
        );
        news.dismiss();
        news.take(release("c"));
        assert!(!news.to_be_said());
    }

    #[test]
    fn a_build_that_was_taken_back_is_no_news() {
        let mut news = News::default();
        for commit in ["a", "b", "a"] {
            news.take(release(commit));
        }
        assert!(!news.to_be_said());
    }
}
