//! Exports that differ from machine to machine. Leptos is prepared for programs in several parts, and marks this one,
//! which is in one, with a name that nobody reads: a digest of the folder in which this user's cargo keeps crates.

use super::wasm::{Reader, push_bytes, push_number, rewritten};

/// How the names of such exports begin.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";

/// The module without them.
///
/// # Errors
/// Why it is no module.
pub fn without_marks(wasm: &[u8]) -> Result<Vec<u8>, String> {
    rewritten(wasm, EXPORT_SECTION, unmarked)
}

const EXPORT_SECTION: u8 = 7;

fn unmarked(section: &[u8]) -> Result<Vec<u8>, String> {
    let mut reader = Reader(section);
    let mut kept = 0;
    let mut exports = Vec::new();
    for _ in 0..reader.number()? {
        let name = reader.bytes()?;
        let kind = reader.byte()?;
        let index = reader.number()?;
        if !name.starts_with(MARK) {
            kept += 1;
            push_bytes(&mut exports, name);
            exports.push(kind);
            push_number(&mut exports, index);
        }
    }
    let mut section = Vec::new();
    push_number(&mut section, kept);
    section.extend(exports);
    Ok(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that exports globals of these names.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut section = Vec::new();
        push_number(&mut section, names.len());
        for name in names {
            push_bytes(&mut section, name.as_bytes());
            section.extend([3, 0]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(EXPORT_SECTION);
        push_bytes(&mut wasm, &section);
        wasm
    }

    #[test]
    fn a_mark_goes_and_every_other_export_stays() {
        let marked = module(&[
            "memory",
            "_WASM_SPLIT_MARKER_732e786d2a082da8version",
            "main",
        ]);
        assert_eq!(without_marks(&marked), Ok(module(&["memory", "main"])));
        let unmarked = module(&["_WASM", "main"]);
        assert_eq!(without_marks(&unmarked), Ok(unmarked));
        assert!(without_marks(b"wasm").is_err());
    }
}
