//! Folders with what is in them.

use std::path::Path;

use anyhow::Result;
use walkdir::WalkDir;

/// The files in a folder and in those below it, relative to it with `/`, sorted.
pub fn under(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder)?;
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    files.sort();
    Ok(files)
}

/// An empty folder at that path, whatever was there before.
pub fn empty_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs_err::remove_dir_all(folder)?;
    }
    Ok(fs_err::create_dir_all(folder)?)
}

/// Copies all files of a folder into another one, which is made.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in under(from)? {
        let target = to.join(&file);
        fs_err::create_dir_all(target.parent().unwrap_or(to))?;
        fs_err::copy(from.join(&file), target)?;
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
