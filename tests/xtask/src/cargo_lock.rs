//! Reading one version out of `Cargo.lock`.

/// The version that `lock` (the text of a `Cargo.lock`) has for a package, or `None` if it isn't there.
pub fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| quoted(line, "name") == Some(package))?;
    // cargo writes `version` right below `name`.
    quoted(lines.next()?, "version")
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?
        .strip_prefix(" = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"wasm-bindgen-macro\",
]
";

    #[test]
    fn the_version_of_the_package_itself_is_read_not_of_one_whose_name_begins_like_it() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_only_a_dependency_line_has_none() {
        assert_eq!(version(LOCK, "wasm-bindgen-macro"), None);
    }
}
