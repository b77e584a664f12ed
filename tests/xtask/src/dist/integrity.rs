//! The hashes of what the page loads, in the page: a browser runs nothing that a cache or a proxy changed.

/// How tags begin whose bytes browsers check, up to the file's name. They don't check what boot.js fetches, the wasm.
const CHECKED: [(&str, &str); 3] = [
    ("<script", " src=\"./"),
    ("<link rel=\"stylesheet\"", " href=\"./"),
    ("<link rel=\"modulepreload\"", " href=\"./"),
];

/// The page with `integrity` on its script, its sheet and its module; `digest` gives that of a file by its name.
///
/// # Errors
/// Which of them the page doesn't have once, or those of `digest`.
pub fn seal(page: &str, digest: impl Fn(&str) -> Result<String, String>) -> Result<String, String> {
    let mut sealed = page.to_owned();
    for (tag, naming) in CHECKED {
        let begin = format!("{tag}{naming}");
        let parts: Vec<&str> = sealed.split(&begin).collect();
        let [before, after] = parts[..] else {
            return Err(format!("it doesn't have {begin} once"));
        };
        let (name, _) = after
            .split_once('"')
            .ok_or_else(|| format!("{begin} has no end"))?;
        let digest = digest(name)?;
        sealed = format!("{before}{tag} integrity=\"{digest}\"{naming}{after}");
    }
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use super::seal;

    const PAGE: &str = "<script src=\"./boot.js\" data-js=\"./a.js\"></script>\n\
        <link rel=\"stylesheet\" href=\"./a.css\"/><link rel=\"modulepreload\" href=\"./a.js\">\n\
        <link rel=\"preload\" href=\"./a.wasm\">";

    #[test]
    fn all_that_browsers_check_is_sealed_and_keeps_what_else_it_says() {
        let sealed = seal(PAGE, |name| Ok(format!("of {name}")));
        let expected = "<script integrity=\"of boot.js\" src=\"./boot.js\" data-js=\"./a.js\"></script>\n\
            <link rel=\"stylesheet\" integrity=\"of a.css\" href=\"./a.css\"/>\
            <link rel=\"modulepreload\" integrity=\"of a.js\" href=\"./a.js\">\n\
            <link rel=\"preload\" href=\"./a.wasm\">";
        assert_eq!(sealed.as_deref(), Ok(expected));
    }

    #[test]
    fn a_page_without_one_of_them_or_with_another_is_refused() {
        let digest = |_: &str| Ok(String::new());
        assert!(seal(&PAGE.replace("stylesheet", "icon"), digest).is_err());
        assert!(seal(&format!("{PAGE}<script src=\"./b.js\">"), digest).is_err());
    }

    #[test]
    fn a_file_that_is_missing_is_an_error() {
        assert!(seal(PAGE, |name| Err(format!("no {name}"))).is_err());
    }
}
