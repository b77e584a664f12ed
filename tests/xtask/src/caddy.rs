//! Caddy as operators would run it, under a path, from the file in `tests/deploy`.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    paths::Paths,
    ports,
    process::{self, Running},
    site::Site,
};

/// The path that the site is under, as somebody's tools may be.
const PATH: &str = "/tools/segments";

/// A running Caddy.
pub struct Caddy {
    /// Dropping it ends it.
    _running: Running,
    /// Where the site is, with a slash at its end.
    pub url: String,
}

/// Starts Caddy for a site. Its configuration and logs are in `target/e2e/` under the site's name.
pub fn start(paths: &Paths, program: &Path, site: &Site) -> Result<Caddy, Failure> {
    let run = site.run_folder(paths)?;
    let port = ports::any()?;
    let origin = format!("http://127.0.0.1:{port}");
    let shipped = paths.deploy().join("Caddyfile");
    let file = run.join("Caddyfile");
    // What a test needs around it: no door for orders, no other address, no file outside one folder.
    let around = format!(
        "{{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n\tlog {{\n\t\toutput file {}\n\t}}\n}}\n\nimport {}\n",
        run.join("error.log").display(),
        shipped.display(),
    );
    fs::write(&file, around).map_err(Failure::file(&file))?;
    let mut running = process::spawn(
        "Caddy",
        process::command(program)
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&file)
            .env("CONSOLE_SITE", &origin)
            .env("CONSOLE_PATH", PATH)
            .env("CONSOLE_ROOT", &site.folder)
            .env("CONSOLE_API", site.api)
            .env("CONSOLE_API_ORIGINS", site.api_origins())
            .env("CONSOLE_LOG", run.join("access.log"))
            .env("XDG_CONFIG_HOME", &run)
            .env("XDG_DATA_HOME", &run)
            .stderr(process::log_file(&run.join("start.log"))?),
    )?;
    process::wait_until(&mut running, || ports::answers(port))?;
    Ok(Caddy {
        _running: running,
        url: format!("{origin}{PATH}/"),
    })
}
