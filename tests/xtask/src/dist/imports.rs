//! Short names for what the wasm module imports from its JavaScript. wasm-bindgen
//! ends each with a hash, which stands in both files and doesn't compress: 5 KB.

use super::wasm::{Reader, push_bytes, push_number, rewritten};

/// Old names, each with its new one.
pub type Names = Vec<(String, String)>;

/// The module with short import names, and each old name with its new one.
///
/// # Errors
/// Why it is no module whose imports are functions.
pub fn shorten(wasm: &[u8]) -> Result<(Vec<u8>, Names), String> {
    let mut names = Vec::new();
    let slim = rewritten(wasm, IMPORT_SECTION, |section| renamed(section, &mut names))?;
    Ok((slim, names))
}

/// Puts the new names into the JavaScript.
///
/// # Errors
/// The name that doesn't stand there exactly once, so that it can't be told what it is.
pub fn rename(script: &str, names: &[(String, String)]) -> Result<String, String> {
    let mut script = script.to_owned();
    for (old, new) in names {
        if script.matches(old.as_str()).count() != 1 {
            return Err(format!("{old} doesn't stand in it exactly once"));
        }
        script = script.replace(old.as_str(), new);
    }
    Ok(script)
}

const IMPORT_SECTION: u8 = 2;
const FUNCTION: u8 = 0;

fn renamed(section: &[u8], names: &mut Names) -> Result<Vec<u8>, String> {
    let mut reader = Reader(section);
    let count = reader.number()?;
    let mut slim = Vec::new();
    push_number(&mut slim, count);
    for index in 0..count {
        let module = reader.bytes()?;
        let name = reader.bytes()?;
        let name = String::from_utf8(name.to_vec()).map_err(|error| error.to_string())?;
        let kind = reader.byte()?;
        if kind != FUNCTION {
            return Err(format!("{name} is imported, and is no function"));
        }
        let function = reader.number()?;
        let short = short_name(index);
        push_bytes(&mut slim, module);
        push_bytes(&mut slim, short.as_bytes());
        slim.push(kind);
        push_number(&mut slim, function);
        names.push((name, short));
    }
    Ok(slim)
}

/// `$a`, `$b` … `$z`, `$ba`: no name of ours begins so.
fn short_name(index: usize) -> String {
    let digit = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => format!("${digit}"),
        rest => format!("{}{digit}", short_name(rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports these functions of the type 0.
    fn module(names: &[&str]) -> Vec<u8> {
        module_of(FUNCTION, names)
    }

    fn module_of(kind: u8, names: &[&str]) -> Vec<u8> {
        let mut section = Vec::new();
        push_number(&mut section, names.len());
        for name in names {
            push_bytes(&mut section, b"./app.js");
            push_bytes(&mut section, name.as_bytes());
            section.extend([kind, 0]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // A type section before it and a custom one after it, which stay.
        wasm.extend([1, 4, 1, 0x60, 0, 0]);
        wasm.push(IMPORT_SECTION);
        push_bytes(&mut wasm, &section);
        wasm.extend([0, 3, 2, b'h', b'i']);
        wasm
    }

    #[test]
    fn imports_have_short_names_and_the_rest_is_as_before() {
        let long = "__wbg_setAttribute_0123456789abcdef";
        let (slim, names) = shorten(&module(&[long, "b"])).expect("a module");
        assert_eq!(slim, module(&["$a", "$b"]));
        let expected = [(long, "$a"), ("b", "$b")];
        assert_eq!(
            names,
            expected.map(|(old, new)| (old.to_owned(), new.to_owned()))
        );
    }

    #[test]
    fn every_import_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(short_name(25), "$z");
        assert_eq!(short_name(26), "$ba");
    }

    #[test]
    fn what_is_no_such_module_says_why() {
        assert!(shorten(b"<!doctype html>").is_err());
        assert!(shorten(&module(&["a"])[..20]).is_err());
        let memory = 2;
        assert!(shorten(&module_of(memory, &["a"])).is_err());
    }

    #[test]
    fn a_script_gets_the_same_names_where_each_stands_once() {
        let names = [("__wbg_a_0".to_owned(), "$a".to_owned())];
        let script = "const i={__wbg_a_0:function(){}}";
        assert_eq!(
            rename(script, &names).expect("a script"),
            "const i={$a:function(){}}"
        );
        assert!(rename("", &names).is_err());
        assert!(rename("__wbg_a_0 __wbg_a_0", &names).is_err());
    }
}
