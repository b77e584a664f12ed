//! What the page loads: all of it relative, in the build, and the bytes that it says.

use super::manifest::File;

/// The attributes in which a page names the files that their tags load, which `integrity` is about, and those that
/// its boot.js loads.
const LOADING: [&str; 2] = [" src=\"", " href=\""];
const TOLD: [&str; 2] = [" data-js=\"", " data-wasm=\""];

/// Holds a page against the files of its build. Everything has been rewritten by then, so that an `integrity` that was
/// of other bytes, with which no browser would start, is found here.
///
/// # Errors
/// The first thing that is wrong with it, in words.
pub fn check(page: &str, files: &[File]) -> Result<(), String> {
    let tags = page
        .split('<')
        .skip(1)
        .map(|tag| match tag.split_once('>') {
            Some((tag, _)) => tag,
            None => tag,
        });
    let mut loads_program = false;
    for tag in tags.filter(|tag| !tag.starts_with('!')) {
        let integrity = value(tag, " integrity=\"");
        for naming in LOADING.iter().chain(&TOLD) {
            let Some(name) = value(tag, naming) else {
                continue;
            };
            // A link to the page itself.
            if name.is_empty() {
                continue;
            }
            let file = file(name, files)?;
            let sealed = integrity.filter(|_| LOADING.contains(naming));
            if sealed.is_some_and(|integrity| integrity != file.sha384) {
                return Err(format!("its integrity of {name} is of other bytes"));
            }
            loads_program |= name.ends_with(".wasm");
        }
    }
    if loads_program {
        Ok(())
    } else {
        Err("it loads no program".to_owned())
    }
}

fn file<'a>(name: &str, files: &'a [File]) -> Result<&'a File, String> {
    if name.starts_with('/') || name.contains(':') {
        return Err(format!(
            "{name} isn't relative, so that it works in one place only"
        ));
    }
    let path = name.strip_prefix("./").unwrap_or(name);
    let mut files = files.iter();
    files
        .find(|file| file.path == path)
        .ok_or_else(|| format!("{name} isn't in the build"))
}

/// What stands in the quotes behind `attribute`, if the tag has it.
fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(attribute)?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(head: &str) -> Result<(), String> {
        let file = |path: &str, content: &[u8]| File::new(path.to_owned(), content, None);
        let files = [
            file("a.js", b"abc"),
            file("a_bg.wasm", b""),
            file("a.css", b"p{}"),
        ];
        check(&format!("{PROGRAM}{head}<a href=\"\">again</a>"), &files)
    }

    const PROGRAM: &str = "<!-- src=\"/b.js\" -->\n<script src=\"a.js\" data-js=\"./a.js\" data-wasm=\"./a_bg.wasm\"></script>";
    /// FIPS 180-4's digest of "abc".
    const OF_ABC: &str = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";

    #[test]
    fn every_file_that_a_page_names_has_to_be_in_the_build_and_relative() {
        assert_eq!(
            checked("<link rel=\"stylesheet\" href=\"./a.css\"/>"),
            Ok(())
        );
        for bad in [
            "b.css",
            "/a.css",
            "//cdn.example/a.css",
            "https://cdn.example/a.css",
            "../a.css",
        ] {
            assert!(checked(&format!("<link href=\"{bad}\">")).is_err(), "{bad}");
            assert!(
                checked(&format!("<script data-wasm=\"{bad}\">")).is_err(),
                "{bad}"
            );
        }
    }

    #[test]
    fn an_integrity_of_other_bytes_is_found() {
        let link = |name: &str| format!("<link href=\"{name}\" integrity=\"{OF_ABC}\">");
        assert_eq!(checked(&link("./a.js")), Ok(()));
        let error = "its integrity of ./a.css is of other bytes";
        assert_eq!(checked(&link("./a.css")), Err(error.to_owned()));
    }

    #[test]
    fn a_page_that_loads_no_program_is_no_page_of_ours() {
        assert!(check("", &[]).is_err());
        assert!(check("<p>segment-console.wasm</p>", &[]).is_err());
    }
}
