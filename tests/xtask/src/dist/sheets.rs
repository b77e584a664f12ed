//! One style sheet on the wire instead of one a component: together they compress to
//! two thirds.

use super::named;

/// The page with one sheet in the place of its own.
#[derive(Debug)]
pub struct Bundle {
    /// The page that links it.
    pub page: String,
    /// Its file's name, with a hash of its text.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The files that it replaces.
    pub replaced: Vec<String>,
}

/// Bundles the sheets that a page links, in their order, the cascade's; `read` gives
/// the text of a file.
///
/// # Errors
/// Those of `read`.
pub fn bundle<E>(page: &str, mut read: impl FnMut(&str) -> Result<String, E>) -> Result<Bundle, E> {
    let mut text = String::new();
    let mut replaced = Vec::new();
    let mut kept = Vec::new();
    let mut place = None;
    for line in page.lines() {
        let link = line.trim().strip_prefix(BEFORE);
        match link.and_then(|rest| rest.strip_suffix(AFTER)) {
            Some(file) => {
                text.push_str(&read(file)?);
                replaced.push(file.to_owned());
                place.get_or_insert(kept.len());
            }
            None => kept.push(line.to_owned()),
        }
    }
    let name = format!("style-{}.css", named::hash(&[text.as_bytes()]));
    if let Some(place) = place {
        kept.insert(place, format!("    {BEFORE}{name}{AFTER}"));
    }
    Ok(Bundle {
        page: kept.join("\n") + "\n",
        name,
        text,
        replaced,
    })
}

/// A link as Trunk writes it.
const BEFORE: &str = r#"<link rel="stylesheet" href="./"#;
const AFTER: &str = r#""/>"#;

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>
    <link rel=\"icon\" href=\"icon.svg\" />
    <link rel=\"stylesheet\" href=\"./b-1.css\"/>
    <link rel=\"stylesheet\" href=\"./a-2.css\"/>
</head>
";

    fn read(file: &str) -> Result<String, ()> {
        Ok(format!("/* {file} */\n"))
    }

    #[test]
    fn sheets_become_one_in_their_order_and_place() {
        let bundle = bundle(PAGE, read).expect("a bundle");
        assert_eq!(bundle.text, "/* b-1.css */\n/* a-2.css */\n");
        assert_eq!(bundle.replaced, ["b-1.css", "a-2.css"]);
        let lines: Vec<_> = bundle.page.lines().collect();
        assert_eq!(lines.len(), 4);
        let link = format!(r#"    <link rel="stylesheet" href="./{}"/>"#, bundle.name);
        assert_eq!(lines[2], link);
        assert_eq!(lines[3], "</head>");
    }

    #[test]
    fn another_text_has_another_name_and_the_same_the_same() {
        let name = |text: &str| {
            bundle(PAGE, |_| Ok::<_, ()>(text.to_owned()))
                .expect("a bundle")
                .name
        };
        assert_eq!(name("a"), name("a"));
        assert_ne!(name("a"), name("b"));
    }

    #[test]
    fn a_file_that_is_missing_is_an_error() {
        assert!(bundle(PAGE, |file| Err::<String, _>(file.to_owned())).is_err());
    }
}
