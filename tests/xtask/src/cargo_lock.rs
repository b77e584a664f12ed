//! Reading versions and checksums out of `Cargo.lock`.

/// The version that `lock` (the text of a `Cargo.lock`) has for a package, or `None` if it isn't there.
pub fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| quoted(line, "name") == Some(package))?;
    // cargo writes `version` right below `name`.
    quoted(lines.next()?, "version")
}

/// The SHA-256 that `lock` has for a package in a version, or `None` if it isn't there or comes from no registry.
pub fn checksum<'a>(lock: &'a str, package: &str, version: &str) -> Option<&'a str> {
    let mut blocks = lock.split("[[package]]");
    let block = blocks.find(|block| {
        let has = |key, value| block.lines().any(|line| quoted(line, key) == Some(value));
        has("name", package) && has("version", version)
    })?;
    block.lines().find_map(|line| quoted(line, "checksum"))
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?
        .strip_prefix(" = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::{checksum, version};

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
checksum = \"0130\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.131\"
checksum = \"0131\"
";

    #[test]
    fn the_version_of_the_package_itself_is_read_not_of_one_whose_name_begins_like_it() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_only_a_dependency_line_has_none() {
        assert_eq!(version(LOCK, "wasm-bindgen-macro"), None);
    }

    #[test]
    fn a_checksum_is_that_of_the_version_asked_for() {
        assert_eq!(checksum(LOCK, "wasm-bindgen", "0.2.131"), Some("0131"));
        assert_eq!(checksum(LOCK, "wasm-bindgen", "0.2.130"), Some("0130"));
        assert_eq!(checksum(LOCK, "wasm-bindgen", "0.2.132"), None);
        assert_eq!(checksum(LOCK, "wasm-bindgen-futures", "0.4.80"), None);
    }
}
