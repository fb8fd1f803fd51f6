//! The name and the version of the generated crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use codegen::diff::Version;
use toml::Table;
use toml_edit::DocumentMut;

use crate::paths::{self, shown};

/// Returns the version of the project's generated crate; `None` if its manifest has none.
pub(crate) fn current() -> Option<Version> {
    of(&paths::default_crate())
}

/// Returns the version of the crate in `out`; `None` if its manifest has none.
pub(crate) fn of(out: &Path) -> Option<Version> {
    let own = read(out)?;
    let version = own.get("package")?.get("version")?;
    match version.as_str() {
        Some(version) => version.parse().ok(),
        // `version.workspace = true`
        None => {
            let workspace = read(&paths::workspace())?;
            let package = workspace.get("workspace")?.get("package")?;
            package.get("version")?.as_str()?.parse().ok()
        }
    }
}

fn read(folder: &Path) -> Option<Table> {
    fs::read_to_string(folder.join("Cargo.toml"))
        .ok()?
        .parse()
        .ok()
}

/// Returns the name of the project's generated crate in Rust.
pub(crate) fn crate_name() -> String {
    crate_name_of(&paths::default_crate())
}

/// Returns the name of the crate in `out` in Rust.
pub(crate) fn crate_name_of(out: &Path) -> String {
    package_name_of(out).replace('-', "_")
}

/// Returns the name of the package in `out`.
pub(crate) fn package_name_of(out: &Path) -> String {
    let manifest = read(out);
    let package = manifest.as_ref().and_then(|own| own.get("package"));
    let name = package.and_then(|package| package.get("name")?.as_str());
    name.unwrap_or("sdk").to_owned()
}

/// The manifests that [`set`] may change.
pub(crate) fn manifests(out: &Path) -> [PathBuf; 2] {
    [out, &paths::workspace()].map(|folder| folder.join("Cargo.toml"))
}

/// Sets the version of the crate in `out`. If it is that of the workspace, the packages of the workspace have the same
/// version, and so do the dependencies on them.
///
/// # Errors
///
/// A manifest cannot be read or written.
pub(crate) fn set(out: &Path, version: &Version) -> anyhow::Result<()> {
    let [own, workspace] = manifests(out);
    let version = version.to_string();
    let mut is_inherited = false;
    edit(&own, |manifest| {
        let own = &mut manifest["package"]["version"];
        is_inherited = own.as_str().is_none();
        if !is_inherited {
            *own = toml_edit::value(&version);
        }
    })?;
    if !is_inherited {
        return Ok(());
    }
    edit(&workspace, |manifest| {
        manifest["workspace"]["package"]["version"] = toml_edit::value(&version);
        let dependencies = manifest["workspace"]["dependencies"].as_table_like_mut();
        for (_, dependency) in dependencies.into_iter().flat_map(|table| table.iter_mut()) {
            let is_package = dependency.get("path").is_some();
            if let Some(required) = dependency.get_mut("version").filter(|_| is_package) {
                *required = toml_edit::value(&version);
            }
        }
    })
}

fn edit(path: &Path, change: impl FnOnce(&mut DocumentMut)) -> anyhow::Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", shown(path)))?;
    let manifest = text.parse::<DocumentMut>();
    let mut manifest = manifest.with_context(|| format!("{} is not valid TOML", shown(path)))?;
    change(&mut manifest);
    fs::write(path, manifest.to_string()).with_context(|| format!("cannot write {}", shown(path)))
}
