//! The binary format of WebAssembly, as far as a build changes it: sections, numbers, names.

/// The module with another content in its sections of that `id`.
///
/// # Errors
/// Those of `change`, or why it is no module.
pub fn rewritten(
    wasm: &[u8],
    id: u8,
    mut change: impl FnMut(&[u8]) -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, String> {
    let mut reader = Reader(wasm);
    let header = reader.take(8)?;
    if !header.starts_with(b"\0asm") {
        return Err("it has no wasm header".to_owned());
    }
    let mut new = header.to_vec();
    while !reader.is_empty() {
        let found = reader.byte()?;
        let section = reader.bytes()?;
        new.push(found);
        if found == id {
            push_bytes(&mut new, &change(section)?);
        } else {
            push_bytes(&mut new, section);
        }
    }
    Ok(new)
}

/// Writes bytes with their length before them, as sections and names are.
pub fn push_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    push_number(to, bytes.len());
    to.extend(bytes);
}

/// LEB128, as wasm writes numbers.
pub fn push_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return to.push(low);
        }
        to.push(low | 0x80);
    }
}

/// What is still to be read. Each of its functions fails where it ends too early.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or("it ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8, String> {
        Ok(self.take(1)?[0])
    }

    /// What [`push_bytes`] writes.
    pub fn bytes(&mut self) -> Result<&'a [u8], String> {
        let length = self.number()?;
        self.take(length)
    }

    /// What [`push_number`] writes.
    pub fn number(&mut self) -> Result<usize, String> {
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

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in [0, 127, 128, 300, 0x7fff_ffff] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            let mut reader = Reader(&bytes);
            assert_eq!(reader.number(), Ok(number));
            assert!(reader.is_empty());
        }
        assert!(Reader(&[0x80; 6]).number().is_err());
        assert!(Reader(&[0x80]).number().is_err());
    }

    #[test]
    fn one_section_is_changed_and_the_others_are_as_before() {
        let module = |second: &[u8]| [b"\0asm\x01\0\0\0\x01\x01a", second, b"\0\x01c"].concat();
        let changed = rewritten(&module(b"\x02\x01b"), 2, |section| {
            Ok([section, b"bb"].concat())
        });
        assert_eq!(changed, Ok(module(b"\x02\x03bbb")));
        let failed = rewritten(&module(b"\x02\x01b"), 2, |_| Err("no".to_owned()));
        assert_eq!(failed, Err("no".to_owned()));
        assert!(rewritten(b"<!doctype html>", 2, |_| Ok(Vec::new())).is_err());
        assert!(rewritten(&module(b"\x02\x01b")[..13], 2, |_| Ok(Vec::new())).is_err());
    }
}
