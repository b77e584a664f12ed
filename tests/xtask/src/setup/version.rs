//! Reading versions out of what tools print.

/// The version in the first line of a `--version`: its first word that begins with a digit, with
/// or without a `v` before it.
pub fn in_output(output: &str) -> Option<&str> {
    output.lines().next()?.split_whitespace().find_map(|word| {
        let word = word.strip_prefix('v').unwrap_or(word);
        word.starts_with(|first: char| first.is_ascii_digit())
            .then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::in_output;

    #[test]
    fn the_tools_of_this_project_are_understood() {
        for (printed, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130\n", "0.2.130"),
            ("wasm-bindgen-test-runner 0.2.130 (abc)", "0.2.130"),
            ("v20.20.2\n", "20.20.2"),
        ] {
            assert_eq!(in_output(printed), Some(version), "{printed}");
        }
    }

    #[test]
    fn an_error_message_has_no_version() {
        assert_eq!(in_output("error: invalid value '1' for '--no-color'"), None);
        assert_eq!(in_output(""), None);
    }
}
