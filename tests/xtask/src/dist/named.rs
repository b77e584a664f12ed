//! Names that change with the content. Servers let browsers keep such files for a year, so the name has to be of the
//! bytes that are sent: Trunk's own is of those before they are made smaller.

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

/// The part of a name that stands for these contents together: 16 digits.
pub fn hash(contents: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for content in contents {
        digest.update(content);
    }
    let digits = format!("{:x}", digest.finalize());
    digits.chars().take(16).collect()
}

/// The name `old`, which ends with a hash, with that of `contents`.
///
/// # Errors
/// Why `old` is no such name.
pub fn renamed(old: &str, contents: &[&[u8]]) -> Result<String> {
    match old.rsplit_once('-') {
        Some((name, digits)) if digits.chars().all(|digit| digit.is_ascii_hexdigit()) => {
            Ok(format!("{name}-{}", hash(contents)))
        }
        Some(_) | None => bail!("{old} doesn't end with a hash"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_all_its_contents() {
        // FIPS 180-4's digest of "abc".
        assert_eq!(hash(&[b"a", b"bc"]), "ba7816bf8f01cfea");
        assert_ne!(hash(&[b"a", b"b"]), hash(&[b"a", b"c"]));
    }

    #[test]
    fn the_old_hash_is_replaced_by_the_new_one() {
        let renamed = |old| renamed(old, &[b"abc"]);
        let expected = "segment-console-ba7816bf8f01cfea";
        assert_eq!(
            renamed("segment-console-d522ba83c9ed95ee").expect("it ends with a hash"),
            expected
        );
        assert!(renamed("segment-console").is_err());
        assert!(renamed("boot").is_err());
    }
}
