//! The command line.

use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use url::Url;

use crate::{
    bench::BenchOptions, e2e::E2eOptions, engines::EngineOptions, fuzz::FuzzOptions, test::Step,
};

#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    about = "Builds, serves and tests the console. Each command first installs what it needs, and says so.",
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, PartialEq, Subcommand)]
pub enum Command {
    /// Serve the app with the stand-in API (or the API at URL), rebuilt on every change
    Serve(ServeOptions),
    /// Run all tests, or only some steps of them
    Test {
        /// A step to run; may be repeated
        #[arg(long, value_name = "STEP")]
        only: Vec<Step>,
    },
    /// Make the release build in dist/ and check its sizes against the budget
    Dist,
    /// Run the end-to-end tests against dist/
    E2e(E2eOptions),
    /// Run flows in Firefox and WebKit against dist/
    Engines(EngineOptions),
    /// Measure dist/ with 100,000 profiles
    Bench(BenchOptions),
    /// Run the fuzz targets, or one of them
    Fuzz(FuzzOptions),
    /// Find elements in `view!` that Leptos would create by `innerHTML`
    Lint,
    /// Build what is committed twice, in two places, and compare the bytes
    Reproduce,
    /// Check licences, sources and known vulnerabilities of all crates by tests/deny.toml
    Audit,
    /// Print the shell line after which `trunk serve` and `wasm-opt` run by themselves
    Env,
}

/// Options of `serve`.
#[derive(Args, Debug, PartialEq)]
pub struct ServeOptions {
    /// The API to forward /v1/api to; without one, the stand-in
    #[arg(long, value_name = "URL")]
    pub api: Option<ApiOrigin>,
    /// The first port tried for the page
    #[arg(long, default_value_t = 8080, value_parser = value_parser!(u16).range(1..))]
    pub port: u16,
}

/// An `http(s)://host[:port][/prefix]` without query, fragment or credentials, without the `/v1/api` under it and
/// without a slash at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiOrigin(String);

impl FromStr for ApiOrigin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // A browser repairs `https:///host` and the like; on a command line that is a mistake.
        let repaired = std::cell::Cell::new(None);
        let url = Url::options()
            .syntax_violation_callback(Some(&|violation| repaired.set(Some(violation))))
            .parse(text.trim())
            .map_err(|error| error.to_string())?;
        if let Some(violation) = repaired.get() {
            return Err(violation.to_string());
        }
        if !matches!(url.scheme(), "http" | "https") {
            return Err("it has to start with https:// or http://".to_owned());
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("give the address without query and fragment".to_owned());
        }
        let address = url.as_str().trim_end_matches('/');
        let address = address.strip_suffix("/v1/api").unwrap_or(address);
        Ok(Self(address.to_owned()))
    }
}

impl ApiOrigin {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name that a value has on the command line.
pub fn name(value: &impl ValueEnum) -> String {
    value
        .to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::{CommandFactory, error::ErrorKind};

    use super::*;
    use crate::{
        e2e::{Deployment, Deployments},
        fuzz::Target,
    };

    fn parsed(line: &str) -> Result<Command, ErrorKind> {
        Cli::try_parse_from(format!("xtask {line}").split_whitespace())
            .map(|cli| cli.command)
            .map_err(|error| error.kind())
    }

    #[test]
    fn the_definition_has_no_conflicts() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_command_asks_for_help_and_an_unknown_one_is_named() {
        let help = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        assert_eq!(parsed(""), Err(help));
        let error = Cli::try_parse_from(["xtask", "sreve"]).expect_err("there is none");
        assert!(error.to_string().contains("'sreve'"), "{error}");
    }

    #[test]
    fn serve_starts_at_8080_unless_told() {
        let port = |line| match parsed(line) {
            Ok(Command::Serve(options)) => options.port,
            other => panic!("{other:?}"),
        };
        assert_eq!(port("serve"), 8080);
        assert_eq!(port("serve --port 9000"), 9000);
    }

    #[test]
    fn a_port_outside_its_range_is_refused() {
        for line in [
            "serve --port 0",
            "serve --port 65536",
            "serve --port x",
            "serve --port",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn an_api_address_loses_its_trailing_slash_and_v1_api() {
        for text in [
            "https://h.example",
            "https://h.example/",
            "https://h.example/v1/api/",
        ] {
            assert_eq!(text.parse(), Ok(ApiOrigin("https://h.example".to_owned())));
        }
        let with_port_and_path = "http://h:81/x";
        assert_eq!(
            with_port_and_path.parse(),
            Ok(ApiOrigin(with_port_and_path.to_owned()))
        );
        // The default port is the same origin without it.
        assert_eq!(
            "http://h:80/x".parse(),
            Ok(ApiOrigin("http://h/x".to_owned()))
        );
    }

    #[test]
    fn an_api_address_that_is_not_one_is_refused() {
        for text in [
            "h.example",
            "ftp://h",
            "https://",
            "https:///x",
            "https://u:p@h",
            "https://h?x",
            "https://h#x",
        ] {
            assert!(text.parse::<ApiOrigin>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_can_name_several_steps_and_each_has_to_exist() {
        assert_eq!(
            parsed("test --only clippy-wasm --only e2e"),
            Ok(Command::Test {
                only: vec![Step::ClippyWasm, Step::E2e]
            })
        );
        assert!(parsed("test --only nothing").is_err());
    }

    #[test]
    fn e2e_is_behind_nginx_unless_told_and_the_rest_is_left_to_playwright() {
        let e2e = |deployments: &[Deployment], playwright: &[&str]| {
            Ok(Command::E2e(E2eOptions {
                behind: Deployments(deployments.to_vec()),
                playwright: playwright.iter().map(|word| (*word).to_owned()).collect(),
            }))
        };
        let paging = ["--grep", "paging"];
        assert_eq!(
            parsed("e2e --grep paging"),
            e2e(&[Deployment::Nginx], &paging)
        );
        assert_eq!(
            parsed("e2e --behind caddy --grep paging"),
            e2e(&[Deployment::Caddy], &paging)
        );
        assert_eq!(
            parsed("e2e paging.spec.ts --behind caddy"),
            e2e(
                &[Deployment::Nginx],
                &["paging.spec.ts", "--behind", "caddy"]
            )
        );
        assert_eq!(
            parsed("e2e --behind all"),
            e2e(Deployment::value_variants(), &[])
        );
        assert!(parsed("e2e --behind apache").is_err());
        assert!(parsed("e2e --behind").is_err());
    }

    #[test]
    fn engines_leaves_its_arguments_to_playwright() {
        let engines = |playwright: &[&str]| {
            Ok(Command::Engines(EngineOptions {
                playwright: playwright.iter().map(|word| (*word).to_owned()).collect(),
            }))
        };
        assert_eq!(parsed("engines"), engines(&[]));
        assert_eq!(
            parsed("engines --project webkit session.spec.ts"),
            engines(&["--project", "webkit", "session.spec.ts"])
        );
    }

    #[test]
    fn bench_measures_one_build_with_all_rounds_unless_told() {
        let bench = |against: Option<&str>, quick| {
            let against = against.map(PathBuf::from);
            Ok(Command::Bench(BenchOptions { against, quick }))
        };
        assert_eq!(parsed("bench"), bench(None, false));
        assert_eq!(
            parsed("bench --against ../old/dist --quick"),
            bench(Some("../old/dist"), true)
        );
        assert!(parsed("bench --against").is_err());
    }

    #[test]
    fn fuzz_runs_all_for_a_minute_unless_told() {
        let fuzz = |seconds, target| Ok(Command::Fuzz(FuzzOptions { seconds, target }));
        assert_eq!(parsed("fuzz"), fuzz(60, None));
        assert_eq!(
            parsed("fuzz --seconds 300 wire_page"),
            fuzz(300, Some(Target::WirePage))
        );
        for line in [
            "fuzz x",
            "fuzz url filter",
            "fuzz --seconds 0",
            "fuzz --seconds",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn dist_reproduce_and_audit_take_no_argument() {
        assert_eq!(parsed("reproduce"), Ok(Command::Reproduce));
        assert_eq!(parsed("audit"), Ok(Command::Audit));
        for line in ["dist --release", "reproduce twice", "audit licenses"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
