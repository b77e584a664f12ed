//! `cargo xtask bench`: measurements of the release build in a real browser, alone or against another build.
//!
//! Both builds are served by an nginx each, from the same template and in front of the same stand-in API, so that
//! nothing but the build differs. `tests/bench/measure.mjs` drives the browser.

use std::path::{self, Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;

use crate::{
    caddy, dist,
    nginx::{self, Nginx},
    paths::Paths,
    ports, process, setup,
    site::Site,
    stand_in::{self, Cors},
};

/// Options of `bench`.
#[derive(Args, Debug, Default, PartialEq)]
pub struct BenchOptions {
    /// The dist/ folder of another build, measured in turn with this one: the ratios are this build's to that one's
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// Take fewer samples: minutes instead of a quarter of an hour, with wider spreads
    #[arg(long)]
    pub quick: bool,
}

/// Measures the `dist/` that is there, or builds one. Limits that don't hold are printed; they are no failure.
pub fn run(paths: &Paths, options: &BenchOptions) -> Result<()> {
    let baseline = options.against.as_deref().map(dist_folder).transpose()?;
    let tools = setup::for_e2e(paths)?;
    if paths.dist().join("index.html").exists() {
        println!("measuring the dist/ that is there");
    } else {
        dist::run(paths)?;
    }
    stand_in::build(paths)?;
    let port = ports::any()?;
    let _stand_in = stand_in::start(paths, port, Cors::Disabled)?;
    let api = format!("http://127.0.0.1:{port}");
    // nginx's configuration has TLS, and Caddy makes the certificate; nothing is measured over it.
    let certificate_site = site("bench-certificate", paths.dist(), &api);
    let caddy = caddy::start(paths, &tools.caddy, &certificate_site)?;
    let serve = |name, folder| {
        let site = site(name, folder, &api);
        nginx::start(paths, &tools.nginx, &site, &caddy.certificate)
    };
    let current = serve("bench-current", paths.dist())?;
    let baseline = baseline
        .map(|folder| serve("bench-baseline", folder))
        .transpose()?;

    let mut command = process::command("node");
    command
        .arg(paths.root.join("tests/bench/measure.mjs"))
        .current_dir(&paths.root)
        .env("CHROMIUM", &tools.chromium)
        .env("CONSOLE_URL", url(&current));
    if let Some(baseline) = &baseline {
        command.env("BASELINE_URL", url(baseline));
    }
    if options.quick {
        command.env("QUICK", "1");
    }
    process::run("the measurements", &mut command)
}

/// The folder as an absolute path, because nginx takes a relative one from its own folder. An error where it holds no
/// build.
fn dist_folder(folder: &Path) -> Result<PathBuf> {
    let folder = path::absolute(folder)?;
    ensure!(
        folder.join("index.html").is_file(),
        "--against {}: it has no index.html, so it is no dist/ folder",
        folder.display()
    );
    Ok(folder)
}

fn site<'a>(name: &'static str, folder: PathBuf, api: &'a str) -> Site<'a> {
    Site {
        name,
        folder,
        api,
        other_origins: vec![],
    }
}

fn url(nginx: &Nginx) -> String {
    format!("http://127.0.0.1:{}/", nginx.port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_page_is_refused_by_its_name() {
        let failure = dist_folder(Path::new("src")).expect_err("src/ holds no build");
        let said = failure.to_string();
        assert!(
            said.contains("--against /") && said.contains("no dist/"),
            "{said}"
        );
    }
}
