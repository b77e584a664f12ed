//! nginx as operators would run it, from the template in `tests/deploy`.

use std::{fs, path::Path};

use nix::unistd::geteuid;

use crate::{
    caddy::Certificate,
    failure::Failure,
    paths::Paths,
    ports,
    process::{self, Running},
    site::Site,
};

/// Where Debian and its kin put the module that sends `.br` files.
pub const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running nginx.
pub struct Nginx {
    /// Dropping it ends it.
    _running: Running,
    /// The site at `/` of this port, without TLS: on 127.0.0.1 browsers trust it as if it had it.
    pub port: u16,
    /// The same with TLS, as on the internet.
    pub secure: u16,
    /// Where everything is sent on to TLS.
    pub plain: u16,
}

/// Starts nginx for a site. Its configuration and logs are in `target/e2e/` under the site's name.
pub fn start(
    paths: &Paths,
    program: &Path,
    site: &Site,
    certificate: &Certificate,
) -> Result<Nginx, Failure> {
    let run = site.run_folder(paths)?;
    let (port, secure, plain) = (ports::any()?, ports::any()?, ports::any()?);
    let tls = format!(
        "listen 127.0.0.1:{secure} ssl; ssl_certificate {}; ssl_certificate_key {};",
        certificate.file.display(),
        certificate.key.display(),
    );
    let template_file = paths.deploy().join("nginx.conf");
    let template = fs::read_to_string(&template_file).map_err(Failure::file(&template_file))?;
    // As root, nginx would hand its work to an account that may not read this folder.
    let user = if geteuid().is_root() {
        "user root;"
    } else {
        ""
    };
    let has_brotli = Path::new(BROTLI_MODULE).is_file();
    let if_brotli = |text: &str| {
        if has_brotli {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let conf = fill(
        &template,
        &[
            (
                "modules",
                &if_brotli(&format!("load_module {BROTLI_MODULE};")),
            ),
            ("brotli", &if_brotli("brotli_static on;")),
            ("brotli_off", &if_brotli("brotli_static off;")),
            ("user", user),
            ("run", &run.to_string_lossy()),
            ("dist", &site.folder.to_string_lossy()),
            ("listen", &format!("127.0.0.1:{port}")),
            ("plain", &format!("127.0.0.1:{plain}")),
            ("tls", &tls),
            ("api", site.api),
            ("api_origins", &site.api_origins()),
        ],
    )
    .map_err(|why| Failure::Malformed {
        what: template_file.display().to_string(),
        why,
    })?;
    let conf_file = run.join("nginx.conf");
    fs::write(&conf_file, conf).map_err(Failure::file(&conf_file))?;
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

/// Puts values in the place of `{{names}}`, but for those of comments. A name without a value is an error.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    let mut filled = String::new();
    for line in template.lines() {
        if line.trim_start().starts_with('#') {
            filled.push_str(line);
        } else {
            fill_line(line, values, &mut filled)?;
        }
        filled.push('\n');
    }
    Ok(filled)
}

fn fill_line(line: &str, values: &[(&str, &str)], filled: &mut String) -> Result<(), String> {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a {{ without its }}")?;
        let (_, value) = values
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or(format!("nothing is called {name}"))?;
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_is_filled_wherever_it_stands() {
        let values = [("port", "80"), ("user", "")];
        assert_eq!(
            fill("{{user}}listen {{port}}; # {{port}}", &values),
            Ok("listen 80; # 80\n".to_owned())
        );
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_and_not_left_standing() {
        assert!(fill("listen {{prot}};", &[("port", "80")]).is_err());
        assert!(fill("listen {{port;", &[("port", "80")]).is_err());
    }

    #[test]
    fn a_comment_may_speak_of_placeholders() {
        assert_eq!(fill("  # {{x}} is", &[]), Ok("  # {{x}} is\n".to_owned()));
    }
}
