use std::fmt;
use std::path::Path;
use std::process::Command;

use crate::files::programs;

/// The result of running a program.
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// The standard output.
    pub stdout: String,
    /// The standard error.
    pub stderr: String,
}

/// The message of a failed assertion.
impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            stdout,
            stderr,
        } = self;
        write!(f, "exit code {code:?}\n{stdout}{stderr}")
    }
}

/// The maintainers' command line.
pub fn xtask_command() -> Command {
    Command::new(programs().join("cargo-xtask"))
}

/// Runs the maintainers' command line in a folder.
///
/// # Panics
///
/// If it cannot be started or does not print UTF-8.
pub fn xtask(folder: &Path, arguments: &[&str]) -> Run {
    run(xtask_command().args(arguments).current_dir(folder))
}

/// Runs a program.
///
/// # Panics
///
/// If it cannot be started or does not print UTF-8.
pub fn run(command: &mut Command) -> Run {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("the output is UTF-8"),
    }
}
