//! Reads and analyzes the OpenAPI document that a command works on.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use codegen::Analysis;

use crate::paths::shown;
use crate::report;

/// Reads a document, analyzes it, and prints its errors and warnings.
pub(crate) fn analyze(spec: &Path) -> anyhow::Result<Analysis> {
    let text = read(spec)?;
    let analysis = codegen::analyze(&text);
    report::print(spec, &text, &analysis.diagnostics)?;
    Ok(analysis)
}

fn read(spec: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(spec).with_context(|| format!("cannot read {}", shown(spec)))?;
    String::from_utf8(bytes).map_err(|error| {
        anyhow!(
            "{} is not UTF-8 from byte {} on; convert it to UTF-8",
            shown(spec),
            error.utf8_error().valid_up_to()
        )
    })
}
