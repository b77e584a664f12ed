//! `dist/sbom.cdx.json`: the parts of the shipped module for programs, as CycloneDX 1.5. Without the time and the
//! random number that the format allows for, so that the same build has the same file.

//! The crate for the format, cyclonedx-bom, would bring 50 crates (XML, regular expressions, times) for these lines.

use serde_json::{Value, json};

use super::crates::{APP, Crate};

/// The file's text, for an app of that version and licence.
///
/// # Errors
/// None: it holds only what JSON can express.
pub fn json(version: &str, licence: &str, crates: &[Crate]) -> serde_json::Result<String> {
    let purl = format!("pkg:cargo/{APP}@{version}");
    let components: Vec<Value> = crates.iter().map(component).collect();
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": purl,
                "name": APP,
                "version": version,
                "licenses": [{ "expression": licence }],
                "purl": purl,
            }
        },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&bom)? + "\n")
}

fn component(one: &Crate) -> Value {
    let (name, version) = (&one.name, &one.version);
    // What has no checksum comes with the compiler, from no registry.
    let purl = match one.sha256 {
        Some(_) => format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")),
        None => format!("pkg:generic/rust-{name}@{version}"),
    };
    let mut component = json!({
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
    });
    if let Some(sha256) = &one.sha256 {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sha256 }]);
    }
    if let Some(expression) = &one.licence {
        component["licenses"] = json!([{ "expression": expression }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn one(name: &str, version: &str, sha256: Option<&str>) -> Crate {
        Crate {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: Some("MIT OR Apache-2.0".to_owned()),
            authors: Vec::new(),
            sha256: sha256.map(str::to_owned),
            folder: PathBuf::new(),
        }
    }

    #[test]
    fn each_crate_has_its_address_its_licence_and_its_checksum() {
        let crates = [
            one("slab", "0.4.1+a", Some("0123")),
            one("std", "1.95.0", None),
        ];
        let text = json("0.1.0", "MIT", &crates).expect("JSON");
        let expected = json!({
            "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": { "component": {
                "type": "application",
                "bom-ref": "pkg:cargo/segment-console@0.1.0",
                "name": "segment-console",
                "version": "0.1.0",
                "licenses": [{ "expression": "MIT" }],
                "purl": "pkg:cargo/segment-console@0.1.0",
            }},
            "components": [
                {
                    "type": "library",
                    "bom-ref": "pkg:cargo/slab@0.4.1%2Ba",
                    "name": "slab",
                    "version": "0.4.1+a",
                    "hashes": [{ "alg": "SHA-256", "content": "0123" }],
                    "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                    "purl": "pkg:cargo/slab@0.4.1%2Ba",
                },
                {
                    "type": "library",
                    "bom-ref": "pkg:generic/rust-std@1.95.0",
                    "name": "std",
                    "version": "1.95.0",
                    "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                    "purl": "pkg:generic/rust-std@1.95.0",
                },
            ],
        });
        let written: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(written, expected);
        let again = json("0.1.0", "MIT", &crates).expect("JSON");
        assert_eq!(text, again);
    }
}
