//! The least that a generator has to do: parse the document, and format what it writes.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::paths::shown;
use crate::tree;

/// Parses a document, and formats the files in a folder.
pub(super) fn run(spec: &Path, files: &Path) -> anyhow::Result<()> {
    let cannot_read = || format!("cannot read {}", shown(spec));
    let text = fs::read_to_string(spec).with_context(cannot_read)?;
    let _: serde_json::Value = serde_yaml::from_str(&text).with_context(cannot_read)?;
    for (path, source) in tree::files(files)? {
        let parsed = syn::parse_file(&String::from_utf8_lossy(&source));
        let file = parsed.map_err(|error| anyhow!("cannot parse {path}: {error}"))?;
        prettyplease::unparse(&file);
    }
    Ok(())
}
