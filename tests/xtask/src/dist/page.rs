//! Changes to index.html, and checks of it: one style sheet for all, `integrity` on what browsers check, and nothing
//! but files of the build.

use anyhow::{Context, Result, ensure};
use lol_html::{RewriteStrSettings, doc_comments, element, html_content::Element, rewrite_str};

use super::manifest::File;

/// What browsers check by `integrity`. They check no WebAssembly module, which is fetched.
const CHECKED: &str = r#"script[src^="./"], link[rel="stylesheet"][href^="./"], link[rel="modulepreload"][href^="./"]"#;

/// The links of the style sheets.
const STYLE_SHEETS: &str = r#"link[rel="stylesheet"][href^="./"]"#;

/// The style sheets that a page links, in the order of the cascade.
pub fn style_sheets(page: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    rewrite(page, STYLE_SHEETS, |link| {
        files.extend(file_of(link));
        Ok(())
    })?;
    Ok(files)
}

/// The page with a link to one style sheet in the place of all.
pub fn with_style_sheet(page: &str, file: &str) -> Result<String> {
    let mut is_first = true;
    let page = rewrite(page, STYLE_SHEETS, |link| {
        if is_first {
            link.set_attribute("href", &format!("./{file}"))?;
        } else {
            link.remove();
        }
        is_first = false;
        Ok(())
    })?;
    // The removed ones leave the white space around them.
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(|line| format!("{line}\n")).collect())
}

/// The page with `integrity` on each script, style sheet and module that it loads; `digest` gives it for a file.
///
/// # Errors
/// Those of `digest`.
pub fn with_integrity(page: &str, digest: impl Fn(&str) -> Result<String>) -> Result<String> {
    rewrite(page, CHECKED, |element| {
        if let Some(file) = file_of(element) {
            element.set_attribute("integrity", &digest(&file)?)?;
        }
        Ok(())
    })
}

/// Checks a page against the files of its build. It is the last step, so an `integrity` of other bytes, with which no
/// browser would start, is found here.
///
/// # Errors
/// The first problem, in words.
pub fn check(page: &str, files: &[File]) -> Result<()> {
    let mut loads_program = false;
    rewrite(page, "*", |element| {
        let integrity = element.get_attribute("integrity");
        // Scripts and links load files; boot.js reads the names in `data-js` and `data-wasm`.
        for attribute in ["src", "href", "data-js", "data-wasm"] {
            let name = element.get_attribute(attribute);
            // An empty one is a link to the page itself.
            let Some(name) = name.filter(|name| !name.is_empty()) else {
                continue;
            };
            let file = file(&name, files)?;
            let of_other_bytes = integrity
                .as_ref()
                .is_some_and(|digest| *digest != file.sha384);
            ensure!(
                attribute.starts_with("data-") || !of_other_bytes,
                "its integrity of {name} is of other bytes"
            );
            loads_program |= name.ends_with(".wasm");
        }
        Ok(())
    })?;
    ensure!(loads_program, "it loads no program");
    Ok(())
}

fn file<'a>(name: &str, files: &'a [File]) -> Result<&'a File> {
    ensure!(
        !name.starts_with('/') && !name.contains(':'),
        "{name} isn't relative, so that it works in one place only"
    );
    let path = name.strip_prefix("./").unwrap_or(name);
    let mut files = files.iter();
    files
        .find(|file| file.path == path)
        .with_context(|| format!("{name} isn't in the build"))
}

/// The file that a script or link loads, relative to `dist/`.
fn file_of(element: &Element<'_, '_>) -> Option<String> {
    let name = element
        .get_attribute("src")
        .or_else(|| element.get_attribute("href"))?;
    name.strip_prefix("./").map(str::to_owned)
}

/// The page as `change` leaves it, which is called for each element that the selector fits.
fn rewrite(
    page: &str,
    selector: &str,
    mut change: impl FnMut(&mut Element<'_, '_>) -> Result<()>,
) -> Result<String> {
    let handler = element!(selector, |element| Ok(change(element)?));
    // They are for those who write the page.
    let no_comments = doc_comments!(|comment| {
        comment.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(handler)
        .append_document_content_handler(no_comments);
    Ok(rewrite_str(page, settings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKED: &str = "<head>
    <link rel=\"icon\" href=\"icon.svg\" />
    <link rel=\"stylesheet\" href=\"./b-1.css\"/>
    <link rel=\"stylesheet\" href=\"./a-2.css\"/>
</head>
";

    #[test]
    fn style_sheets_become_one_in_their_order_and_place() {
        let sheets = style_sheets(LINKED).expect("a page");
        assert_eq!(sheets, ["b-1.css", "a-2.css"]);
        let page = with_style_sheet(LINKED, "style-3.css").expect("a page");
        let expected = "<head>
    <link rel=\"icon\" href=\"icon.svg\" />
    <link rel=\"stylesheet\" href=\"./style-3.css\" />
</head>
";
        assert_eq!(page, expected);
    }

    fn integrity_added(page: &str) -> Result<String> {
        with_integrity(page, |name| Ok(format!("sha384-{name}")))
    }

    #[test]
    fn scripts_sheets_and_modules_get_their_integrity_and_keep_their_other_attributes() {
        let page = r#"<html><!-- a comment goes --><script src="./boot.js" data-js="./a.js"></script><link rel="stylesheet" href="./a.css"/>
<link rel="modulepreload" href="./a.js"></head>"#;
        let expected = r#"<html><script src="./boot.js" data-js="./a.js" integrity="sha384-boot.js"></script><link rel="stylesheet" href="./a.css" integrity="sha384-a.css" />
<link rel="modulepreload" href="./a.js" integrity="sha384-a.js"></head>"#;
        assert_eq!(integrity_added(page).expect("a page"), expected);
    }

    #[test]
    fn what_browsers_do_not_check_is_left_alone() {
        let page = r#"a<b<link rel="icon" href="icon.svg"><link rel="preload" href="./a.wasm" as="fetch">"#;
        assert_eq!(integrity_added(page).expect("a page"), page);
    }

    #[test]
    fn a_file_without_a_digest_is_an_error() {
        let page = r#"<script src="./gone.js"></script>"#;
        let error =
            with_integrity(page, |name| anyhow::bail!("no {name}")).expect_err("it is gone");
        assert_eq!(error.to_string(), "no gone.js");
    }

    fn checked(head: &str) -> Result<(), String> {
        let file = |path: &str, content: &[u8]| File::new(path.to_owned(), content, None);
        let files = [
            file("a.js", b"abc"),
            file("a_bg.wasm", b""),
            file("a.css", b"p{}"),
        ];
        let page = format!("{PROGRAM}{head}<a href=\"\">again</a>");
        check(&page, &files).map_err(|error| error.to_string())
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
                checked(&format!("<script data-wasm=\"{bad}\"></script>")).is_err(),
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
    fn a_page_that_loads_no_program_is_an_error() {
        assert!(check("", &[]).is_err());
        assert!(check("<p>segment-console.wasm</p>", &[]).is_err());
    }
}
