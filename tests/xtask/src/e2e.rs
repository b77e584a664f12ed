//! `cargo xtask e2e`: whole flows in a real browser, against the release build behind real servers.

use std::{path::PathBuf, process::Command, str::FromStr};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{
    caddy::{self, Caddy},
    cli, dist,
    nginx::{self, Nginx},
    paths::Paths,
    ports,
    process::{self, Running},
    setup,
    site::{self, Site},
    stand_in::{self, Cors},
};

/// How the console is deployed while the tests use it.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Deployment {
    /// nginx, at the root of an origin that forwards `/v1/api`.
    Nginx,
    /// Caddy, under a path of an origin that forwards `/v1/api`.
    Caddy,
    /// nginx, at the root of an origin without an API: the page calls one on another origin, which allows it by CORS.
    Cors,
}

/// One or all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployments(pub Vec<Deployment>);

impl FromStr for Deployments {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if name == "all" {
            return Ok(Self(Deployment::value_variants().to_vec()));
        }
        let deployment = Deployment::from_str(name, false);
        deployment
            .map(|deployment| Self(vec![deployment]))
            .map_err(|_| "nginx, caddy, cors or all".to_owned())
    }
}

/// Options of `e2e`.
#[derive(Args, Debug, PartialEq)]
pub struct E2eOptions {
    /// The deployments to test in turn: nginx, caddy (under a path), cors (the API on another origin) or all
    #[arg(long, value_name = "DEPLOYMENT", default_value = "nginx")]
    pub behind: Deployments,
    /// Arguments for Playwright
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub playwright: Vec<String>,
}

/// The files that `cargo xtask test` runs behind Caddy and with CORS too: those in which servers, origins, sessions and
/// networks matter. `cargo xtask e2e --behind caddy` runs all there are.
const DEPLOYMENT_SPECS: [&str; 18] = [
    "canary.spec.ts",
    "config.spec.ts",
    "connect.spec.ts",
    "deploy.spec.ts",
    "example.spec.ts",
    "faults_connection.spec.ts",
    "faults_network.spec.ts",
    "faults_sign_on.spec.ts",
    "load.spec.ts",
    "paging.spec.ts",
    "policy.spec.ts",
    "races.spec.ts",
    "row_links.spec.ts",
    "session.spec.ts",
    "settings.spec.ts",
    "sockets.spec.ts",
    "subpath.spec.ts",
    "token.spec.ts",
];

/// Tests the `dist/` that is there, or builds one.
pub fn run(paths: &Paths, options: &E2eOptions) -> Result<()> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    options
        .behind
        .0
        .iter()
        .try_for_each(|&deployment| servers.test(paths, &tools, deployment, &options.playwright))
}

/// All tests behind nginx, then the chosen files behind the others.
pub fn run_all(paths: &Paths) -> Result<()> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    servers.test(paths, &tools, Deployment::Nginx, &[])?;
    let specs = DEPLOYMENT_SPECS.map(str::to_owned);
    servers.test(paths, &tools, Deployment::Caddy, &specs)?;
    servers.test(paths, &tools, Deployment::Cors, &specs)
}

/// An address on which nothing listens: only root could, and the port is not one that browsers refuse.
const REFUSING: &str = "http://127.0.0.1:2";

/// A host that no name server knows, under the reserved domain `.invalid`.
const UNKNOWN_HOST: &str = "http://segments.invalid";

/// The stand-in, with and without CORS, and the release build behind nginx and Caddy. Dropping this ends them.
pub struct Servers {
    api: String,
    cors_api: String,
    nginx: Nginx,
    caddy: Caddy,
    cors: Nginx,
    other_origin: Nginx,
    /// Has a folder of each server, with its logs.
    logs: PathBuf,
    _stand_ins: [Running; 2],
}

impl Servers {
    /// Starts them for the `dist/` that is there, or builds one.
    pub fn start(paths: &Paths, tools: &setup::E2e) -> Result<Self> {
        if paths.dist().join("index.html").exists() {
            println!("testing the dist/ that is there");
        } else {
            dist::run(paths)?;
        }
        stand_in::build(paths)?;
        let (api_port, cors_api_port) = (ports::any()?, ports::any()?);
        let stand_ins = [
            stand_in::start(paths, api_port, Cors::Disabled)?,
            stand_in::start(paths, cors_api_port, Cors::AnyOrigin)?,
        ];
        let (api, cors_api) = (address(api_port), address(cors_api_port));
        let same_origin = |name| Site {
            name,
            folder: paths.dist(),
            api: &api,
            other_origins: vec![],
        };
        let caddy = caddy::start(paths, &tools.caddy, &same_origin("caddy"))?;
        let nginx = |site: &Site| nginx::start(paths, &tools.nginx, site, &caddy.certificate);
        let root = nginx(&same_origin("nginx"))?;
        let config = format!("{{\"apiAddresses\": [\"{cors_api}\"]}}\n");
        let cors = Site {
            name: "cors",
            folder: site::configured(paths, "cors-site", &config)?,
            api: REFUSING,
            other_origins: vec![&cors_api],
        };
        // Only what the page on screen asks for: no rows load behind it.
        let other_origin = Site {
            name: "other-origin",
            folder: site::configured(paths, "other-origin-site", "{\"autoLoadRows\": 0}\n")?,
            api: REFUSING,
            other_origins: vec![&cors_api, &api, REFUSING, UNKNOWN_HOST],
        };
        let cors = nginx(&cors)?;
        let other_origin = nginx(&other_origin)?;
        Ok(Self {
            api,
            cors_api,
            nginx: root,
            caddy,
            cors,
            other_origin,
            logs: site::server_folders(paths),
            _stand_ins: stand_ins,
        })
    }

    fn test(
        &self,
        paths: &Paths,
        tools: &setup::E2e,
        deployment: Deployment,
        arguments: &[String],
    ) -> Result<()> {
        let name = cli::name(&deployment);
        println!("behind {name}");
        process::run(
            &format!("Playwright behind {name}"),
            self.set_env(&mut process::command(&tools.playwright), deployment)
                .arg("test")
                .args(arguments)
                .current_dir(paths.e2e())
                .env("CHROMIUM", &tools.chromium)
                .env("HEADLESS_BROWSER", &tools.headless),
        )
    }

    /// Sets the environment variables of a command that name their addresses and the deployment to test.
    pub fn set_env<'a>(&self, command: &'a mut Command, deployment: Deployment) -> &'a mut Command {
        let page = |nginx: &Nginx| address(nginx.port) + "/";
        let (console, api) = match deployment {
            Deployment::Nginx => (page(&self.nginx), &self.api),
            Deployment::Caddy => (self.caddy.url.clone(), &self.api),
            Deployment::Cors => (page(&self.cors), &self.cors_api),
        };
        let secure = format!("https://127.0.0.1:{}/", self.nginx.secure);
        command
            .env("BEHIND", cli::name(&deployment))
            .env("CONSOLE_URL", console)
            .env("API_URL", api)
            .env("NGINX_URL", page(&self.nginx))
            .env("NGINX_SECURE_URL", secure)
            .env("NGINX_PLAIN_URL", address(self.nginx.plain) + "/")
            .env("CADDY_URL", &self.caddy.url)
            .env("CADDY_SECURE_URL", &self.caddy.secure)
            .env("CADDY_PLAIN_URL", &self.caddy.plain)
            .env("CONSOLE_OTHER_ORIGIN_URL", page(&self.other_origin))
            .env("STAND_IN_URL", &self.api)
            .env("OPEN_STAND_IN_URL", &self.cors_api)
            .env("REFUSING_URL", REFUSING)
            .env("UNKNOWN_HOST_URL", UNKNOWN_HOST)
            .env("SERVER_LOGS", &self.logs)
    }
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}
