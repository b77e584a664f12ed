//! Command line arguments.

use axum::http::HeaderValue;

use crate::data::Instant;

/// The arguments of `stand_in`.
#[derive(Debug, PartialEq, Eq)]
pub struct Args {
    /// TCP port; 0 lets the system choose a free one.
    pub port: u16,
    /// `Access-Control-Allow-Origin`: an origin or `*`; without it no CORS headers are sent.
    pub cors: Option<HeaderValue>,
    /// The server's fixed current time; by default the time of its start.
    pub now: Option<Instant>,
}

/// The usage line, printed with every argument error.
pub const USAGE: &str = "usage: stand_in [--port N] [--cors ORIGIN|*] [--now RFC3339]";

impl Args {
    /// Parses the arguments after the program's name; the error names the wrong one.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = Self {
            port: 8787,
            cors: None,
            now: None,
        };
        while let Some(option) = arguments.next() {
            let value = arguments
                .next()
                .ok_or_else(|| format!("{option} needs a value"))?;
            let wrong = || format!("{option} can't be {value:?}");
            match option.as_str() {
                "--port" => args.port = value.parse().map_err(|_| wrong())?,
                "--cors" => args.cors = Some(HeaderValue::from_str(&value).map_err(|_| wrong())?),
                "--now" => args.now = Some(value.parse().map_err(|_| wrong())?),
                _ => return Err(format!("{option} is no option of it")),
            }
        }
        Ok(args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Args, String> {
        Args::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn without_arguments_it_listens_on_8787_without_cors() {
        let expected = Args {
            port: 8787,
            cors: None,
            now: None,
        };
        assert_eq!(parsed(""), Ok(expected));
    }

    #[test]
    fn every_option_is_read() {
        let args = parsed("--port 0 --cors http://localhost:8080 --now 2024-05-06T07:08:09Z");
        let expected = Args {
            port: 0,
            cors: Some(HeaderValue::from_static("http://localhost:8080")),
            now: "2024-05-06T07:08:09Z".parse().ok(),
        };
        assert_eq!(args, Ok(expected));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            ("--port", "--port"),
            ("--port 70000", "70000"),
            ("--now yesterday", "yesterday"),
            ("--colour red", "--colour"),
        ] {
            assert!(
                parsed(line).is_err_and(|problem| problem.contains(named)),
                "{line}"
            );
        }
    }
}
