//! `cargo xtask serve`: the app with an API, on one address.

use anyhow::Result;

use crate::{
    cli::ServeOptions,
    paths::Paths,
    ports,
    process::{self, Running},
    setup, stand_in, trunk,
};

/// Every call of the app is under this path. It is deeper than the `/v1/api` of `Trunk.toml`
/// because Trunk adds the command line's proxy to the file's: on the same path the two would
/// collide, on a longer one the command line's wins.
const PROXIED: &str = "/v1/api/projects";

/// Runs until Ctrl-C, or until one of the servers ends by itself, which is an error.
pub fn run(paths: &Paths, options: &ServeOptions) -> Result<()> {
    let path = setup::for_page(paths)?;
    let mut servers = Vec::new();
    let backend = match &options.api {
        Some(api) => api.as_str().to_owned(),
        None => {
            stand_in::build(paths)?;
            let port = ports::from(stand_in::PORT, "the stand-in")?;
            servers.push(stand_in::start(paths, port, stand_in::Cors::Disabled)?);
            format!("http://127.0.0.1:{port}")
        }
    };
    let port = ports::from(options.port, "the page")?;
    let mut command = trunk::command(paths, &path, "serve");
    command
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        // Not dist/: that holds the release build.
        .arg("--dist")
        .arg(paths.target.join("serve"))
        .args([
            "--proxy-backend",
            &format!("{backend}{PROXIED}"),
            "--proxy-rewrite",
            PROXIED,
        ])
        // The page refuses redirects; following one here would hide it.
        .arg("--proxy-no-redirect");
    if options.api.is_none() {
        command.arg("--proxy-no-system-proxy");
    }
    servers.push(process::spawn("trunk serve", &mut command)?);
    supervise(&mut servers, port, options)
}

fn supervise(servers: &mut [Running], port: u16, options: &ServeOptions) -> Result<()> {
    let mut announced = false;
    process::wait_for_any(servers, || {
        if !announced && serves_the_page(port) {
            announced = true;
            println!("{}", announcement(port, options));
        }
    })
}

/// What to open and what to enter there.
fn announcement(port: u16, options: &ServeOptions) -> String {
    let (token, project) = match &options.api {
        None => ("demo-token".to_owned(), "Dm7143Qx".to_owned()),
        Some(api) => (
            format!("one of your own for {}", api.as_str()),
            "one that the token may see".to_owned(),
        ),
    };
    format!(
        "\n  address       http://127.0.0.1:{port}/\n  access token  {token}\n  project       {project}\n"
    )
}

/// Trunk listens only after its first build, and answers 404 while that has failed.
fn serves_the_page(port: u16) -> bool {
    let response = minreq::get(format!("http://127.0.0.1:{port}/"))
        .with_timeout(2)
        .send();
    response.is_ok_and(|response| response.status_code == 200)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(api: Option<&str>) -> String {
        let api = api.map(|address| address.parse().expect("an address"));
        announcement(8081, &ServeOptions { api, port: 8080 })
    }

    #[test]
    fn the_demo_names_its_address_token_and_project() {
        let text = announced(None);
        for part in ["http://127.0.0.1:8081/", "demo-token", "Dm7143Qx"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn a_real_deployment_gets_no_demo_token() {
        let text = announced(Some("https://h.example"));
        assert!(
            !text.contains("demo-token") && !text.contains("Dm7143Qx"),
            "{text}"
        );
        assert!(text.contains("https://h.example"), "{text}");
    }
}
