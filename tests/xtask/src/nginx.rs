//! nginx as operators would run it, from the template beside the end-to-end tests.

use std::{fs, path::Path};

use nix::unistd::geteuid;

use crate::{
    failure::Failure,
    headers,
    paths::Paths,
    ports,
    process::{self, Running},
};

/// A running nginx and where it serves what.
pub struct Nginx {
    /// Dropping it ends it.
    _running: Running,
    /// The build at `/`.
    pub port: u16,
    /// The same build under `/tools/segments/`.
    pub subpath_port: u16,
    /// The same build at `/`, with no API on its origin: it may ask those elsewhere.
    pub other_origin_port: u16,
}

/// Starts nginx for `dist/`, with `/v1/api/` passed on to `api`; `elsewhere` are the origins that the page of
/// [`Nginx::other_origin_port`] may ask.
pub fn start(
    paths: &Paths,
    program: &Path,
    api: &str,
    elsewhere: &[&str],
) -> Result<Nginx, Failure> {
    let run = paths.target.join("e2e/nginx");
    fs::create_dir_all(&run).map_err(Failure::file(&run))?;
    let (port, subpath_port) = (ports::any()?, ports::any()?);
    let other_origin_port = ports::any()?;
    let headers_file = paths.dist().join("_headers");
    let headers = fs::read_to_string(&headers_file).map_err(Failure::file(&headers_file))?;
    let malformed = |why| Failure::Malformed {
        what: headers_file.display().to_string(),
        why,
    };
    let open_headers = connecting_to(&headers, elsewhere).map_err(malformed)?;
    let template_file = paths.e2e().join("nginx.conf");
    let template = fs::read_to_string(&template_file).map_err(Failure::file(&template_file))?;
    let conf = fill(
        &template,
        &[
            // As root, nginx would hand its work to an account that may not read this folder.
            (
                "user",
                if geteuid().is_root() {
                    "user root;"
                } else {
                    ""
                },
            ),
            ("run", &run.to_string_lossy()),
            ("dist", &paths.dist().to_string_lossy()),
            ("port", &port.to_string()),
            ("subpath_port", &subpath_port.to_string()),
            ("other_origin_port", &other_origin_port.to_string()),
            ("api", api),
            ("headers", &add_headers(&headers).map_err(malformed)?),
            (
                "open_headers",
                &add_headers(&open_headers).map_err(malformed)?,
            ),
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
    process::wait_until(&mut running, || {
        [port, subpath_port, other_origin_port]
            .into_iter()
            .all(ports::answers)
    })?;
    Ok(Nginx {
        _running: running,
        port,
        subpath_port,
        other_origin_port,
    })
}

/// The site's headers with these origins in `connect-src`, as an operator adds an API's.
fn connecting_to(text: &str, origins: &[&str]) -> Result<String, String> {
    let shipped = "connect-src 'self'";
    if text.matches(shipped).count() != 1 {
        return Err(format!("it doesn't say {shipped} once"));
    }
    Ok(text.replace(shipped, &format!("{shipped} {}", origins.join(" "))))
}

/// Puts values in the place of `{{names}}`. A name without a value is an error.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = template;
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
    Ok(filled)
}

/// The site's headers as nginx lines. `Cache-Control` isn't among them: the template decides it.
fn add_headers(text: &str) -> Result<String, String> {
    let mut lines = Vec::new();
    for (name, value) in headers::for_every_path(text)? {
        if name.eq_ignore_ascii_case("cache-control") {
            continue;
        }
        if value.contains('$') {
            return Err(format!("{name}: nginx would take the $ for a variable"));
        }
        let value = value.replace('\\', r"\\").replace('"', "\\\"");
        lines.push(format!("add_header {name} \"{value}\" always;"));
    }
    if lines.is_empty() {
        return Err("it has no header for /*".to_owned());
    }
    Ok(lines.join("\n            "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_is_filled_wherever_it_stands() {
        let values = [("port", "80"), ("user", "")];
        assert_eq!(
            fill("{{user}}listen {{port}}; # {{port}}", &values),
            Ok("listen 80; # 80".to_owned())
        );
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_and_not_left_standing() {
        assert!(fill("listen {{prot}};", &[("port", "80")]).is_err());
        assert!(fill("listen {{port;", &[("port", "80")]).is_err());
    }

    #[test]
    fn the_shipped_policy_becomes_a_header_with_its_quotes_kept() {
        assert_eq!(
            add_headers(
                "/*\n  Content-Security-Policy: default-src 'none'; x \"y\"\n  Cache-Control: no-cache\n"
            ),
            Ok(
                "add_header Content-Security-Policy \"default-src 'none'; x \\\"y\\\"\" always;"
                    .to_owned()
            )
        );
    }

    #[test]
    fn a_site_without_headers_is_refused_so_that_no_test_runs_without_the_policy() {
        assert!(add_headers("/index.html\n  Cache-Control: no-cache\n").is_err());
    }

    #[test]
    fn another_origin_is_added_to_the_policy_as_an_operator_adds_it() {
        let shipped = "/*\n  Content-Security-Policy: connect-src 'self'; base-uri 'none'\n";
        assert_eq!(
            connecting_to(shipped, &["http://a", "http://b"]),
            Ok("/*\n  Content-Security-Policy: connect-src 'self' http://a http://b; base-uri 'none'\n".to_owned())
        );
        assert!(connecting_to("/*\n  X-Content-Type-Options: nosniff\n", &["http://a"]).is_err());
    }
}
