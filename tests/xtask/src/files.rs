//! What a folder holds.

use std::{fs, path::Path};

use crate::failure::Failure;

/// The files in a folder and those in it, relative to it with `/`, sorted.
pub fn under(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    walk(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let entry = entry.map_err(Failure::file(folder))?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_by_path_whatever_folder_they_are_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = under(folder).expect("this crate");
        assert!(files.is_sorted());
        for file in ["Cargo.toml", "src/dist/manifest.rs", "src/files.rs"] {
            assert!(files.iter().any(|found| found == file), "{file}");
        }
        assert!(under(&folder.join("nowhere")).is_err());
    }
}
