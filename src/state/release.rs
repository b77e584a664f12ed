//! Release check: compares the running build with the `manifest.json` of the published one.

use serde::Deserialize;

/// The fields of `manifest.json` that are used.
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
    /// The paths of its files, with content hashes in their names.
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

    /// Whether all these files belong to this build.
    fn contains_all(&self, page_files: &[String]) -> bool {
        page_files.iter().all(|path| self.files.contains(path))
    }
}

/// Whether a newer build than the running one is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleaseCheck {
    /// The hashed files that the running page has loaded.
    page_files: Vec<String>,
    /// The name of the running build, once it is known.
    pub page_name: Option<String>,
    newer: bool,
    dismissed: bool,
}

impl ReleaseCheck {
    /// The check of a page that has loaded these files, by their paths relative to `index.html`.
    pub fn of_page(page_files: Vec<String>) -> Self {
        Self {
            page_files,
            ..Self::default()
        }
    }

    /// Sets the build that is published now.
    pub fn set_published(&mut self, published: Release) {
        self.newer = !published.contains_all(&self.page_files);
        if !self.newer {
            self.page_name = Some(published.name);
        }
    }

    /// Whether a newer build is to be announced.
    pub fn should_announce(&self) -> bool {
        self.newer && !self.dismissed
    }

    /// Dismisses the announcement, for later builds too.
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
    fn another_build_is_announced_once() {
        let mut check = page();
        check.set_published(release("a", "a.js"));
        assert!(!check.should_announce());
        assert_eq!(check.page_name.as_deref(), Some("0.1.0 (a)"));
        check.set_published(release("b", "b.js"));
        assert!(check.should_announce());
        assert_eq!(check.page_name.as_deref(), Some("0.1.0 (a)"));
        check.dismiss();
        check.set_published(release("c", "c.js"));
        assert!(!check.should_announce());
    }

    #[test]
    fn a_newer_build_at_the_first_check_does_not_name_the_page() {
        let mut check = page();
        check.set_published(release("b", "b.js"));
        assert!(check.should_announce());
        assert_eq!(check.page_name, None);
    }

    #[test]
    fn a_commit_without_changed_files_is_not_announced() {
        let mut check = page();
        check.set_published(release("a", "a.js"));
        check.set_published(release("b", "a.js"));
        assert!(!check.should_announce());
    }

    #[test]
    fn a_build_that_was_reverted_is_not_announced() {
        let mut check = page();
        for script in ["a.js", "b.js", "a.js"] {
            check.set_published(release("a", script));
        }
        assert!(!check.should_announce());
    }
}
