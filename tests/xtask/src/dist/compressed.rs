//! The brotli and gzip copies of a file, which servers send instead of it.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// A file's content as brotli 11 and gzip 9.
pub struct Compressed {
    pub brotli: Vec<u8>,
    pub gzip: Vec<u8>,
}

impl Compressed {
    /// # Errors
    /// None but a lack of memory.
    pub fn of(content: &[u8]) -> io::Result<Self> {
        Ok(Self {
            brotli: brotli(content)?,
            gzip: gzip(content)?,
        })
    }
}

/// Whether a file gets compressed copies. Files that a server reads itself don't; nor does the one that operators
/// edit, because a server would go on sending the old copy.
pub fn is_compressed(path: &str) -> bool {
    const ENDINGS: [&str; 7] = [".html", ".js", ".css", ".json", ".svg", ".txt", ".wasm"];
    path != "config.json" && ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// Level 11 with the command line tool's window of 4 MB.
fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut input = content;
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut input, &mut output, &parameters)?;
    Ok(output)
}

/// Without a time or a name, so that the same content is the same bytes. 255: no system is named either.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    writer.write_all(content)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_give_back_what_went_in() {
        let content = "什么都不能丢 nothing may be lost. ".repeat(100);
        let compressed = Compressed::of(content.as_bytes()).expect("memory");
        let mut brotli = Vec::new();
        brotli::BrotliDecompress(&mut compressed.brotli.as_slice(), &mut brotli).expect("brotli");
        assert_eq!(brotli, content.as_bytes());
        let mut gzip = String::new();
        flate2::read::GzDecoder::new(compressed.gzip.as_slice())
            .read_to_string(&mut gzip)
            .expect("gzip");
        assert_eq!(gzip, content);
        for bytes in [brotli.len(), gzip.len()] {
            assert!(compressed.brotli.len() < bytes / 10);
            assert!(compressed.gzip.len() < bytes / 10);
        }
    }

    #[test]
    fn gzip_says_neither_when_nor_where_nor_from_what() {
        let gzip = gzip(b"a").expect("memory");
        // Magic, deflate, no flags, no time, best compression, unknown system.
        assert_eq!(gzip[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    }

    #[test]
    fn texts_and_wasm_are_compressed_and_what_operators_edit_is_not() {
        for path in ["index.html", "a_bg.wasm", "icon.svg", "sbom.cdx.json"] {
            assert!(is_compressed(path), "{path}");
        }
        for path in ["config.json", "_headers", "index.html.br", "a.png"] {
            assert!(!is_compressed(path), "{path}");
        }
    }
}
