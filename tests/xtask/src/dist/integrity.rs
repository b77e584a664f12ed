//! The hashes of scripts, sheets and modules in the page, without which browsers use nothing of them: a cache or a proxy
//! that changes one is found out. Of what is fetched, as the WebAssembly module is, they check none in a page.

/// Where the name begins of a file that browsers check.
const CHECKED: [&str; 3] = [
    "<script src=\"./",
    "<link rel=\"stylesheet\" href=\"./",
    "<link rel=\"modulepreload\" href=\"./",
];

/// The page with `integrity` on each of them, as `digest` gives it for a name.
///
/// # Errors
/// Those of `digest`.
pub fn seal<E>(page: &str, digest: impl Fn(&str) -> Result<String, E>) -> Result<String, E> {
    let mut sealed = String::with_capacity(page.len());
    for (at, tag) in page.split('<').enumerate() {
        if at > 0 {
            sealed.push('<');
        }
        let begun = CHECKED
            .iter()
            .find_map(|begun| tag.strip_prefix(&begun[1..]));
        match begun.and_then(|rest| rest.split_once('"')) {
            None => sealed.push_str(tag),
            Some((name, rest)) => {
                sealed.push_str(&tag[..tag.len() - rest.len()]);
                sealed.push_str(&format!(" integrity=\"{}\"", digest(name)?));
                sealed.push_str(rest);
            }
        }
    }
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use super::seal;

    fn sealed(page: &str) -> Result<String, String> {
        seal(page, |name| Ok(format!("sha384-{name}")))
    }

    #[test]
    fn scripts_sheets_and_modules_are_sealed_and_keep_what_else_they_say() {
        let page = r#"<html><script src="./boot.js" data-js="./a.js"></script><link rel="stylesheet" href="./a.css"/>
<link rel="modulepreload" href="./a.js"></head>"#;
        let expected = r#"<html><script src="./boot.js" integrity="sha384-boot.js" data-js="./a.js"></script><link rel="stylesheet" href="./a.css" integrity="sha384-a.css"/>
<link rel="modulepreload" href="./a.js" integrity="sha384-a.js"></head>"#;
        assert_eq!(sealed(page).as_deref(), Ok(expected));
    }

    #[test]
    fn what_browsers_do_not_check_is_left_alone() {
        let page = r#"a<b<link rel="icon" href="icon.svg"><link rel="preload" href="./a.wasm" as="fetch">"#;
        assert_eq!(sealed(page).as_deref(), Ok(page));
    }

    #[test]
    fn a_file_without_a_digest_ends_it() {
        let page = r#"<script src="./gone.js"></script>"#;
        assert_eq!(
            seal(page, |name| Err(name.to_owned())),
            Err("gone.js".to_owned())
        );
    }
}
