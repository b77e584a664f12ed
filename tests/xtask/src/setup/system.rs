//! What comes from the system: the browser, its driver, the static servers, a Chinese font.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use nix::unistd::geteuid;

use super::{announce, missing, on_path};
use crate::{nginx, process};

/// A program that the tests need.
#[derive(Clone, Copy)]
pub enum Program {
    Chromium,
    /// Chromium without a window and what belongs to one: the same engine, a third faster to test with.
    HeadlessShell,
    Chromedriver,
    Nginx,
    Caddy,
}

impl Program {
    /// What there is no substitute for.
    const REQUIRED: [Self; 4] = [Self::Chromium, Self::Chromedriver, Self::Nginx, Self::Caddy];

    /// Every name it goes by, the usual one first.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ],
            Self::HeadlessShell => &["chromium-headless-shell"],
            Self::Chromedriver => &["chromedriver"],
            Self::Nginx => &["nginx"],
            Self::Caddy => &["caddy"],
        }
    }

    /// The variable that names another one.
    const fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::HeadlessShell => "HEADLESS_SHELL",
            Self::Chromedriver => "CHROMEDRIVER",
            Self::Nginx => "NGINX",
            Self::Caddy => "CADDY",
        }
    }

    const fn debian_package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::HeadlessShell => "chromium-headless-shell",
            Self::Chromedriver => "chromium-driver",
            Self::Nginx => "nginx-light",
            Self::Caddy => "caddy",
        }
    }

    fn find(self) -> Option<PathBuf> {
        if let Some(named) = env::var_os(self.variable()) {
            return Some(named.into());
        }
        self.names().iter().find_map(|name| {
            // Servers live where the PATH of a plain user doesn't look.
            let folder = on_path(name).or_else(|| {
                ["/usr/sbin", "/usr/local/sbin"]
                    .map(PathBuf::from)
                    .into_iter()
                    .find(|sbin| sbin.join(name).is_file())
            })?;
            Some(folder.join(name))
        })
    }
}

/// Installs what is missing from Debian, in one go, where that is possible: as root, with apt.
/// Where it isn't, [`find`] says what is missing.
pub fn install_missing() -> Result<()> {
    let mut absent: Vec<&str> = Program::REQUIRED
        .iter()
        .filter(|one| one.find().is_none())
        .map(|one| one.debian_package())
        .collect();
    if cfg!(target_os = "linux") && !Path::new(nginx::BROTLI_MODULE).is_file() {
        absent.push("libnginx-mod-http-brotli-static");
    }
    if cfg!(target_os = "linux") && !has_chinese_font() {
        absent.push("fonts-noto-cjk");
    }
    if !can_install() {
        return Ok(());
    }
    if absent.is_empty() {
        install_headless_shell();
        return Ok(());
    }
    let packages = absent.join(" ");
    announce(
        &packages,
        "the tests run in a real browser, with Chinese text, behind real servers",
        &format!("apt-get install {packages}"),
    );
    update_and_install(&absent).with_context(|| by_hand(&packages))?;
    install_headless_shell();
    Ok(())
}

/// Installs the headless shell where Debian has it: the tests run without it too, only slower.
fn install_headless_shell() {
    if Program::HeadlessShell.find().is_some() {
        return;
    }
    let package = Program::HeadlessShell.debian_package();
    announce(
        package,
        "the end-to-end tests take a third less time with it",
        &format!("apt-get install {package}"),
    );
    if let Err(error) = apt_install(&[package]) {
        println!("setup: going on with Chromium: {error:#}");
    }
}

/// Whether packages can be installed: as root, with apt.
pub fn can_install() -> bool {
    geteuid().is_root() && on_path("apt-get").is_some()
}

/// Installs packages from Debian's current lists.
pub fn update_and_install(packages: &[&str]) -> Result<()> {
    apt("apt-get update", &["update", "-qq"])?;
    apt_install(packages)
}

fn apt_install(packages: &[&str]) -> Result<()> {
    let options = ["install", "-qq", "-y", "--no-install-recommends"];
    apt("apt-get install", &[&options, packages].concat())
}

fn apt(what: &str, arguments: &[&str]) -> Result<()> {
    process::run(
        what,
        process::command("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            // As in single-user mode: a server that is installed isn't started as well.
            .env("RUNLEVEL", "1"),
    )
}

/// Where the browser of the end-to-end tests is: the headless shell, or Chromium where there is none.
pub fn headless_browser() -> Result<PathBuf> {
    Program::HeadlessShell
        .find()
        .map_or_else(|| find(Program::Chromium), Ok)
}

/// Where a program is.
pub fn find(program: Program) -> Result<PathBuf> {
    program
        .find()
        .with_context(|| by_hand(program.debian_package()))
}

fn by_hand(packages: &str) -> String {
    let how = format!(
        "on Debian `apt-get install {packages}` as root; elsewhere Chromium with its chromedriver, nginx and Caddy, on \
         PATH or named by CHROMIUM, CHROMEDRIVER, NGINX, CADDY"
    );
    missing(packages, &how)
}

/// Without one, Chinese is drawn as boxes: the tests would pass, the screenshots would be useless.
fn has_chinese_font() -> bool {
    Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file()
        || process::output(process::command("fc-list").args([":lang=zh-cn", "family"]))
            .is_some_and(|fonts| !fonts.trim().is_empty())
}
