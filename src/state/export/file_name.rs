//! Names of exported files: the project, how many rows of which, and when, in characters that every
//! file system takes.

/// The most characters of the project in a name: file systems take 255 bytes, and a character may
/// need four.
const MAX_LABEL_CHARS: usize = 40;

/// The name of a file: the project, what is in it, the local time of the export (`2022-01-01 09:01`),
/// and the ending.
pub fn file_name(project: &str, content: &str, local_minute: &str, ending: &str) -> String {
    let parts = [project, content, local_minute].map(as_part);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut name = parts.join("_");
    // Windows keeps these names for devices, whatever the ending.
    let first = name.split('.').next().unwrap_or_default();
    let is_device = ["CON", "PRN", "AUX", "NUL"]
        .iter()
        .any(|device| first.eq_ignore_ascii_case(device))
        || (first.len() == 4
            && first.ends_with(|c: char| c.is_ascii_digit())
            && ["COM", "LPT"].iter().any(|port| {
                first
                    .get(..3)
                    .is_some_and(|start| start.eq_ignore_ascii_case(port))
            }));
    if is_device || name.is_empty() {
        name.insert_str(0, "export_");
    }
    [&name, ".", ending].concat()
}

/// The name of the file that accompanies one: the same with another ending behind it.
pub fn companion_name(file: &str, ending: &str) -> String {
    [file, ".", ending].concat()
}

/// A text without what Windows, macOS or Linux refuse in names, what a shell or a browser takes for
/// something else, and what is invisible: a hyphen stands for runs of it. Nothing begins or ends
/// with a dot, a space or a hyphen.
fn as_part(text: &str) -> String {
    let mut part = String::new();
    for c in text.chars() {
        let is_refused = c.is_control()
            || c.is_whitespace()
            || crate::domain::is_invisible(c)
            || "<>:\"/\\|?*%~$'`&;#!{}^=".contains(c);
        if !is_refused {
            part.push(c);
        } else if !part.ends_with('-') {
            part.push('-');
        }
    }
    let part: String = part
        .trim_matches(['.', '-', '_'])
        .chars()
        .take(MAX_LABEL_CHARS)
        .collect();
    part.trim_matches(['.', '-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_says_what_is_in_the_file() {
        assert_eq!(
            file_name("商城", "143-rows", "2022-01-01 09:01", "csv"),
            "商城_143-rows_2022-01-01-09-01.csv"
        );
        let name = file_name("a/b?c#d%e 项目", "", "2022-01-01 09:01", "json");
        assert_eq!(name, "a-b-c-d-e-项目_2022-01-01-09-01.json");
        assert_eq!(companion_name(&name, "txt"), format!("{name}.txt"));
    }

    #[test]
    fn what_is_no_name_anywhere_becomes_one() {
        assert_eq!(file_name("..", "", "", "csv"), "export_.csv");
        assert_eq!(file_name("CON", "", "", "csv"), "export_CON.csv");
        assert_eq!(file_name("lpt1", "", "", "csv"), "export_lpt1.csv");
        assert_eq!(file_name("com", "", "", "csv"), "com.csv");
        assert_eq!(file_name(".\u{202e}gpj.exe", "", "", "csv"), "gpj.exe.csv");
    }

    proptest! {
        #[test]
        fn every_name_is_one_that_file_systems_take(project in any::<String>()) {
            let name = file_name(&project, "1-row", "2022-01-01 09:01", "ndjson");
            prop_assert!(name.len() <= 255, "{} bytes", name.len());
            prop_assert!(name.ends_with("1-row_2022-01-01-09-01.ndjson"));
            prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*', '\0', '\n']));
            prop_assert!(!name.starts_with(['.', ' ', '-']));
        }
    }
}
