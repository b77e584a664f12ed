//! The folders of the checkout and of Cargo.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folders every command works in, absolute.
pub struct Paths {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target folder, wherever it was configured to be.
    pub target: PathBuf,
    /// Where cargo keeps the sources of crates.
    pub cargo_home: PathBuf,
}

impl Paths {
    /// Asks cargo's environment, so that a moved checkout is found where it is now.
    pub fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = ancestor(&manifest, 2);
        // This binary is target/debug/xtask: right whatever the target folder is called.
        let target =
            env::current_exe().map_or_else(|_| root.join("target"), |exe| ancestor(&exe, 2));
        let cargo_home = env::var_os("CARGO_HOME").map_or_else(
            || env::home_dir().unwrap_or_default().join(".cargo"),
            PathBuf::from,
        );
        Self {
            root,
            target,
            cargo_home,
        }
    }

    /// The release build.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The end-to-end tests, which also hold the npm packages.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// The servers' configurations.
    pub fn deploy(&self) -> PathBuf {
        self.root.join("tests/deploy")
    }

    /// A binary that cargo built for this machine.
    pub fn built(&self, name: &str) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

fn ancestor(path: &Path, levels: usize) -> PathBuf {
    path.ancestors().nth(levels).unwrap_or(path).to_owned()
}
