//! The `User-Agent` header.

use std::env::consts::{ARCH, OS};

/// Returns a text such as `shop/1.0 (linux x86_64) rust/1.88.0`, followed by the extensions.
pub(super) fn user_agent(product: &str, extensions: &[String]) -> String {
    let mut text = format!("{product} ({OS} {ARCH})");
    // Set by the build script if it could determine the version.
    if let Some(version) = option_env!("TWILIO_RUNTIME_RUSTC") {
        text.push_str(" rust/");
        text.push_str(version);
    }
    for extension in extensions {
        text.push(' ');
        text.push_str(extension);
    }
    text
}
