use std::path::Path;
use std::process::{Command, Output};

use crate::files::programs;

/// The maintainers' command line.
pub fn xtask_command() -> Command {
    Command::new(programs().join("cargo-xtask"))
}

/// Runs the maintainers' command line in a folder.
///
/// # Panics
///
/// If it cannot be started.
pub fn xtask(folder: &Path, arguments: &[&str]) -> Output {
    xtask_command()
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("Cargo builds a package's programs before its tests")
}

/// The exit status and the output of a program, for the message of a failed assertion.
pub fn printed(output: &Output) -> String {
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    format!("{}\n{stdout}{stderr}", output.status)
}
