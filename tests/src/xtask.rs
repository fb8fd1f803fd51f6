use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// Runs the maintainers' command line in a folder.
///
/// # Panics
///
/// It cannot be built or started.
pub fn xtask(folder: &Path, arguments: &[&str]) -> Output {
    // Built once a test run instead of `cargo run` each time, which would wait for Cargo's lock.
    static XTASK: LazyLock<PathBuf> = LazyLock::new(|| {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package=xtask"])
            .arg("--message-format=json-render-diagnostics")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("Cargo can be started");
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        let messages = String::from_utf8_lossy(&built.stdout).into_owned();
        let executable = messages.lines().find_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).ok()?;
            message["executable"].as_str().map(PathBuf::from)
        });
        executable.expect("Cargo says where the program is")
    });
    Command::new(&*XTASK)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program can be started")
}
