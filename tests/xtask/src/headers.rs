//! Reading `_headers`, the file in which static hosts (Netlify, Cloudflare Pages) take the
//! headers of a site: a path pattern on a line of its own, its headers indented below.

/// The headers of the `/*` block, in order, as name and value. The error names the line.
pub fn for_every_path(text: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut applies = false;
    let mut headers = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            applies = content == "/*";
            continue;
        }
        let header = content
            .split_once(':')
            .map(|(name, value)| (name.trim(), value.trim()));
        match header {
            Some((name, value)) if !name.is_empty() && !value.is_empty() => {
                if applies {
                    headers.push((name, value));
                }
            }
            Some(_) | None => return Err(format!("line {}: not a header: {content}", number + 1)),
        }
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::for_every_path;

    #[test]
    fn only_the_headers_for_every_path_are_read_in_their_order() {
        let text = "\
# comment
/*
  Content-Security-Policy: default-src 'none'; img-src 'self' data:
  # comment
  Referrer-Policy: no-referrer

/index.html
  Cache-Control: no-cache
/*
  X-Content-Type-Options: nosniff
";
        assert_eq!(
            for_every_path(text),
            Ok(vec![
                (
                    "Content-Security-Policy",
                    "default-src 'none'; img-src 'self' data:"
                ),
                ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ])
        );
    }

    #[test]
    fn a_line_that_is_no_header_is_named() {
        assert_eq!(
            for_every_path("/*\n  nosniff\n"),
            Err("line 2: not a header: nosniff".to_owned())
        );
    }
}
