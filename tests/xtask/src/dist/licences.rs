//! `dist/licences.txt`: the licences of the crates in the WebAssembly module, with their texts.

use std::{fmt::Write, path::Path};

use anyhow::{Result, bail};

use super::crates::Crate;

/// How files with such a text begin.
const NAMES: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
    "UNLICENSE",
];

/// What the MIT licence says below its line of copyright.
const MIT: &str = include_str!("licences/mit.txt");

/// Texts, each once, with the crates that have them.
#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    /// The number of a text, from 1. Two that break their lines elsewhere are one.
    fn number(&mut self, text: &str) -> usize {
        let same = |known: &String| known.split_whitespace().eq(text.split_whitespace());
        let index = self.0.iter().position(same).unwrap_or_else(|| {
            self.0
                .push(text.replace("\r\n", "\n").trim_end().to_owned());
            self.0.len() - 1
        });
        index + 1
    }
}

/// The file's text: the app's own licence, a line for each crate, all texts.
///
/// # Errors
/// A file that can't be read, or a crate without a text, in its source or by its licence.
pub fn text(own: &str, crates: &[Crate]) -> Result<String> {
    let mut texts = Texts::default();
    let mut lines = String::new();
    for one in crates {
        let found = in_folder(&one.folder)?;
        lines += &if found.is_empty() {
            without_text(one, &mut texts)?
        } else {
            with_texts(one, &found, &mut texts)
        };
    }
    let mut all = format!(
        "{}\n\nIts WebAssembly module holds code of these crates. Each is followed by its licence, and by the numbers of its\n\
         licence texts. Those texts are below.\n\n{lines}",
        own.trim_end()
    );
    for (index, text) in texts.0.iter().enumerate() {
        // Writing to a String can't fail.
        let _ = write!(all, "\n\n======== text {} ========\n\n{text}\n", index + 1);
    }
    Ok(all)
}

fn with_texts(one: &Crate, found: &[String], texts: &mut Texts) -> String {
    let numbers: Vec<String> = found
        .iter()
        .map(|text| texts.number(text).to_string())
        .collect();
    let word = if numbers.len() == 1 { "text" } else { "texts" };
    line(one, &format!("{word} {}", numbers.join(", ")))
}

/// Many crates under MIT leave its text out. It asks to be given along with the authors' names, and so it is.
fn without_text(one: &Crate, texts: &mut Texts) -> Result<String> {
    let licence = one.licence.as_deref().unwrap_or_default();
    if licence.split(" OR ").all(|name| name != "MIT") {
        bail!(
            "{} {}: there is no text of its licence",
            one.name,
            one.version
        );
    }
    let by = if one.authors.is_empty() {
        "its authors, whom it doesn't name".to_owned()
    } else {
        one.authors.join(", ")
    };
    let number = texts.number(MIT);
    Ok(line(one, &format!("text {number}, copyright by {by}")))
}

fn line(one: &Crate, texts: &str) -> String {
    let licence = one.licence.as_deref().unwrap_or("see its text");
    format!("{} {}: {licence} ({texts})\n", one.name, one.version)
}

/// The licence texts of a folder, by file name. None where there is no such folder.
fn in_folder(folder: &Path) -> Result<Vec<String>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs_err::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && is_licence(&path) {
            files.push(path);
        }
    }
    files.sort();
    let texts = files.iter().map(fs_err::read);
    texts
        .map(|text| Ok(String::from_utf8_lossy(&text?).into_owned()))
        .collect()
}

fn is_licence(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_uppercase();
    NAMES.iter().any(|beginning| name.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::*;

    fn one(name: &str, licence: Option<&str>, folder: &Path) -> Crate {
        Crate {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
            authors: vec!["A B".to_owned()],
            sha256: None,
            folder: folder.to_owned(),
        }
    }

    /// A folder of that name for a crate's source.
    fn source(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("licences-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        for (file, text) in files {
            fs::write(folder.join(file), text).expect("a file");
        }
        folder
    }

    #[test]
    fn a_text_that_two_crates_have_is_written_once() {
        let a = source("a", &[("LICENSE-MIT", "MIT\r\ntext\r\n"), ("lib.rs", "no")]);
        let b = source("b", &[("license.md", "MIT text"), ("COPYING", "also")]);
        let crates = [
            one("a", Some("MIT"), &a),
            one("b", Some("MIT"), &b),
            one("c", Some("MIT"), Path::new("/nowhere")),
        ];
        let all = text("Ours, MIT\n", &crates);
        for folder in [a, b] {
            fs::remove_dir_all(folder).expect("the folder is ours");
        }
        let all = all.expect("licences");
        assert!(all.starts_with("Ours, MIT\n\n"), "{all}");
        let end = "\
a 1.0.0: MIT (text 1)
b 1.0.0: MIT (texts 2, 1)
c 1.0.0: MIT (text 3, copyright by A B)


======== text 1 ========

MIT
text


======== text 2 ========

also


======== text 3 ========

Permission is hereby granted";
        assert!(all.contains(end), "{all}");
    }

    #[test]
    fn a_crate_without_the_text_of_its_licence_stops_the_build() {
        let stops = |licence| text("", &[one("a", licence, Path::new("/nowhere"))]).is_err();
        assert!(stops(None));
        assert!(stops(Some("Zlib")));
        assert!(stops(Some("MIT AND Zlib")));
        assert!(!stops(Some("Apache-2.0 OR MIT")));
    }
}
