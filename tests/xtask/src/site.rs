//! What a server serves: the release build, or a copy with a `config.json` of its own, as an operator edits it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, paths::Paths};

/// A folder to be served, and the API beside it.
pub struct Site<'a> {
    /// Names the folder of its server's configuration and logs.
    pub name: &'static str,
    /// The files.
    pub folder: PathBuf,
    /// Where `/v1/api/` of its own origin is passed on to.
    pub api: &'a str,
    /// The other origins that its page may ask.
    pub elsewhere: Vec<&'a str>,
}

/// Where all servers have their folders.
pub fn runs(paths: &Paths) -> PathBuf {
    paths.target.join("e2e")
}

impl Site<'_> {
    /// What stands behind `connect-src 'self'`: each origin behind a space.
    pub fn api_origins(&self) -> String {
        self.elsewhere
            .iter()
            .map(|origin| format!(" {origin}"))
            .collect()
    }

    /// The folder of its server, empty of what an earlier run left there.
    pub fn run_folder(&self, paths: &Paths) -> Result<PathBuf, Failure> {
        let run = runs(paths).join(self.name);
        if run.exists() {
            fs::remove_dir_all(&run).map_err(Failure::file(&run))?;
        }
        fs::create_dir_all(&run).map_err(Failure::file(&run))?;
        Ok(run)
    }
}

/// Copies the release build to `target/e2e/<name>` and writes its `config.json`. What may be there compressed of the old one is
/// left to lie: no server may send it.
pub fn configured(paths: &Paths, name: &str, config: &str) -> Result<PathBuf, Failure> {
    let copy = runs(paths).join(name);
    if copy.exists() {
        fs::remove_dir_all(&copy).map_err(Failure::file(&copy))?;
    }
    copy_folder(&paths.dist(), &copy)?;
    let file = copy.join("config.json");
    fs::write(&file, config).map_err(Failure::file(&file))?;
    Ok(copy)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(Failure::file(to))?;
    for entry in fs::read_dir(from).map_err(Failure::file(from))? {
        let path = entry.map_err(Failure::file(from))?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(Failure::file(&path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_origin_stands_behind_a_space_so_that_none_leaves_no_trace() {
        let site = |elsewhere| Site {
            name: "x",
            folder: PathBuf::new(),
            api: "",
            elsewhere,
        };
        assert_eq!(site(vec![]).api_origins(), "");
        assert_eq!(
            site(vec!["http://a", "http://b"]).api_origins(),
            " http://a http://b"
        );
    }
}
