//! The manifest of the crate that is generated: one by hand is left alone, one that is missing is made.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use heck::ToKebabCase;
use toml::{Table, Value};

use crate::document::shown;

/// The package that generated code depends on.
const RUNTIME: &str = "twilio-runtime";

/// Whether there is a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manifest {
    Present,
    Missing,
}

impl Manifest {
    /// Looks at a folder, and refuses one that is something else than the crate to be generated.
    pub(crate) fn of(out: &Path) -> Result<Self, String> {
        let path = out.join("Cargo.toml");
        match fs::symlink_metadata(&path) {
            Ok(data) if !data.is_file() => Err(format!(
                "{} is no plain file; choose another folder with --out",
                shown(&path)
            )),
            Ok(_) => {
                let text = fs::read_to_string(&path)
                    .map_err(|error| format!("cannot read {}: {error}", shown(&path)))?;
                let manifest = text
                    .parse::<Table>()
                    .map_err(|error| format!("{} is no TOML: {}", shown(&path), error.message()))?;
                if is_of_sdk(&manifest) {
                    return Ok(Self::Present);
                }
                Err(format!(
                    "{} is of a package that does not depend on {RUNTIME}, as generated code does; choose another \
                     folder with --out, or add the dependency",
                    shown(&path)
                ))
            }
            Err(_) => match other_entry(out)? {
                None => Ok(Self::Missing),
                Some(name) => Err(format!(
                    "{} holds {name} and no Cargo.toml; choose an empty folder with --out, or one that is a package",
                    shown(out)
                )),
            },
        }
    }
}

/// Whether a manifest is one of a package with the dependency that generated code needs.
fn is_of_sdk(manifest: &Table) -> bool {
    let dependencies = manifest.get("dependencies").and_then(Value::as_table);
    let named = |(name, value): (&String, &Value)| {
        name == RUNTIME || value.get("package").and_then(Value::as_str) == Some(RUNTIME)
    };
    manifest.contains_key("package") && dependencies.into_iter().flatten().any(named)
}

/// What programs call the crate in a folder, or the one that is going to be made there.
pub(crate) fn crate_name(out: &Path, spec: &Path) -> String {
    let manifest = fs::read_to_string(out.join("Cargo.toml")).ok();
    let manifest = manifest.and_then(|text| text.parse::<Table>().ok());
    let name = |table: &str| {
        let name = manifest.as_ref()?.get(table)?.get("name")?.as_str()?;
        Some(name.replace('-', "_"))
    };
    name("lib")
        .or_else(|| name("package"))
        .unwrap_or_else(|| package_name(spec).replace('-', "_"))
}

/// Something in a folder that a new package would be made in the midst of; hidden files are no part of one.
fn other_entry(folder: &Path) -> Result<Option<String>, String> {
    let failed = |error| format!("cannot read {}: {error}", shown(folder));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let name = entry
            .map_err(failed)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if name != "src" && !name.starts_with('.') {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Makes the manifest of a crate named after its document, which builds as it stands.
pub(crate) fn create(out: &Path, spec: &Path, workspace: &Path) -> Result<(), String> {
    let name = package_name(spec);
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
    let staged = out.join(".Cargo.toml.new");
    // In one step, so that a run which is killed leaves no half of a manifest for a whole one.
    let written = remove(&staged)
        .and_then(|()| fs::File::create_new(&staged))
        .and_then(|mut file| file.write_all(manifest.as_bytes()))
        .and_then(|()| fs::rename(&staged, &path));
    written.map_err(|error| {
        let _ = remove(&staged);
        format!("cannot write {}: {error}", shown(&path))
    })
}

fn remove(file: &Path) -> std::io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// A name that Cargo takes, whatever the document's file is called.
fn package_name(spec: &Path) -> String {
    let stem = spec.file_stem().unwrap_or_default().to_string_lossy();
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
