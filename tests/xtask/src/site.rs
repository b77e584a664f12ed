//! What a server of the tests serves: the release build, or a copy with a `config.json` of its own.

use std::path::PathBuf;

use anyhow::Result;

use crate::{files, paths::Paths};

/// A folder to be served, and the API beside it.
pub struct Site<'a> {
    /// Names the folder of its server's configuration and logs.
    pub name: &'static str,
    /// The files.
    pub folder: PathBuf,
    /// Where `/v1/api/` of its own origin is forwarded to.
    pub api: &'a str,
    /// Other origins whose API its page may call.
    pub other_origins: Vec<&'a str>,
}

/// Where all servers have their folders.
pub fn server_folders(paths: &Paths) -> PathBuf {
    paths.target.join("e2e")
}

impl Site<'_> {
    /// What follows `connect-src 'self'` in the policy: each origin after a space.
    pub fn api_origins(&self) -> String {
        self.other_origins
            .iter()
            .map(|origin| format!(" {origin}"))
            .collect()
    }

    /// The folder of its server, without the files of an earlier run.
    pub fn server_folder(&self, paths: &Paths) -> Result<PathBuf> {
        let folder = server_folders(paths).join(self.name);
        files::empty_folder(&folder)?;
        Ok(folder)
    }
}

/// Copies the release build to `target/e2e/<name>` and writes its `config.json`.
pub fn configured(paths: &Paths, name: &str, config: &str) -> Result<PathBuf> {
    let copy = server_folders(paths).join(name);
    files::empty_folder(&copy)?;
    files::copy(&paths.dist(), &copy)?;
    fs_err::write(copy.join("config.json"), config)?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_origin_follows_a_space_so_that_none_leaves_the_policy_as_it_is() {
        let site = |other_origins| Site {
            name: "x",
            folder: PathBuf::new(),
            api: "",
            other_origins,
        };
        assert_eq!(site(vec![]).api_origins(), "");
        assert_eq!(
            site(vec!["http://a", "http://b"]).api_origins(),
            " http://a http://b"
        );
    }
}
