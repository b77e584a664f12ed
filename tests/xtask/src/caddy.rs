//! Caddy as operators would run it, under a path, from the file in `tests/deploy`.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{
    paths::Paths,
    ports,
    process::{self, Running},
    site::Site,
};

/// The path that the site is under.
const PATH: &str = "/tools/segments";

/// A running Caddy.
pub struct Caddy {
    /// Dropping it ends it.
    _running: Running,
    /// Where the site is without TLS, with a slash at its end: on 127.0.0.1 browsers trust it as if it had it.
    pub url: String,
    /// The same with TLS, as in production.
    pub secure: String,
    /// Where Caddy sends everything on to TLS by itself.
    pub plain: String,
    /// The certificate that it made for 127.0.0.1.
    pub certificate: Certificate,
}

/// A self-signed certificate, for servers of a test.
pub struct Certificate {
    /// The chain, in PEM.
    pub file: PathBuf,
    /// Its private key, in PEM.
    pub key: PathBuf,
}

/// Starts Caddy for a site. Its configuration and logs are in `target/e2e/` under the site's name.
pub fn start(paths: &Paths, program: &Path, site: &Site) -> Result<Caddy> {
    let folder = site.server_folder(paths)?;
    let (port, secure, plain) = (ports::any()?, ports::any()?, ports::any()?);
    let on = |scheme, port| format!("{scheme}://127.0.0.1:{port}");
    let sites = format!("{}, {}", on("http", port), on("https", secure));
    let shipped = paths.deploy().join("Caddyfile");
    let file = folder.join("Caddyfile");
    // Global options of a test: no admin API, no other address, a local certificate, no file outside one folder.
    let global_options = format!(
        "{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttp_port {plain}\n\thttps_port {secure}\n\tlocal_certs\n\t\
         skip_install_trust\n\tlog {{\n\t\toutput file {}\n\t}}\n}}\n\nimport {}\n",
        folder.join("error.log").display(),
        shipped.display(),
    );
    fs_err::write(&file, global_options)?;
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
            .env("CONSOLE_LOG", folder.join("access.log"))
            .env("XDG_CONFIG_HOME", &folder)
            .env("XDG_DATA_HOME", &folder)
            .stderr(fs_err::File::create(folder.join("start.log"))?.into_file()),
    )?;
    let certificates = folder.join("caddy/certificates/local/127.0.0.1");
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
