//! Changes to the WebAssembly module after wasm-opt: shorter import names, no names of functions, and no exports that
//! differ from machine to machine. All other sections stay byte for byte.

use anyhow::{Result, bail, ensure};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{ExportSectionReader, ImportSectionReader, Parser, Payload, TypeRef};

/// Leptos marks a program that could be split with an export of this name, which nothing reads. A digest of the folder
/// in which this user's cargo keeps crates follows.
const SPLIT_MARKER: &str = "_WASM_SPLIT_MARKER_";

/// The custom section with the names of functions.
const NAMES: &str = "name";

/// Old import names, each with its new one.
pub type Names = Vec<(String, String)>;

/// The smaller module, and what its imports are called now. wasm-bindgen ends each name with a hash, which is in
/// both files and doesn't compress: 5 KB.
///
/// # Errors
/// Why it is no module whose imports are functions.
pub fn shrink(wasm: &[u8]) -> Result<(Vec<u8>, Names)> {
    let mut module = Module::new();
    let mut names = Names::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                module.section(&renamed_imports(section, &mut names)?);
            }
            Payload::ExportSection(section) => {
                module.section(&without_split_markers(section)?);
            }
            // The names by which wasm-opt put the functions in order.
            other if is_names(&other) => {}
            other => copy(&other, wasm, &mut module)?,
        }
    }
    Ok((module.finish(), names))
}

/// The module without the names of its functions.
///
/// # Errors
/// Why it is no module.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if !is_names(&payload) {
            copy(&payload, wasm, &mut module)?;
        }
    }
    Ok(module.finish())
}

fn is_names(payload: &Payload<'_>) -> bool {
    matches!(payload, Payload::CustomSection(section) if section.name() == NAMES)
}

fn copy(payload: &Payload<'_>, wasm: &[u8], module: &mut Module) -> Result<()> {
    if let Some((id, range)) = payload.as_section() {
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let data = &wasm[range];
        module.section(&RawSection { id, data });
    }
    Ok(())
}

/// Puts the new names into the JavaScript.
///
/// # Errors
/// A name that doesn't occur exactly once, so that its meaning isn't clear.
pub fn rename(script: &str, names: &Names) -> Result<String> {
    let mut script = script.to_owned();
    for (old, new) in names {
        let count = script.matches(old.as_str()).count();
        ensure!(count == 1, "{old} occurs {count} times in it, not once");
        script = script.replace(old.as_str(), new);
    }
    Ok(script)
}

fn renamed_imports(section: ImportSectionReader<'_>, names: &mut Names) -> Result<ImportSection> {
    let mut imports = ImportSection::new();
    for import in section.into_imports() {
        let import = import?;
        let TypeRef::Func(function) = import.ty else {
            bail!("{} is imported, and is no function", import.name);
        };
        let short = short_name(names.len());
        let ty = wasm_encoder::EntityType::Function(function);
        imports.import(import.module, &short, ty);
        names.push((import.name.to_owned(), short));
    }
    Ok(imports)
}

fn without_split_markers(section: ExportSectionReader<'_>) -> Result<ExportSection> {
    let mut exports = ExportSection::new();
    for export in section {
        let export = export?;
        if !export.name.starts_with(SPLIT_MARKER) {
            exports.export(export.name, export.kind.into(), export.index);
        }
    }
    Ok(exports)
}

/// `$a`, `$b` … `$z`, `$ba`: no name of wasm-bindgen begins so.
fn short_name(index: usize) -> String {
    let digit = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => format!("${digit}"),
        rest => format!("{}{digit}", short_name(rest)),
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CustomSection, EntityType, ExportKind, MemoryType, TypeSection};

    use super::*;

    const FUNCTION: EntityType = EntityType::Function(0);

    /// A module that imports and exports these names.
    fn module(ty: EntityType, imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut import_section = ImportSection::new();
        for name in imports {
            import_section.import("./app.js", name, ty);
        }
        let mut export_section = ExportSection::new();
        for name in exports {
            export_section.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types);
        module.section(&import_section);
        module.section(&export_section);
        module.section(&CustomSection {
            name: "hi".into(),
            data: b"there".into(),
        });
        module.finish()
    }

    #[test]
    fn imports_have_short_names_and_the_rest_is_as_before() {
        let long = "__wbg_setAttribute_0123456789abcdef";
        let exports = ["main", "_WASM"];
        let (small, names) = shrink(&module(FUNCTION, &[long, "b"], &exports)).expect("a module");
        assert_eq!(small, module(FUNCTION, &["$a", "$b"], &exports));
        let expected = [(long, "$a"), ("b", "$b")];
        assert_eq!(
            names,
            expected.map(|(old, new)| (old.to_owned(), new.to_owned()))
        );
    }

    #[test]
    fn a_split_marker_goes_and_every_other_export_stays() {
        let marker = "_WASM_SPLIT_MARKER_732e786d2a082da8version";
        let marked = module(FUNCTION, &["$a"], &["memory", marker, "main"]);
        let (small, _) = shrink(&marked).expect("a module");
        assert_eq!(small, module(FUNCTION, &["$a"], &["memory", "main"]));
    }

    #[test]
    fn the_names_of_functions_go() {
        let plain = module(FUNCTION, &["$a"], &[]);
        // A custom section: its id, its length, the length of its name, its name, its content.
        let named = [plain.as_slice(), b"\x00\x06\x04namex"].concat();
        assert_eq!(shrink(&named).expect("a module").0, plain);
    }

    #[test]
    fn every_import_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(short_name(25), "$z");
        assert_eq!(short_name(26), "$ba");
    }

    #[test]
    fn what_is_no_such_module_is_an_error() {
        assert!(shrink(b"<!doctype html>").is_err());
        assert!(shrink(&module(FUNCTION, &["a"], &[])[..20]).is_err());
        let memory = EntityType::Memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        assert!(shrink(&module(memory, &["a"], &[])).is_err());
    }

    #[test]
    fn a_script_gets_the_same_names_where_each_occurs_once() {
        let names = vec![("__wbg_a_0".to_owned(), "$a".to_owned())];
        let script = "const i={__wbg_a_0:function(){}}";
        assert_eq!(
            rename(script, &names).expect("a script"),
            "const i={$a:function(){}}"
        );
        assert!(rename("", &names).is_err());
        assert!(rename("__wbg_a_0 __wbg_a_0", &names).is_err());
    }
}
