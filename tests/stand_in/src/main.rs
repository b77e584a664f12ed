//! A stand-in for the GrowingIO API, for development, tests and demonstrations.
//!
//! `stand_in [--port N] [--cors ORIGIN|*] [--now RFC3339]` listens on 127.0.0.1 and says where. It follows the
//! documented contract and shares no code with the app, so that a misreading of the contract can't hide in both.
//!
//! | token | may |
//! |---|---|
//! | `demo-token` | see everything |
//! | `limited-token` | see the projects of 143 and of 0 profiles; others answer 403 |
//! | `listless-token` | read every project, but `GET /v1/api/projects` answers 403 |
//! | `expired-token`, any other, none | nothing: 401 |
//!
//! A token may carry a suffix after a dot (`demo-token.t17`): the same rights, but the requests and faults of that
//! token alone, so that tests run side by side.
//!
//! | project | holds |
//! |---|---|
//! | `Dm7143Qx` | 143 profiles, the demo: every code, gap and odd value within the first hundred |
//! | `Lg2500Vn` | 2,500, the same oddities scattered among them |
//! | `Hg100kZe` | 100,000, likewise |
//! | `Em9tyPrj` | none |
//! | `WlGk4Daj` | the documented example, byte for byte |
//! | `Sl4w143B` | 143, and every reply takes 4 seconds |
//! | `Hs7ileXd` | 64 whose texts try to break the page |
//! | `a/b?c#d%e 项目` | 12, behind an id that must be percent-encoded |
//! | `Fc1200Et` | 1,200 for filters and sorting: 40 creators, names from A to Z in pinyin and in other scripts, dates at the edges of health |
//! | any other | the API's answer to an unknown id: 500 |
//!
//! Tests order faults at `POST /_stand_in/faults` (see `order.rs`): replies of their own, late, held, rewritten, cut,
//! reset, silent or dripping, for the requests of one token. `tests/e2e/support/stand_in.ts` has a word for each.

mod api;
mod args;
#[cfg(test)]
mod asking;
mod breaking;
mod call;
mod changes;
mod control;
mod cors;
mod data;
mod envelope;
mod faults;
mod given;
mod health;
mod log;
mod order;
mod paging;
mod projects;
mod repeat;
mod rewrite;
mod server;
#[cfg(test)]
mod socket;
mod tokens;
mod trouble;
mod truth;
mod wire;

use std::{io::Write, process::ExitCode, sync::Arc};

use tokio::{net::TcpListener, signal::unix};

use crate::{args::Args, server::Stand};

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
    // Before the address is printed: whoever reads it may end the server at once.
    let mut terminated = unix::signal(unix::SignalKind::terminate())?;
    let listener = listen(args.port).await?;
    let port = listener.local_addr()?.port();
    let stand = Arc::new(Stand::new(&args));
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://127.0.0.1:{port}")?;
    out.flush()?;
    // No graceful end: a held reply would keep the server alive for as long as its client waits.
    tokio::select! {
        ended = server::serve(listener, server::router(stand)) => ended,
        _ = terminated.recv() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    }
}

/// Listens, or says which port it couldn't have.
async fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
        .await
        .map_err(|problem| std::io::Error::new(problem.kind(), format!("port {port}: {problem}")))
}
