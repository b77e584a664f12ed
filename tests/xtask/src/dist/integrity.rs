//! The hash of `boot.js` in the page, without which browsers run nothing: a cache or a proxy that changes it is found
//! out.

/// The page with `integrity` on the script of this name. The error says why it can't be there.
pub fn add(page: &str, script: &str, sha384: &str) -> Result<String, String> {
    let tag = format!("<script src=\"./{script}\"");
    if page.matches(&tag).count() != 1 {
        return Err(format!("it doesn't have {tag} once"));
    }
    let sealed = format!("<script integrity=\"sha384-{sha384}\" src=\"./{script}\"");
    Ok(page.replace(&tag, &sealed))
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn the_script_is_sealed_and_keeps_what_else_it_says() {
        assert_eq!(
            add(
                "<script src=\"./boot.js\" data-js=\"./a.js\"></script>",
                "boot.js",
                "abc="
            ),
            Ok(
                "<script integrity=\"sha384-abc=\" src=\"./boot.js\" data-js=\"./a.js\"></script>"
                    .to_owned()
            )
        );
    }

    #[test]
    fn a_page_without_the_script_is_refused() {
        assert!(add("<script src=\"./other.js\"></script>", "boot.js", "abc=").is_err());
    }
}
