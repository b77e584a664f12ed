//! Caddy as operators would run it, under a path, from the file in `tests/deploy`.

use std::{
    fs,
    path::{Path, PathBuf},
};

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
    /// Where the site is without TLS, with a slash at its end: on 127.0.0.1 browsers trust it as if it had it.
    pub url: String,
    /// The same with TLS, as on the internet.
    pub secure: String,
    /// Where Caddy sends everything on to TLS by itself.
    pub plain: String,
    /// The certificate that it made for 127.0.0.1.
    pub certificate: Certificate,
}

/// A certificate that nobody trusts, for servers of a test.
pub struct Certificate {
    /// The chain, in PEM.
    pub file: PathBuf,
    /// Its private key, in PEM.
    pub key: PathBuf,
}

/// Starts Caddy for a site. Its configuration and logs are in `target/e2e/` under the site's name.
pub fn start(paths: &Paths, program: &Path, site: &Site) -> Result<Caddy, Failure> {
    let run = site.run_folder(paths)?;
    let (port, secure, plain) = (ports::any()?, ports::any()?, ports::any()?);
    let on = |scheme, port| format!("{scheme}://127.0.0.1:{port}");
    let sites = format!("{}, {}", on("http", port), on("https", secure));
    let shipped = paths.deploy().join("Caddyfile");
    let file = run.join("Caddyfile");
    // What a test needs around it: no door for orders, no other address, a certificate of its own, no file outside
    // one folder.
    let around = format!(
        "{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttp_port {plain}\n\thttps_port {secure}\n\tlocal_certs\n\t\
         skip_install_trust\n\tlog {{\n\t\toutput file {}\n\t}}\n}}\n\nimport {}\n",
        run.join("error.log").display(),
        shipped.display(),
    );
    fs::write(&file, around).map_err(Failure::file(&file))?;
    let mut running = process::spawn(
        "Caddy",
        process::command(program)
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&file)
            .env("CONSOLE_SITE", &sites)
            .env("CONSOLE_PATH", PATH)
            .env("CONSOLE_ROOT", &site.folder)
            .env("CONSOLE_API", site.api)
            .env("CONSOLE_API_ORIGINS", site.api_origins())
            .env("CONSOLE_LOG", run.join("access.log"))
            .env("XDG_CONFIG_HOME", &run)
            .env("XDG_DATA_HOME", &run)
            .stderr(process::log_file(&run.join("start.log"))?),
    )?;
    let certificates = run.join("caddy/certificates/local/127.0.0.1");
    let certificate = Certificate {
        file: certificates.join("127.0.0.1.crt"),
        key: certificates.join("127.0.0.1.key"),
    };
    process::wait_until(&mut running, || {
        [port, secure, plain].into_iter().all(ports::answers)
            && certificate.file.is_file()
            && certificate.key.is_file()
    })?;
    let under = |scheme, port| format!("{}{PATH}/", on(scheme, port));
    Ok(Caddy {
        _running: running,
        url: under("http", port),
        secure: under("https", secure),
        plain: under("http", plain),
        certificate,
    })
}
