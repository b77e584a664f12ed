//! `dist/manifest.json`: what was built from what, with the digests that prove it unchanged.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use sha2::{Digest, Sha384};

use super::compressed::Compressed;

/// The file itself.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// Of the console.
    pub version: &'static str,
    /// See [`crate::git::commit`].
    pub commit: Option<String>,
    /// By path. Neither the manifest nor the compressed ones are among them.
    pub files: Vec<File>,
}

/// One file of the build.
#[derive(Debug, PartialEq, Serialize)]
pub struct File {
    /// Relative to `dist/`, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: usize,
    /// The length of `path` + `.br`, if there is one.
    pub brotli: Option<usize>,
    /// The length of `path` + `.gz`, if there is one.
    pub gzip: Option<usize>,
    /// Its digest as pages write it in `integrity`.
    pub sha384: String,
}

/// The SHA-384 of some bytes, as pages write it in `integrity`.
pub fn digest(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

impl File {
    /// About a file with that content.
    pub fn new(path: String, content: &[u8], compressed: Option<&Compressed>) -> Self {
        Self {
            path,
            bytes: content.len(),
            brotli: compressed.map(|compressed| compressed.brotli.len()),
            gzip: compressed.map(|compressed| compressed.gzip.len()),
            sha384: digest(content),
        }
    }
}

impl Manifest {
    /// The text of the file, for people too.
    ///
    /// # Errors
    /// None: it holds only what JSON can say.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_written_in_a_fixed_order() {
        let compressed = Compressed {
            brotli: vec![0; 2],
            gzip: vec![0; 3],
        };
        let manifest = Manifest {
            version: "0.1.0",
            commit: None,
            files: vec![
                File::new("_headers".to_owned(), b"", None),
                File::new("a.js".to_owned(), b"abc", Some(&compressed)),
            ],
        };
        // The digests are those of FIPS 180-4 for no bytes and for "abc".
        let expected = r#"{
  "version": "0.1.0",
  "commit": null,
  "files": [
    {
      "path": "_headers",
      "bytes": 0,
      "brotli": null,
      "gzip": null,
      "sha384": "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
    },
    {
      "path": "a.js",
      "bytes": 3,
      "brotli": 2,
      "gzip": 3,
      "sha384": "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
    }
  ]
}
"#;
        assert_eq!(manifest.to_json().expect("JSON"), expected);
    }
}
