//! The manifest of the generated crate: created for a new crate, never changed afterwards.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use codegen::rust_sdk::{RUNTIME, STREAMS};
use toml::{Table, Value};

use crate::paths::shown;

/// Whether a crate has a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manifest {
    Present,
    Missing,
}

impl Manifest {
    /// Looks for the manifest in `out`, and refuses a folder that is used for anything but a generated crate.
    pub(crate) fn find(out: &Path) -> anyhow::Result<Self> {
        let path = out.join("Cargo.toml");
        let Ok(metadata) = fs::symlink_metadata(&path) else {
            if let Some(name) = other_entry(out)? {
                bail!(
                    "{} contains {name} but no Cargo.toml; choose an empty folder or a generated crate with --out",
                    shown(out)
                );
            }
            return Ok(Self::Missing);
        };
        if !metadata.is_file() {
            bail!(
                "{} is not a regular file; choose another folder with --out",
                shown(&path)
            );
        }
        if !depends_on_runtime(&read(&path)?) {
            bail!(
                "{} does not depend on {}, as generated crates do; choose another folder with --out, or add the \
                 dependency",
                shown(&path),
                RUNTIME
            );
        }
        Ok(Self::Present)
    }
}

fn read(path: &Path) -> anyhow::Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", shown(path)))?;
    text.parse().map_err(|error: toml::de::Error| {
        anyhow!(
            "{} is not valid TOML: {}; fix it, or choose another folder with --out",
            shown(path),
            error.message()
        )
    })
}

/// Whether a manifest is a package's and has the dependency that generated code needs.
fn depends_on_runtime(manifest: &Table) -> bool {
    let dependencies = manifest.get("dependencies").and_then(Value::as_table);
    let is_runtime = |(name, value): (&String, &Value)| {
        name == RUNTIME || value.get("package").and_then(Value::as_str) == Some(RUNTIME)
    };
    manifest.contains_key("package") && dependencies.into_iter().flatten().any(is_runtime)
}

/// The name of the crate in `out` as code refers to it, or the name that a new crate for `spec` will have.
pub(crate) fn crate_name(out: &Path, spec: &Path) -> String {
    let manifest = read(&out.join("Cargo.toml")).ok();
    let name = |table: &str| {
        let name = manifest.as_ref()?.get(table)?.get("name")?.as_str()?;
        Some(name.to_owned())
    };
    name("lib")
        .or_else(|| name("package"))
        .unwrap_or_else(|| package_name(spec))
        .replace('-', "_")
}

/// The name of the package to create for `spec`.
fn package_name(spec: &Path) -> String {
    codegen::rust_sdk::package_name(&spec.file_stem().unwrap_or_default().to_string_lossy())
}

/// An entry that shows that a folder without a manifest is used for something else. Hidden entries do not count.
fn other_entry(folder: &Path) -> anyhow::Result<Option<String>> {
    let cannot_read = || format!("cannot read {}", shown(folder));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        entries => entries.with_context(cannot_read)?,
    };
    for entry in entries {
        let entry = entry.with_context(cannot_read)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != "src" && !name.starts_with('.') {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Checks that a crate whose API has streams enables the feature of the runtime for them.
pub(crate) fn check_streams(out: &Path) -> anyhow::Result<()> {
    let path = out.join("Cargo.toml");
    let manifest = read(&path)?;
    let dependency = manifest
        .get("dependencies")
        .and_then(|dependencies| dependencies.get(RUNTIME));
    let Some(dependency) = dependency else {
        return Ok(());
    };
    let features = dependency.get("features").and_then(Value::as_array);
    let mut features = features.into_iter().flatten();
    // The manifest of a workspace can enable it, too.
    if dependency.get("workspace").is_some() || features.any(|name| name.as_str() == Some(STREAMS))
    {
        return Ok(());
    }
    bail!(
        "{} does not enable the feature `{STREAMS}` of {RUNTIME}, which the responses of this API need; add \
         `features = [\"{STREAMS}\"]` to the dependency",
        shown(&path)
    )
}

/// Creates the manifest of a new crate that depends on the runtime in `workspace`, with its features `features`.
pub(crate) fn create(
    out: &Path,
    spec: &Path,
    workspace: &Path,
    features: &[&str],
) -> anyhow::Result<()> {
    let folder = workspace.join("runtime");
    let runtime = folder.to_str().with_context(|| {
        format!(
            "the path {} is not UTF-8; move the repository to another folder",
            folder.display()
        )
    })?;
    let text = codegen::rust_sdk::manifest(&package_name(spec), runtime, features);
    let path = out.join("Cargo.toml");
    let staged = out.join(".Cargo.toml.new");
    // Renamed into place, so that a killed run leaves no incomplete manifest.
    let written = remove(&staged)
        .and_then(|()| fs::File::create_new(&staged))
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| fs::rename(&staged, &path));
    if written.is_err() {
        let _ = remove(&staged);
    }
    written.with_context(|| format!("cannot write {}", shown(&path)))
}

fn remove(file: &Path) -> std::io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
