//! Building and starting the stand-in API.

use anyhow::Result;

use crate::{
    paths::Paths,
    ports,
    process::{self, Running},
};

/// The port that `Trunk.toml` expects it on.
pub const PORT: u16 = 8787;

/// Builds the stand-in for this machine.
pub fn build(paths: &Paths) -> Result<()> {
    process::run(
        "building the stand-in",
        process::command("cargo")
            .args(["build", "--quiet", "--package", "stand_in"])
            .current_dir(&paths.root),
    )
}

/// Pages of which origins may read its replies.
#[derive(Clone, Copy)]
pub enum Cors {
    /// Its own alone, behind a proxy: the documented API sends no CORS headers.
    Disabled,
    AnyOrigin,
}

/// Starts it on 127.0.0.1 and returns once it takes connections.
pub fn start(paths: &Paths, port: u16, cors: Cors) -> Result<Running> {
    let allowed: &[&str] = match cors {
        Cors::Disabled => &[],
        Cors::AnyOrigin => &["--cors", "*"],
    };
    let mut running = process::spawn(
        "the stand-in",
        process::command(paths.built("stand_in"))
            .args(["--port", &port.to_string()])
            .args(allowed)
            .current_dir(&paths.root),
    )?;
    process::wait_until(&mut running, || ports::answers(port))?;
    Ok(running)
}
