//! The changelog of the generated crate.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Context;

use crate::paths::shown;

const HEADER: &str = "# Changelog\n\n\
                      The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n";

/// Inserts the section of a release before those of earlier releases, and after one of unreleased changes. Creates the
/// file if there is none.
///
/// # Errors
///
/// The file cannot be read or written.
pub(crate) fn insert(path: &Path, section: &str) -> anyhow::Result<()> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => HEADER.to_owned(),
        text => text.with_context(|| format!("cannot read {}", shown(path)))?,
    };
    let sections = text
        .match_indices("\n## ")
        .map(|(line_end, _)| line_end + 1);
    let mut releases = sections.filter(|start| !text[*start..].starts_with("## [Unreleased]"));
    let (before, after) = text.split_at(releases.next().unwrap_or(text.len()));
    let separator = if after.is_empty() { "" } else { "\n" };
    let text = format!("{}\n\n{section}{separator}{after}", before.trim_end());
    fs::write(path, text).with_context(|| format!("cannot write {}", shown(path)))
}
