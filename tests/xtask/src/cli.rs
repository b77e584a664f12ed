//! The command line, parsed into values before anything is done.

use crate::{
    behind::{self, E2eOptions},
    bench::BenchOptions,
    fuzz::{FuzzOptions, Target},
    test::Step,
};

/// Shown by `cargo xtask` alone and beside every mistake.
pub const HELP: &str = "\
cargo xtask serve [--api URL] [--port N]   the app with its demo API (or the API at URL), reloaded on every change
cargo xtask test [--only STEP]...          everything: fmt clippy clippy-wasm native components dist e2e
cargo xtask dist                           the release build in dist/, with its sizes against the budget
cargo xtask e2e [--behind nginx|caddy|cors|all] [PLAYWRIGHT ARGUMENTS]
                                           end-to-end tests against dist/: behind nginx unless told, behind Caddy at a
                                           sub-path, with the API on another origin, or each in turn
cargo xtask bench [--against DIR] [--quick]
                                           measurements on 1,200 and 100,000 profiles, in turn with another build's
                                           dist/ where one is given, and beside a peer in plain JavaScript
cargo xtask fuzz [--seconds N] [TARGET]    60 s (or N) of fuzzing each: wire_page filter views_file url
cargo xtask reproduce                      two release builds of what is committed, which have to be the same
cargo xtask audit                          licences, sources and known faults of all crates, by tests/deny.toml
cargo xtask env                            the shell line after which `trunk serve` and `wasm-opt` run by themselves

Each sets up what it needs first, and says so.";

/// What was asked for.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Serve(ServeOptions),
    /// The steps to run; empty means all.
    Test(Vec<Step>),
    Dist,
    E2e(E2eOptions),
    Bench(BenchOptions),
    Fuzz(FuzzOptions),
    Reproduce,
    Audit,
    Env,
}

/// Options of `serve`.
#[derive(Debug, PartialEq)]
pub struct ServeOptions {
    /// The deployment to proxy `/v1/api` to; without one, the stand-in.
    pub api: Option<ApiOrigin>,
    /// The first port tried for the page.
    pub port: u16,
}

/// An `http(s)://host[:port][/prefix]` without query, fragment or credentials, and without the
/// `/v1/api` under it.
#[derive(Debug, PartialEq)]
pub struct ApiOrigin(String);

impl ApiOrigin {
    fn parse(text: &str) -> Result<Self, String> {
        let bad = |why: &str| Err(format!("--api {text}: {why}"));
        let trimmed = text.trim().trim_end_matches('/');
        let trimmed = trimmed.strip_suffix("/v1/api").unwrap_or(trimmed);
        let Some(rest) = trimmed
            .strip_prefix("https://")
            .or(trimmed.strip_prefix("http://"))
        else {
            return bad("it has to start with https:// or http://");
        };
        if rest.is_empty() || rest.starts_with('/') {
            return bad("it names no host");
        }
        if rest.contains(['?', '#', '@']) || rest.contains(char::is_whitespace) {
            return bad("give the address alone, without query, fragment, name or password");
        }
        Ok(Self(trimmed.to_owned()))
    }

    /// Without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads the arguments after `cargo xtask`. The error says what is wrong with them.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments;
    let Some(name) = arguments.next() else {
        return Ok(Command::Help);
    };
    match name.as_str() {
        "serve" => serve(arguments).map(Command::Serve),
        "test" => test(arguments).map(Command::Test),
        "dist" => none("dist", arguments, Command::Dist),
        "e2e" => behind::parse(arguments.collect()).map(Command::E2e),
        "bench" => bench(arguments).map(Command::Bench),
        "fuzz" => fuzz(arguments).map(Command::Fuzz),
        "reproduce" => none("reproduce", arguments, Command::Reproduce),
        "audit" => none("audit", arguments, Command::Audit),
        "env" => none("env", arguments, Command::Env),
        "help" | "--help" | "-h" => Ok(Command::Help),
        unknown => Err(format!("there is no command {unknown}")),
    }
}

fn none(
    name: &str,
    mut rest: impl Iterator<Item = String>,
    command: Command,
) -> Result<Command, String> {
    match rest.next() {
        None => Ok(command),
        Some(extra) => Err(format!("{name} takes no argument, it got {extra}")),
    }
}

fn serve(mut rest: impl Iterator<Item = String>) -> Result<ServeOptions, String> {
    let mut options = ServeOptions {
        api: None,
        port: 8080,
    };
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            "--api" => options.api = Some(ApiOrigin::parse(&value("--api", &mut rest)?)?),
            "--port" => {
                let text = value("--port", &mut rest)?;
                options.port = match text.parse() {
                    Ok(0) | Err(_) => {
                        return Err(format!("--port {text}: a number from 1 to 65535 is needed"));
                    }
                    Ok(port) => port,
                };
            }
            unknown => return Err(format!("serve has no option {unknown}")),
        }
    }
    Ok(options)
}

fn test(mut rest: impl Iterator<Item = String>) -> Result<Vec<Step>, String> {
    let mut only = Vec::new();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            "--only" => {
                let name = value("--only", &mut rest)?;
                only.push(Step::named(&name).ok_or_else(|| format!("there is no step {name}"))?);
            }
            unknown => return Err(format!("test has no option {unknown}")),
        }
    }
    Ok(only)
}

fn bench(mut rest: impl Iterator<Item = String>) -> Result<BenchOptions, String> {
    let mut options = BenchOptions::default();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            "--against" => options.against = Some(value("--against", &mut rest)?.into()),
            "--quick" => options.quick = true,
            unknown => return Err(format!("bench has no option {unknown}")),
        }
    }
    Ok(options)
}

fn fuzz(mut rest: impl Iterator<Item = String>) -> Result<FuzzOptions, String> {
    let mut options = FuzzOptions {
        seconds: 60,
        target: None,
    };
    while let Some(word) = rest.next() {
        if word == "--seconds" {
            let text = value("--seconds", &mut rest)?;
            // To libFuzzer, 0 is for ever.
            options.seconds = match text.parse() {
                Ok(0) | Err(_) => {
                    return Err(format!("--seconds {text}: a number from 1 is needed"));
                }
                Ok(seconds) => seconds,
            };
        } else if options.target.is_none() {
            let target = Target::named(&word);
            options.target = Some(target.ok_or_else(|| format!("there is no target {word}"))?);
        } else {
            return Err(format!("fuzz takes one target, it got {word} too"));
        }
    }
    Ok(options)
}

fn value(flag: &str, rest: &mut impl Iterator<Item = String>) -> Result<String, String> {
    rest.next().ok_or_else(|| format!("{flag} needs a value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn no_command_asks_for_help_and_an_unknown_one_is_named() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("sreve"), Err("there is no command sreve".to_owned()));
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
            assert_eq!(
                ApiOrigin::parse(text),
                Ok(ApiOrigin("https://h.example".to_owned()))
            );
        }
        assert_eq!(
            ApiOrigin::parse("http://h:80/x"),
            Ok(ApiOrigin("http://h:80/x".to_owned()))
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
            assert!(ApiOrigin::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_can_name_several_steps_and_each_has_to_exist() {
        assert_eq!(
            parsed("test --only fmt --only e2e"),
            Ok(Command::Test(vec![Step::Fmt, Step::E2e]))
        );
        assert!(parsed("test --only nothing").is_err());
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
    fn bench_measures_this_build_alone_unless_told() {
        let bench = |against: Option<&str>, quick| {
            Ok(Command::Bench(BenchOptions {
                against: against.map(Into::into),
                quick,
            }))
        };
        assert_eq!(parsed("bench"), bench(None, false));
        assert_eq!(
            parsed("bench --quick --against ../dist"),
            bench(Some("../dist"), true)
        );
        for line in ["bench --against", "bench dist"] {
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
