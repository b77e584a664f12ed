//! Which build of the console is published: what `manifest.json` beside it says.

use serde::Deserialize;

/// `manifest.json`, as far as it is read.
#[derive(Deserialize)]
struct Manifest {
    version: String,
    commit: Option<String>,
    files: Vec<ManifestFile>,
}

#[derive(Deserialize)]
struct ManifestFile {
    path: String,
}

/// A published build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its version and, where it is known, its commit: `0.1.0 (1a2b3c4d)`.
    pub name: String,
    /// The paths of its files; a build that is other in one has another name for it.
    files: Vec<String>,
}

impl Release {
    /// Reads a manifest; `None` for anything else, such as a server's own page.
    pub fn parse(text: &str) -> Option<Self> {
        let manifest: Manifest = serde_json::from_str(text).ok()?;
        let version = manifest.version;
        let name = match manifest.commit {
            Some(commit) => format!("{version} ({commit})"),
            None => version,
        };
        let files = manifest.files.into_iter().map(|file| file.path).collect();
        Some(Self { name, files })
    }

    /// Whether a page that was made of these files comes from this build.
    fn made(&self, page: &[String]) -> bool {
        page.iter().all(|path| self.files.contains(path))
    }
}

/// What the page knows of newer builds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleaseCheck {
    /// The files with a hash in their names that this page is made of.
    page: Vec<String>,
    /// What the build that this page came from is called, once that is known.
    pub own: Option<String>,
    newer: bool,
    dismissed: bool,
}

impl ReleaseCheck {
    /// Of a page that is made of these files, by their paths beside `index.html`.
    pub fn of_page(page: Vec<String>) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// Takes what is published now.
    pub fn take(&mut self, published: Release) {
        self.newer = !published.made(&self.page);
        if !self.newer {
            self.own = Some(published.name);
        }
    }

    /// Whether it is to be said that there is a newer build.
    pub fn to_be_said(&self) -> bool {
        self.newer && !self.dismissed
    }

    /// It was read, and once is enough.
    pub fn dismiss(&mut self) {
        self.dismissed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(commit: &str, script: &str) -> Release {
        let text = format!(
            r#"{{"version":"0.1.0","commit":"{commit}","files":[{{"path":"{script}"}},{{"path":"a.css"}}]}}"#
        );
        Release::parse(&text).expect("a manifest")
    }

    fn page() -> ReleaseCheck {
        ReleaseCheck::of_page(vec!["a.js".to_owned(), "a.css".to_owned()])
    }

    #[test]
    fn a_release_is_called_by_version_and_commit() {
        assert_eq!(release("1a2b", "a.js").name, "0.1.0 (1a2b)");
        let bare = Release::parse(r#"{"version":"0.1.0","commit":null,"files":[]}"#);
        assert_eq!(bare.map(|release| release.name).as_deref(), Some("0.1.0"));
    }

    #[test]
    fn anything_else_is_no_manifest() {
        for text in [
            "",
            "<!doctype html>",
            "[]",
            r#"{"version":1}"#,
            r#"{"version":"1"}"#,
        ] {
            assert_eq!(Release::parse(text), None, "{text}");
        }
    }

    #[test]
    fn another_build_is_news_and_said_once() {
        let mut news = page();
        news.take(release("a", "a.js"));
        assert!(!news.to_be_said());
        assert_eq!(news.own.as_deref(), Some("0.1.0 (a)"));
        news.take(release("b", "b.js"));
        assert!(news.to_be_said());
        assert_eq!(news.own.as_deref(), Some("0.1.0 (a)"));
        news.dismiss();
        news.take(release("c", "c.js"));
        assert!(!news.to_be_said());
    }

    #[test]
    fn a_build_that_was_newer_at_the_first_look_is_not_called_this_page_s() {
        let mut news = page();
        news.take(release("b", "b.js"));
        assert!(news.to_be_said());
        assert_eq!(news.own, None);
    }

    #[test]
    fn a_commit_that_changed_no_file_of_the_page_is_no_news() {
        let mut news = page();
        news.take(release("a", "a.js"));
        news.take(release("b", "a.js"));
        assert!(!news.to_be_said());
    }

    #[test]
    fn a_build_that_was_taken_back_is_no_news() {
        let mut news = page();
        for script in ["a.js", "b.js", "a.js"] {
            news.take(release("a", script));
        }
        assert!(!news.to_be_said());
    }
}
