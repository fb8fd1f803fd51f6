//! `history.toml`: what changed for users of a crate in each release, from which the reference tells it at each item.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, anyhow};
use codegen::api::Api;
use codegen::diff::{Diff, Version, recorded_changes};
use codegen::{History, Release};

use crate::paths::shown;

/// The name of the file, which is beside the changelog.
const NAME: &str = "history.toml";

/// The first lines of the file.
const HEADER: &str = "# The changes of each release, oldest first. `cargo xtask update` adds a release; correct its sentences if need be, and run\n\
                      # `cargo xtask codegen`.\n\n";

/// The path of the history of the crate in `out`.
pub(crate) fn path(out: &Path) -> PathBuf {
    out.join(NAME)
}

/// Reads the history of the crate in `out`; an empty one if there is none.
pub(crate) fn read(out: &Path) -> anyhow::Result<History> {
    let path = path(out);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(History::default()),
        text => text.with_context(|| format!("cannot read {}", shown(&path)))?,
    };
    toml::from_str(&text).map_err(|error| {
        anyhow!(
            "{} is no history of releases: {}",
            shown(&path),
            error.message()
        )
    })
}

/// Adds the changes of a release to the history of the crate in `out`, in place of those that it has for this version.
pub(crate) fn add(
    out: &Path,
    last: &Version,
    next: &Version,
    diff: &Diff,
    new: &Api,
) -> anyhow::Result<()> {
    let mut history = read(out)?;
    history.first.get_or_insert_with(|| last.to_string());
    let version = next.to_string();
    history
        .releases
        .retain(|release| release.version != version);
    history.releases.push(Release {
        version,
        changes: recorded_changes(diff, new),
    });
    let path = path(out);
    let text = toml::to_string(&history).context("the history cannot be written as TOML")?;
    fs::write(&path, format!("{HEADER}{text}"))
        .with_context(|| format!("cannot write {}", shown(&path)))
}
