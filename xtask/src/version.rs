//! The version of the generated crate.

use std::fs;
use std::path::Path;

use codegen::diff::Version;
use toml::Table;

use crate::paths;

/// Returns the version of the project's generated crate; `None` if its manifest has none.
pub(crate) fn current() -> Option<Version> {
    let own = read(&paths::default_crate())?;
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
    let manifest = read(&paths::default_crate());
    let package = manifest.as_ref().and_then(|own| own.get("package"));
    let name = package.and_then(|package| package.get("name")?.as_str());
    name.unwrap_or("sdk").replace('-', "_")
}
