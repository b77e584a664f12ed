//! nginx as operators would run it, from the template in `tests/deploy`.

use std::path::Path;

use anyhow::{Context, Result};
use minijinja::{Environment, UndefinedBehavior, Value, context};
use nix::unistd::geteuid;

use crate::{
    caddy::Certificate,
    paths::Paths,
    ports,
    process::{self, Running},
    site::Site,
};

/// Where Debian and its derivatives put the module that sends `.br` files.
pub const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running nginx.
pub struct Nginx {
    /// Dropping it ends it.
    _running: Running,
    /// The site at `/` of this port, without TLS: on 127.0.0.1 browsers trust it as if it had it.
    pub port: u16,
    /// The same with TLS, as in production.
    pub secure: u16,
    /// Where everything is redirected to TLS.
    pub plain: u16,
}

/// Starts nginx for a site. Its configuration and logs are in `target/e2e/` under the site's name.
pub fn start(
    paths: &Paths,
    program: &Path,
    site: &Site,
    certificate: &Certificate,
) -> Result<Nginx> {
    let run = site.server_folder(paths)?;
    let (port, secure, plain) = (ports::any()?, ports::any()?, ports::any()?);
    let tls = format!(
        "listen 127.0.0.1:{secure} ssl; ssl_certificate {}; ssl_certificate_key {};",
        certificate.file.display(),
        certificate.key.display(),
    );
    let template_file = paths.deploy().join("nginx.conf");
    let template = fs_err::read_to_string(&template_file)?;
    // As root, nginx would start its workers under an account that may not read this folder.
    let user = if geteuid().is_root() {
        "user root;"
    } else {
        ""
    };
    let has_brotli = Path::new(BROTLI_MODULE).is_file();
    let if_brotli = |text: String| if has_brotli { text } else { String::new() };
    let values = context! {
        modules => if_brotli(format!("load_module {BROTLI_MODULE};")),
        brotli => if_brotli("brotli_static on;".to_owned()),
        brotli_off => if_brotli("brotli_static off;".to_owned()),
        user,
        run => run.to_string_lossy(),
        dist => site.folder.to_string_lossy(),
        listen => format!("127.0.0.1:{port}"),
        plain => format!("127.0.0.1:{plain}"),
        tls,
        api => site.api,
        api_origins => site.api_origins(),
    };
    let conf = fill(&template, values).with_context(|| template_file.display().to_string())?;
    let conf_file = run.join("nginx.conf");
    fs_err::write(&conf_file, conf)?;
    let mut running = process::spawn(
        "nginx",
        process::command(program)
            .arg("-p")
            .arg(&run)
            .arg("-e")
            .arg(run.join("error.log"))
            .arg("-c")
            .arg(&conf_file),
    )?;
    process::wait_until(&mut running, || ports::answers(port))?;
    Ok(Nginx {
        _running: running,
        port,
        secure,
        plain,
    })
}

/// Puts values in the place of `{{names}}`. A name without a value is an error.
fn fill(template: &str, values: Value) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.render_str(template, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_is_filled_in_any_position() {
        let values = context! { port => "80", user => "" };
        let filled = fill("{{user}}listen {{port}}; # {{port}}", values).expect("known names");
        assert_eq!(filled, "listen 80; # 80");
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_and_not_left_standing() {
        let values = context! { port => "80" };
        assert!(fill("listen {{prot}};", values.clone()).is_err());
        assert!(fill("listen {{port;", values).is_err());
    }
}
