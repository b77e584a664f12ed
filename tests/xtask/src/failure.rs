//! Everything that can stop a command, as values; [`std::fmt::Display`] says it to people.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    process::ExitStatus,
};

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// A program could not be started at all.
    NotStarted { program: String, cause: io::Error },
    /// A program ran and said that it failed.
    Failed { what: String, status: ExitStatus },
    /// Something is missing that can't be installed from here.
    Missing { what: String, by_hand: String },
    /// A file could not be read or written.
    File { path: PathBuf, cause: io::Error },
    /// A file could be read but isn't what it should be.
    Malformed { what: String, why: String },
    /// No port of the range is free on 127.0.0.1.
    NoPort { from: u16 },
    /// A server that was started doesn't answer.
    Silent { what: String },
    /// `dist/` weighs more than it may.
    OverBudget { bytes: usize, budget: usize },
    /// Two builds of one commit differ in these.
    NotReproducible { files: String },
    /// A step of `test` failed; it has been said why.
    Step { name: &'static str },
    /// Signals can't be received, so nothing is started that they couldn't end.
    Signals(io::Error),
}

impl Failure {
    /// A [`Failure::File`] about `path`, for `map_err`.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::File { path, cause }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted { program, cause } => {
                write!(f, "{program} could not be started: {cause}")
            }
            Self::Failed { what, status } => write!(f, "{what} failed ({status})"),
            Self::Missing { what, by_hand } => {
                write!(
                    f,
                    "missing, and not to be had from here: {what}. By hand: {by_hand}"
                )
            }
            Self::File { path, cause } => write!(f, "{}: {cause}", path.display()),
            Self::Malformed { what, why } => write!(f, "{what}: {why}"),
            Self::NoPort { from } => write!(f, "no free port on 127.0.0.1 from {from} on"),
            Self::Silent { what } => write!(f, "{what} was started but doesn't answer"),
            Self::OverBudget { bytes, budget } => write!(
                f,
                "dist/ is over its budget: {bytes} bytes as brotli, {budget} allowed ({} over)",
                bytes.saturating_sub(*budget)
            ),
            Self::NotReproducible { files } => {
                write!(f, "two builds of one commit differ: {files}")
            }
            Self::Step { name } => write!(f, "step {name} failed"),
            Self::Signals(cause) => write!(f, "signals can't be received: {cause}"),
        }
    }
}
