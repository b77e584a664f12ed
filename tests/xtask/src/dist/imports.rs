//! Short names for what the wasm module imports from its JavaScript. wasm-bindgen
//! ends each with a hash, which stands in both files and doesn't compress: 5 KB.

/// Old names, each with its new one.
pub type Names = Vec<(String, String)>;

/// The module with short import names, and each old name with its new one.
///
/// # Errors
/// Why it is no module whose imports are functions.
pub fn shorten(wasm: &[u8]) -> Result<(Vec<u8>, Names), String> {
    let mut reader = Reader(wasm);
    let header = reader.take(8)?;
    if !header.starts_with(b"\0asm") {
        return Err("it has no wasm header".to_owned());
    }
    let mut slim = header.to_vec();
    let mut names = Vec::new();
    while !reader.0.is_empty() {
        let id = reader.byte()?;
        let length = reader.number()?;
        let section = reader.take(length)?;
        slim.push(id);
        if id == IMPORT_SECTION {
            let section = renamed(section, &mut names)?;
            push_number(&mut slim, section.len());
            slim.extend(section);
        } else {
            push_number(&mut slim, section.len());
            slim.extend(section);
        }
    }
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
        let length = reader.number()?;
        let module = reader.take(length)?;
        let length = reader.number()?;
        let name = reader.take(length)?;
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

fn push_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    push_number(to, bytes.len());
    to.extend(bytes);
}

/// LEB128, as wasm writes numbers.
fn push_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return to.push(low);
        }
        to.push(low | 0x80);
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or("it ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, String> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<usize, String> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err("a number in it has no end".to_owned())
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
