//! `cargo xtask e2e`: whole flows in a real browser, against the release build behind real servers.

use std::{path::PathBuf, process::Command};

use crate::{
    behind::{Behind, E2eOptions},
    caddy::{self, Caddy},
    dist,
    failure::Failure,
    nginx::{self, Nginx},
    paths::Paths,
    ports,
    process::{self, Running},
    setup,
    site::{self, Site},
    stand_in::{self, Cors},
};

/// The files that `cargo xtask test` runs behind Caddy and with CORS too: what servers, origins, sessions and networks
/// touch. `cargo xtask e2e --behind caddy` runs all there are.
const TOUCHED: [&str; 16] = [
    "canary.spec.ts",
    "config.spec.ts",
    "connect.spec.ts",
    "deploy.spec.ts",
    "example.spec.ts",
    "faults_connection.spec.ts",
    "faults_network.spec.ts",
    "load.spec.ts",
    "paging.spec.ts",
    "policy.spec.ts",
    "races.spec.ts",
    "session.spec.ts",
    "settings.spec.ts",
    "sockets.spec.ts",
    "subpath.spec.ts",
    "token.spec.ts",
];

/// Tests the `dist/` that is there, or builds one.
pub fn run(paths: &Paths, options: &E2eOptions) -> Result<(), Failure> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    options
        .behind
        .iter()
        .try_for_each(|&behind| servers.test(paths, &tools, behind, &options.playwright))
}

/// All tests behind nginx, then the chosen files behind the others.
pub fn run_all(paths: &Paths) -> Result<(), Failure> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    servers.test(paths, &tools, Behind::Nginx, &[])?;
    let touched = TOUCHED.map(str::to_owned);
    servers.test(paths, &tools, Behind::Caddy, &touched)?;
    servers.test(paths, &tools, Behind::Cors, &touched)
}

/// Where nobody listens: only root could, and the port is none that browsers refuse by themselves.
const REFUSING: &str = "http://127.0.0.1:2";

/// A host that no name server knows: `.invalid` is nobody's.
const UNKNOWN_HOST: &str = "http://segments.invalid";

/// The stand-in, with and without CORS, and the release build behind nginx and Caddy. Dropping them ends them.
pub struct Servers {
    api: String,
    open: String,
    nginx: Nginx,
    caddy: Caddy,
    cors: Nginx,
    elsewhere: Nginx,
    /// Has a folder of each server, with its logs.
    logs: PathBuf,
    _stand_ins: [Running; 2],
}

impl Servers {
    /// Starts them for the `dist/` that is there, or builds one.
    pub fn start(paths: &Paths, tools: &setup::E2e) -> Result<Self, Failure> {
        if paths.dist().join("index.html").exists() {
            println!("testing the dist/ that is there");
        } else {
            dist::run(paths)?;
        }
        stand_in::build(paths)?;
        let (api_port, open_port) = (ports::any()?, ports::any()?);
        let stand_ins = [
            stand_in::start(paths, api_port, Cors::Nobody)?,
            stand_in::start(paths, open_port, Cors::Everybody)?,
        ];
        let (api, open) = (on(api_port), on(open_port));
        let beside = |name| Site {
            name,
            folder: paths.dist(),
            api: &api,
            elsewhere: vec![],
        };
        let caddy = caddy::start(paths, &tools.caddy, &beside("caddy"))?;
        let nginx = |site: &Site| nginx::start(paths, &tools.nginx, site, &caddy.certificate);
        let at_the_root = nginx(&beside("nginx"))?;
        let config = format!("{{\"apiAddresses\": [\"{open}\"]}}\n");
        let cors = Site {
            name: "cors",
            folder: site::configured(paths, "cors-site", &config)?,
            api: REFUSING,
            elsewhere: vec![&open],
        };
        // Only what the page on screen asks for: no rows load behind it.
        let elsewhere = Site {
            name: "elsewhere",
            folder: site::configured(paths, "elsewhere-site", "{\"autoLoadRows\": 0}\n")?,
            api: REFUSING,
            elsewhere: vec![&open, &api, REFUSING, UNKNOWN_HOST],
        };
        let cors = nginx(&cors)?;
        let elsewhere = nginx(&elsewhere)?;
        Ok(Self {
            api,
            open,
            nginx: at_the_root,
            caddy,
            cors,
            elsewhere,
            logs: site::runs(paths),
            _stand_ins: stand_ins,
        })
    }

    fn test(
        &self,
        paths: &Paths,
        tools: &setup::E2e,
        behind: Behind,
        arguments: &[String],
    ) -> Result<(), Failure> {
        let name = behind.name();
        println!("behind {name}");
        process::run(
            &format!("Playwright behind {name}"),
            self.tell(&mut process::command(&tools.playwright), behind)
                .arg("test")
                .args(arguments)
                .current_dir(paths.e2e())
                .env("CHROMIUM", &tools.chromium),
        )
    }

    /// Tells a command where they are, and which of them the console stands behind.
    pub fn tell<'a>(&self, command: &'a mut Command, behind: Behind) -> &'a mut Command {
        let page = |nginx: &Nginx| on(nginx.port) + "/";
        let (console, api) = match behind {
            Behind::Nginx => (page(&self.nginx), &self.api),
            Behind::Caddy => (self.caddy.url.clone(), &self.api),
            Behind::Cors => (page(&self.cors), &self.open),
        };
        let secure = format!("https://127.0.0.1:{}/", self.nginx.secure);
        command
            .env("BEHIND", behind.name())
            .env("CONSOLE_URL", console)
            .env("API_URL", api)
            .env("NGINX_URL", page(&self.nginx))
            .env("NGINX_SECURE_URL", secure)
            .env("NGINX_PLAIN_URL", on(self.nginx.plain) + "/")
            .env("CADDY_URL", &self.caddy.url)
            .env("CADDY_SECURE_URL", &self.caddy.secure)
            .env("CADDY_PLAIN_URL", &self.caddy.plain)
            .env("CONSOLE_OTHER_ORIGIN_URL", page(&self.elsewhere))
            .env("STAND_IN_URL", &self.api)
            .env("OPEN_STAND_IN_URL", &self.open)
            .env("REFUSING_URL", REFUSING)
            .env("UNKNOWN_HOST_URL", UNKNOWN_HOST)
            .env("SERVER_LOGS", &self.logs)
    }
}

fn on(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}
