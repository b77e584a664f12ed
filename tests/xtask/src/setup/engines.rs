//! Firefox and WebKit for the tests in them, from Debian's packages.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{announce, missing, on_path, system};

/// For the tests in Firefox and WebKit.
pub struct Engines {
    pub firefox: PathBuf,
    /// WebKitGTK's WebDriver server.
    pub webkit_driver: PathBuf,
    /// The browser that it drives: WebKitGTK in a window.
    pub webkit_browser: PathBuf,
    /// A display for that window.
    pub xvfb: PathBuf,
    /// A message bus for its processes.
    pub dbus_run_session: PathBuf,
}

/// A program, and where it comes from.
struct Program {
    /// Its names on PATH, the usual one first.
    names: &'static [&'static str],
    /// The variable that names another one.
    variable: &'static str,
    debian_package: &'static str,
}

const FIREFOX: Program = Program {
    names: &["firefox-esr", "firefox"],
    variable: "FIREFOX",
    debian_package: "firefox-esr",
};
const WEBKIT_DRIVER: Program = Program {
    names: &["WebKitWebDriver"],
    variable: "WEBKIT_DRIVER",
    debian_package: "webkit2gtk-driver",
};
/// Not on PATH, but beside WebKit's library, which the driver needs too.
const WEBKIT_BROWSER: Program = Program {
    names: &["MiniBrowser"],
    variable: "WEBKIT_BROWSER",
    debian_package: "webkit2gtk-driver",
};
const XVFB: Program = Program {
    names: &["Xvfb"],
    variable: "XVFB",
    debian_package: "xvfb",
};
const DBUS: Program = Program {
    names: &["dbus-run-session"],
    variable: "DBUS_RUN_SESSION",
    debian_package: "dbus-x11",
};

const ALL: [Program; 5] = [FIREFOX, WEBKIT_DRIVER, WEBKIT_BROWSER, XVFB, DBUS];

/// Where a library has programs of its own, and how its folders there begin.
const LIBRARY_FOLDERS: [&str; 2] = ["/usr/lib", "/usr/libexec"];
const WEBKIT_FOLDERS: [&str; 2] = ["webkit2gtk-", "webkitgtk-"];

impl Program {
    fn find(&self) -> Option<PathBuf> {
        if let Some(named) = env::var_os(self.variable) {
            return Some(named.into());
        }
        let mut names = self.names.iter();
        names.find_map(|name| {
            on_path(name)
                .map(|folder| folder.join(name))
                .or_else(|| beside_webkit(name))
        })
    }

    fn path(&self) -> Result<PathBuf> {
        self.find().with_context(|| by_hand(self.debian_package))
    }
}

/// Finds them all, and installs before what is missing, as root with apt.
pub fn find() -> Result<Engines> {
    let mut absent: Vec<&str> = ALL
        .iter()
        .filter(|program| program.find().is_none())
        .map(|program| program.debian_package)
        .collect();
    absent.dedup();
    if !absent.is_empty() && system::can_install() {
        let packages = absent.join(" ");
        announce(
            &packages,
            "flows run in real Firefox and WebKit too",
            &format!("apt-get install {packages}"),
        );
        system::update_and_install(&absent).with_context(|| by_hand(&packages))?;
    }
    Ok(Engines {
        firefox: FIREFOX.path()?,
        webkit_driver: WEBKIT_DRIVER.path()?,
        webkit_browser: WEBKIT_BROWSER.path()?,
        xvfb: XVFB.path()?,
        dbus_run_session: DBUS.path()?,
    })
}

fn by_hand(packages: &str) -> String {
    let variables = ALL.map(|program| program.variable).join(", ");
    let how = format!(
        "on Debian `apt-get install {packages}` as root; elsewhere Firefox, WebKitGTK with its WebKitWebDriver and \
         MiniBrowser, Xvfb and dbus-run-session, on PATH or named by {variables}"
    );
    missing(packages, &how)
}

/// A program in one of the folders of WebKit's library: directly in a library folder, or in that of an architecture.
fn beside_webkit(name: &str) -> Option<PathBuf> {
    let libraries = LIBRARY_FOLDERS.map(PathBuf::from);
    let of_architectures: Vec<PathBuf> = libraries.iter().flat_map(|path| folders(path)).collect();
    let all = libraries.iter().chain(&of_architectures);
    all.flat_map(|library| folders(library))
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            WEBKIT_FOLDERS.iter().any(|start| name.starts_with(start))
        })
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// The folders in a folder; none if it can't be read.
fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs_err::read_dir(path).into_iter().flatten().flatten();
    let folders = entries.map(|entry| entry.path());
    folders.filter(|path| path.is_dir()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_its_package_and_every_variable() {
        let words = by_hand("firefox-esr xvfb");
        assert!(
            words.contains("apt-get install firefox-esr xvfb"),
            "{words}"
        );
        for program in ALL {
            assert!(words.contains(program.variable), "{words}");
        }
    }
}
