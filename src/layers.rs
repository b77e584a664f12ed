//! Architecture tests: who imports whom, where texts and colours are, and how long files are. What
//! clippy can check by itself is in `.clippy.toml` and `Cargo.toml`.

mod fault_list;

use std::fs;
use std::path::{Path, PathBuf};

/// The layers in the order in which data flows, and what each may import.
const LAYERS: [(&str, &[&str]); 11] = [
    ("subscription", &[]),
    ("domain", &[]),
    ("i18n", &[]),
    ("config", &["domain", "i18n"]),
    ("preferences", &["subscription", "domain", "i18n"]),
    ("session", &["domain", "i18n"]),
    ("api", &["subscription", "domain", "i18n", "session"]),
    (
        "state",
        &["subscription", "domain", "i18n", "session", "api"],
    ),
    ("profile_store", &["domain", "i18n", "state"]),
    ("components", &["subscription"]),
    (
        "views",
        &[
            "subscription",
            "domain",
            "i18n",
            "config",
            "preferences",
            "session",
            "api",
            "state",
            "profile_store",
            "components",
        ],
    ),
];

/// Every file of ours in a folder and those in it, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.ends_with("node_modules") {
                continue;
            }
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let found = found.into_iter();
    found
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .map(|path| {
            let name = path.strip_prefix(root).expect("a file of the project");
            let text = fs::read_to_string(&path).expect("a text");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// Our own source without its tests, which may do what they like.
fn source() -> Vec<(String, String)> {
    let files = files("src", ".rs").into_iter();
    files
        .filter(|(name, _)| {
            !name.ends_with("tests.rs")
                && !name.contains("/tests/")
                && !name.starts_with("src/layers")
        })
        .map(|(name, text)| {
            let own = text.split("#[cfg(test)]").next().unwrap_or_default();
            (name, own.to_owned())
        })
        .collect()
}

fn layer_of(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let layer = inside.split('/').next().unwrap_or(inside);
    layer.strip_suffix(".rs").unwrap_or(layer)
}

/// The files that contain `needle`, of those that `allowed` doesn't name.
fn offenders(needle: &str, allowed: &[&str]) -> Vec<String> {
    let files = source().into_iter();
    files
        .filter(|(name, text)| !allowed.contains(&name.as_str()) && text.contains(needle))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn a_file_imports_only_from_layers_before_its_own() {
    for (name, text) in source() {
        let layer = layer_of(&name);
        let Some((_, allowed)) = LAYERS.iter().find(|(known, _)| *known == layer) else {
            assert!(
                ["src/app.rs", "src/lib.rs", "src/main.rs"].contains(&name.as_str()),
                "{name} belongs to no layer"
            );
            continue;
        };
        for import in text.split("crate::").skip(1) {
            let end = import
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(import.len());
            let target = &import[..end];
            assert!(
                target == layer || allowed.contains(&target),
                "{name} imports crate::{target}"
            );
        }
    }
}

#[test]
fn addresses_of_the_api_are_built_in_one_place() {
    assert_eq!(offenders("/v1/api/", &["src/api/endpoint.rs"]), [""; 0]);
}

#[test]
fn nothing_is_written_as_markup_or_inline_style() {
    for needle in ["inner_html", "style=\"", "\"style\""] {
        assert_eq!(offenders(needle, &[]), [""; 0], "{needle}");
    }
}

#[test]
fn chinese_is_spoken_in_the_message_files_only() {
    for (name, text) in source() {
        if name.starts_with("src/i18n/") {
            continue;
        }
        for line in text.lines() {
            let code = line.split("//").next().unwrap_or_default();
            assert!(
                !code.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn colours_stand_in_tokens_css_only() {
    for (name, text) in files("style", ".css") {
        if name.ends_with("tokens.css") {
            continue;
        }
        for needle in ["#", "rgb", "hsl", "light-dark", "oklch"] {
            let found = text.lines().find(|line| line.contains(needle));
            assert_eq!(found, None, "{name}");
        }
    }
}

#[test]
fn files_stay_small() {
    let ours = [
        ("src", ".rs"),
        ("style", ".css"),
        ("tests/stand_in", ".rs"),
        ("tests/web", ".rs"),
        ("tests/xtask", ".rs"),
        ("tests/e2e", ".ts"),
    ];
    for (folder, ending) in ours {
        let files = files(folder, ending);
        assert!(!files.is_empty(), "{folder} has no {ending}");
        for (name, text) in files {
            assert!(text.lines().count() <= 300, "{name} is over 300 lines");
        }
    }
}
