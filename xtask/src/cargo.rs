//! Runs of Cargo.

use std::env;
use std::process::Command;

/// The Cargo that runs this program, or else the one on the path.
pub(crate) fn command() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
