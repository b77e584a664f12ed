//! Mock server for the GrowingIO segment profile API, for development, tests and demonstrations.
//!
//! `stand_in [--port N] [--cors ORIGIN|*] [--now RFC3339]` listens on 127.0.0.1 and prints its address. It follows the
//! documented contract and shares no code with the app, so that a misreading of the contract can't hide in both.
//!
//! | token | permissions |
//! |---|---|
//! | `demo-token` | reads everything |
//! | `limited-token` | reads the projects with 143 and with 0 profiles; others answer 403 |
//! | `listless-token` | reads every project, but `GET /v1/api/projects` answers 403 |
//! | `expired-token`, any other, none | none: 401 |
//!
//! A token may carry a suffix after a dot (`demo-token.t17`): the same permissions, but its own request log, faults and
//! changes, so that tests run in parallel.
//!
//! | project | profiles |
//! |---|---|
//! | `Dm7143Qx` | 143, the demo: every code, missing field and edge case within the first 100 rows |
//! | `Lg2500Vn` | 2,500, the same edge cases spread over them |
//! | `Hg100kZe` | 100,000, likewise |
//! | `Em9tyPrj` | none |
//! | `WlGk4Daj` | the documented example, byte for byte |
//! | `Sl4w143B` | 143, and every reply takes 4 seconds |
//! | `Hs7ileXd` | 64 whose texts test escaping and layout: markup, control characters, bidirectional text |
//! | `a/b?c#d%e 项目` | 12; its id must be percent-encoded |
//! | `Fc1200Et` | 1,200 for filters and sorting: 40 creators, names from A to Z in pinyin and in other scripts, dates at the boundaries of the health rules |
//! | any other | the API's answer to an unknown id: 500 |
//!
//! Tests add fault rules at `POST /_stand_in/faults` (see `fault_rule.rs`): canned, delayed, held, rewritten, truncated,
//! reset, stalled or trickled replies for the requests of one token. `tests/e2e/support/stand_in.ts` has a method for each.

mod api;
mod api_request;
mod args;
mod broken_replies;
mod canned_reply;
mod changes;
mod connection;
mod control;
mod cors;
mod data;
mod envelope;
mod fault_handler;
mod fault_rule;
mod faults;
mod health;
mod page_rewrite;
mod paging;
mod projects;
mod repeated_body;
mod request_log;
mod server;
#[cfg(test)]
mod socket_client;
mod summary;
#[cfg(test)]
mod test_client;
mod tokens;

use std::{io::Write, process::ExitCode, sync::Arc};

use tokio::{net::TcpListener, signal::unix};

use crate::{args::Args, server::ServerState};

#[tokio::main]
async fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(problem) => {
            eprintln!("stand_in: {problem}\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("stand_in: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> std::io::Result<()> {
    // Registered before the address is printed: the parent process may send SIGTERM as soon as it has read it.
    let mut terminated = unix::signal(unix::SignalKind::terminate())?;
    let listener = listen(args.port).await?;
    let port = listener.local_addr()?.port();
    let state = Arc::new(ServerState::new(&args));
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://127.0.0.1:{port}")?;
    out.flush()?;
    // No graceful shutdown: a held reply would keep the server running for as long as its client waits.
    tokio::select! {
        ended = server::serve(listener, server::router(state)) => ended,
        _ = terminated.recv() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    }
}

/// Binds the port on 127.0.0.1; the error names the port.
async fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
        .await
        .map_err(|problem| std::io::Error::new(problem.kind(), format!("port {port}: {problem}")))
}
