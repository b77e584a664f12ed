//! `dist/sbom.cdx.json`: the parts of the shipped module for programs, as CycloneDX 1.5. Without the time and the
//! random number that the format allows for, so that the same build has the same file.

use serde::Serialize;

use super::crates::{APP, Crate};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bom<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    bom_format: &'static str,
    spec_version: &'static str,
    version: u32,
    metadata: Metadata<'a>,
    components: Vec<Component<'a>>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    component: Component<'a>,
}

#[derive(Serialize)]
struct Component<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref")]
    reference: String,
    name: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<Licence<'a>>,
    purl: String,
}

#[derive(Serialize)]
struct Hash<'a> {
    alg: &'static str,
    content: &'a str,
}

#[derive(Serialize)]
struct Licence<'a> {
    expression: &'a str,
}

/// The file's text, for an app of that version and licence.
///
/// # Errors
/// None: it holds only what JSON can say.
pub fn json(version: &str, licence: &str, crates: &[Crate]) -> serde_json::Result<String> {
    let purl = format!("pkg:cargo/{APP}@{version}");
    let bom = Bom {
        schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
        bom_format: "CycloneDX",
        spec_version: "1.5",
        version: 1,
        metadata: Metadata {
            component: Component {
                kind: "application",
                reference: purl.clone(),
                name: APP,
                version,
                hashes: Vec::new(),
                licenses: vec![Licence {
                    expression: licence,
                }],
                purl,
            },
        },
        components: crates.iter().map(component).collect(),
    };
    Ok(serde_json::to_string_pretty(&bom)? + "\n")
}

fn component(one: &Crate) -> Component<'_> {
    let (name, version) = (one.name.as_str(), one.version.as_str());
    // What has no checksum comes with the compiler, from no registry.
    let purl = match one.sha256 {
        Some(_) => format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")),
        None => format!("pkg:generic/rust-{name}@{version}"),
    };
    let hash = |content| Hash {
        alg: "SHA-256",
        content,
    };
    let licence = one.licence.as_deref();
    Component {
        kind: "library",
        reference: purl.clone(),
        name,
        version,
        hashes: one.sha256.as_deref().map(hash).into_iter().collect(),
        licenses: licence
            .map(|expression| Licence { expression })
            .into_iter()
            .collect(),
        purl,
    }
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
        let expected = r#"{
  "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.5",
  "version": 1,
  "metadata": {
    "component": {
      "type": "application",
      "bom-ref": "pkg:cargo/segment-console@0.1.0",
      "name": "segment-console",
      "version": "0.1.0",
      "licenses": [
        {
          "expression": "MIT"
        }
      ],
      "purl": "pkg:cargo/segment-console@0.1.0"
    }
  },
  "components": [
    {
      "type": "library",
      "bom-ref": "pkg:cargo/slab@0.4.1%2Ba",
      "name": "slab",
      "version": "0.4.1+a",
      "hashes": [
        {
          "alg": "SHA-256",
          "content": "0123"
        }
      ],
      "licenses": [
        {
          "expression": "MIT OR Apache-2.0"
        }
      ],
      "purl": "pkg:cargo/slab@0.4.1%2Ba"
    },
    {
      "type": "library",
      "bom-ref": "pkg:generic/rust-std@1.95.0",
      "name": "std",
      "version": "1.95.0",
      "licenses": [
        {
          "expression": "MIT OR Apache-2.0"
        }
      ],
      "purl": "pkg:generic/rust-std@1.95.0"
    }
  ]
}
"#;
        assert_eq!(text, expected);
    }
}
