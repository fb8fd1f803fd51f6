//! The manifest of a crate that is generated for the first time.

use std::fs;
use std::path::Path;

use heck::ToKebabCase;

use crate::document::shown;

/// Makes the folder of a crate named after its document, which builds as it stands.
pub(crate) fn create(out: &Path, spec: &Path, workspace: &Path) -> Result<(), String> {
    let stem = spec.file_stem().unwrap_or_default().to_string_lossy();
    let name = package_name(&stem);
    let runtime = workspace.join("runtime");
    let runtime = runtime
        .to_str()
        .ok_or_else(|| format!("the path {} is not UTF-8", runtime.display()))?;
    // `{:?}` writes a string as TOML's basic strings are written.
    let manifest = format!(
        r#"[package]
name = {name:?}
version = "0.1.0"
edition = "2024"
rust-version = "1.88"

[features]
default = ["reqwest"]
reqwest = ["twilio-runtime/reqwest"]
webhooks = ["twilio-runtime/webhooks"]
tracing = ["twilio-runtime/tracing"]
blocking = ["twilio-runtime/blocking"]
testing = ["twilio-runtime/testing"]

[dependencies]
twilio-runtime = {{ path = {runtime:?}, default-features = false }}

# A package of its own, also below another one's folder.
[workspace]
"#
    );
    let path = out.join("Cargo.toml");
    fs::create_dir_all(out)
        .and_then(|()| fs::write(&path, manifest))
        .map_err(|error| format!("cannot write {}: {error}", shown(&path)))
}

/// A name that Cargo takes, whatever the file is called.
fn package_name(stem: &str) -> String {
    let stem: String = stem
        .chars()
        .map(|c| if c.is_ascii() { c } else { '-' })
        .collect();
    match stem.to_kebab_case() {
        name if name.is_empty() => "sdk".to_owned(),
        name if name.starts_with(|c: char| c.is_ascii_digit()) => format!("sdk-{name}"),
        name => name,
    }
}
