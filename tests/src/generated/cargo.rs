use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::files::{kept_folder, read, repository, write};

/// Runs Cargo on generated crates in a folder, offline, with the dependencies in the repository's lock file and a target
/// folder that all generated crates share.
///
/// # Panics
///
/// If Cargo fails.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let output = run(folder, arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {arguments:?}: {}\n{stderr}",
        output.status
    );
    output
}

/// Runs `cargo build` or `cargo check` on the crates in a folder, however many of them have errors, and returns the
/// messages of the compiler.
pub fn compile(folder: &Path, command: &str) -> Vec<Value> {
    let arguments = [
        command,
        "--workspace",
        "--keep-going",
        "--message-format=json",
    ];
    let output = run(folder, &arguments);
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    messages.collect()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    write(
        &folder.join("Cargo.lock"),
        read(&repository().join("Cargo.lock")),
    );
    Command::new(env!("CARGO"))
        .args(["--offline", "--quiet", "--color", "never"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", target())
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder)
        .output()
        .expect("Cargo can be started")
}

/// Runs a program that has been built, and returns its output.
///
/// # Panics
///
/// If the program fails.
pub fn run_program(name: &str) -> Vec<u8> {
    let output = Command::new(target().join("debug").join(name))
        .output()
        .expect("the program has been built");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {stderr}");
    output.stdout
}

/// The target folder of generated crates.
fn target() -> PathBuf {
    kept_folder("target")
}
