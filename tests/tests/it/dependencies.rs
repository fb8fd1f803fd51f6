//! The crates that users of the SDK build.

use std::collections::BTreeSet;
use std::process::Command;

use tests::{files_in, read, repository};

/// The crates that a crate with these features consists of, including itself.
fn crates(features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "twilio-verify-v2"])
        .args(["--edges", "normal", "--prefix", "none"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(features)
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    let lines = text.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_sdk_consists_of_few_crates_and_no_procedural_macros() {
    let default = crates(&[]);
    assert!(
        default.len() <= 55,
        "{} crates: {default:#?}",
        default.len()
    );
    let minimal = crates(&["--no-default-features"]);
    // Including the package and the runtime.
    assert!(
        minimal.len() <= 16 + 2,
        "{} crates: {minimal:#?}",
        minimal.len()
    );
    for name in default.iter().chain(&minimal) {
        assert!(!name.contains("proc-macro"), "{name}");
        assert!(!name.starts_with("syn "), "{name}");
    }
}

/// Each line costs everybody who compiles the crate, unlike docs.
#[test]
fn the_generated_code_is_small() {
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
    let files = files_in(&repository().join("generated/src"));
    let lines = files
        .iter()
        .map(|path| read(path).lines().filter(is_code).count());
    let lines: usize = lines.sum();
    assert!(lines <= 11_000, "{lines} lines of code");
}
