//! What no build may contain: what its Content-Security-Policy would block, and folders of the building machine.

use std::{env, path::PathBuf};

use anyhow::{Result, bail, ensure};

use crate::{paths::Paths, trunk};

/// What is looked for.
pub struct Forbidden {
    /// Folders of this machine, each with the separator behind it.
    folders: Vec<String>,
}

impl Forbidden {
    /// For a build of this checkout on this machine.
    pub fn here(paths: &Paths) -> Result<Self> {
        let rustup = env::var_os("RUSTUP_HOME").map(PathBuf::from);
        let mut folders = vec![
            paths.root.clone(),
            paths.target.clone(),
            paths.cargo_home.clone(),
            trunk::sysroot(paths)?,
        ];
        folders.extend(env::home_dir());
        folders.extend(rustup);
        let folders = folders.iter().map(|folder| folder.to_string_lossy());
        Ok(Self::folders(folders.collect::<Vec<_>>()))
    }

    fn folders(folders: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let folders = folders.into_iter();
        let mut folders: Vec<String> = folders
            .map(|folder| folder.as_ref().trim_end_matches('/').to_owned())
            // A home of `/` would be in every path.
            .filter(|folder| !folder.is_empty())
            .map(|folder| folder + "/")
            .collect();
        // Of a part that was built on another machine.
        folders.extend(["/.cargo/", "/.rustup/"].map(str::to_owned));
        Self { folders }
    }

    /// What is wrong with a file, if anything.
    ///
    /// # Errors
    /// The first forbidden thing in it, in words.
    pub fn check(&self, path: &str, content: &[u8]) -> Result<()> {
        let text = String::from_utf8_lossy(content);
        if let Some(folder) = self.folders.iter().find(|folder| text.contains(*folder)) {
            bail!("it names a folder of the building machine: {folder}");
        }
        let is = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
        if is(&[".html", ".js", ".svg", ".wasm"]) {
            check_code(&text)?;
        }
        if is(&[".html", ".svg", ".wasm"]) {
            check_markup(&text.to_ascii_lowercase())?;
        }
        if is(&[".html", ".svg"]) {
            check_attributes(&text.to_ascii_lowercase())?;
        }
        Ok(())
    }
}

/// Text that becomes code.
fn check_code(text: &str) -> Result<()> {
    if words(text, "eval").any(|rest| rest.trim_start().starts_with('(')) {
        bail!("it has an eval(");
    }
    let is_function = |rest: &str| {
        let name = rest.trim_start().strip_prefix("Function");
        name.is_some_and(|rest| !rest.starts_with(is_part))
    };
    if words(text, "new").any(is_function) {
        bail!("it has a new Function");
    }
    Ok(())
}

/// What the policy calls inline; `text` in lower case.
fn check_markup(text: &str) -> Result<()> {
    if text.contains("<style") {
        bail!("it has a <style");
    }
    if text.contains("style=") {
        bail!("it has a style=");
    }
    let mut scripts = words(text, "<script");
    if scripts.any(|rest| {
        !rest
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains(" src="))
    }) {
        bail!("it has a <script without src");
    }
    Ok(())
}

/// Scripts in attributes; `text` in lower case. In wasm, any bytes may look like one.
fn check_attributes(text: &str) -> Result<()> {
    if text.contains("javascript:") {
        bail!("it has a javascript:");
    }
    let mut words = text.split(|letter: char| letter.is_ascii_whitespace() || letter == '"');
    let is_handler = |word: &str| {
        let name = word
            .strip_prefix("on")
            .and_then(|rest| rest.split_once('='));
        name.is_some_and(|(event, _)| event.chars().all(|letter| letter.is_ascii_alphabetic()))
    };
    let handler = words.find(|word| is_handler(word));
    ensure!(handler.is_none(), "it has an event handler: {handler:?}");
    Ok(())
}

/// What follows each place where `word` stands by itself.
fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).filter_map(move |(index, _)| {
        let (before, rest) = (&text[..index], &text[index + word.len()..]);
        (!before.ends_with(is_part) && !rest.starts_with(is_part)).then_some(rest)
    })
}

/// Whether a letter belongs to a name in JavaScript.
fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str) -> Result<(), String> {
        let forbidden = Forbidden::folders(["/home/me/console", "/srv/cargo/", "/"]);
        let checked = forbidden.check(path, text.as_bytes());
        checked.map_err(|error| error.to_string())
    }

    #[test]
    fn code_from_text_is_found_and_what_only_looks_like_it_is_not() {
        for bad in [
            "eval('1')",
            "window.eval ('1')",
            "x=new Function('a')",
            "new  Function",
        ] {
            assert!(check("a.js", bad).is_err(), "{bad}");
            assert!(check("a.wasm", bad).is_err(), "{bad}");
            assert_eq!(check("licences.txt", bad), Ok(()), "{bad}");
        }
        for good in [
            "retrieval(1)",
            "eval",
            "new Functions()",
            "renew Function",
            "x instanceof Function",
            "newFunction()",
        ] {
            assert_eq!(check("a.js", good), Ok(()), "{good}");
        }
    }

    #[test]
    fn inline_styles_and_scripts_are_found_in_pages_and_pictures() {
        for bad in [
            "<p style=\"color:red\">",
            "<STYLE>p{}</STYLE>",
            "<script>1</script>",
            "<script src=\"a.js\"></script><script type=\"module\">1</script>",
            "<script data-src=\"a.js\">1</script>",
            "<a href=\"JavaScript:1\">",
            "<p hidden onClick=\"1\">",
            "<p id=\"a\"onclick=1>",
        ] {
            assert!(check("index.html", bad).is_err(), "{bad}");
            assert!(check("icon.svg", bad).is_err(), "{bad}");
        }
        let good = "<link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js\" data-js=\"b.js\"></script><p>on = off</p>";
        assert_eq!(check("index.html", good), Ok(()));
    }

    #[test]
    fn folders_of_the_building_machine_are_found_in_every_file() {
        for bad in [
            "/home/me/console/src/app.rs",
            "/srv/cargo/registry/src/x/y.rs",
            "/elsewhere/.cargo/registry/src/x/y.rs",
            "\0\u{fffd}/elsewhere/.rustup/toolchains",
        ] {
            assert!(check("a.wasm", bad).is_err(), "{bad}");
            assert!(check("licences.txt", bad).is_err(), "{bad}");
        }
        for good in ["/home/me/console-2", "/rustc/59807616/library/core", "a/b"] {
            assert_eq!(check("a.wasm", good), Ok(()), "{good}");
        }
    }
}
