use std::path::Path;
use std::process::{Command, Output};

use crate::files::{kept_folder, read, repository, write};

/// Runs Cargo on generated crates in a folder, offline, with the dependencies in the repository's lock file and a target
/// folder that all generated crates share.
///
/// # Panics
///
/// If Cargo fails.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    write(
        &folder.join("Cargo.lock"),
        read(&repository().join("Cargo.lock")),
    );
    let output = Command::new(env!("CARGO"))
        .args(["--offline", "--quiet", "--color", "never"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", target())
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder)
        .output()
        .expect("Cargo can be started");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {arguments:?}: {}\n{stderr}",
        output.status
    );
    output
}

/// The target folder of generated crates.
pub(super) fn target() -> std::path::PathBuf {
    kept_folder("target")
}
