//! An OpenAPI document that a command works on, with the files that it refers to.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use codegen::{Analysis, Input};

use crate::document_files::DocumentFiles;
use crate::paths::shown;
use crate::report;
use crate::texts::Texts;

/// Reads a document, analyzes it, and prints its errors and warnings.
pub(crate) fn analyze(spec: &Path) -> anyhow::Result<Analysis> {
    let (texts, analysis) = read_and_analyze(spec)?;
    report::print(&texts, &analysis.diagnostics)?;
    Ok(analysis)
}

/// Reads a document and analyzes it.
pub(crate) fn read_and_analyze(spec: &Path) -> anyhow::Result<(Texts, Analysis)> {
    let text = read(spec)?;
    analyze_text(shown(spec), spec, text, DocumentFiles::next_to(spec))
}

/// Reads the text of a document.
pub(crate) fn read(spec: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(spec).with_context(|| format!("cannot read {}", shown(spec)))?;
    utf8(bytes, &shown(spec))
}

/// Analyzes the text of a document, with its overlays; `path` is that of its file.
pub(crate) fn analyze_text(
    name: String,
    path: &Path,
    document: String,
    files: DocumentFiles,
) -> anyhow::Result<(Texts, Analysis)> {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    let overlays = files.overlays()?;
    let input = Input {
        name: &file_name,
        text: &document,
        overlays: &overlays,
    };
    let analysis = codegen::analyze_files(input, &|path: &str| files.read(path));
    let files = files.into_texts();
    let texts = Texts {
        name,
        document,
        files,
    };
    Ok((texts, analysis))
}

/// Analyzes the text of a document without its overlays; `path` is that of its file.
pub(crate) fn analyze_uncorrected(path: &Path, text: &str, files: &DocumentFiles) -> Analysis {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    let input = Input {
        name: &file_name,
        text,
        overlays: &[],
    };
    codegen::analyze_files(input, &|path: &str| files.read(path))
}

/// The text of a file of that name.
pub(crate) fn utf8(bytes: Vec<u8>, name: &str) -> anyhow::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        anyhow!("{name} is not UTF-8 from byte {valid} on; convert it to UTF-8")
    })
}
