//! Determines the version of the compiler for the user agent, which Twilio uses to investigate failing requests. Cargo
//! provides only the manifest's `rust-version`, which is the minimum.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let Ok(output) = Command::new(rustc).arg("--version").output() else {
        return;
    };
    // `rustc 1.88.0 (6b00bc388 2025-06-23)`
    let text = String::from_utf8_lossy(&output.stdout);
    if let Some(version) = text.split_whitespace().nth(1) {
        println!("cargo::rustc-env=TWILIO_RUNTIME_RUSTC={version}");
    }
}
