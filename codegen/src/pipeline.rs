//! The pipeline: each step, once, and nowhere else.

use crate::analysis::Analysis;
use crate::backend::{CrateContext, File, rust_sdk};
use crate::diagnostic::Diagnostics;
use crate::diff::{Diff, diff};
use crate::openapi::{Document, Validation};
use crate::{lower, openapi, source};

/// Analyzes a document: parses and validates it, models the SDK for it, and reports all errors and warnings at
/// once.
///
/// ```
/// let analysis = codegen::analyze(r##"
/// openapi: 3.0.3
/// info: { title: Parcels, version: '1' }
/// servers: [{ url: https://parcels.example.com }]
/// paths:
///   /parcels:
///     post:
///       operationId: CreateParcel
///       sumary: Send a parcel
///       responses: { '204': { description: Sent } }
/// "##);
/// assert!(analysis.api.is_some());
/// let warning = analysis.diagnostics.iter().next().expect("a keyword is misspelled");
/// assert_eq!(warning.level(), codegen::Level::Warning);
/// assert_eq!(warning.help.as_deref(), Some("did you mean `summary`?"));
/// ```
pub fn analyze(text: &str) -> Analysis {
    let source = source::parse(text);
    let Validation {
        typed,
        objects,
        usage,
        errors,
    } = openapi::validate(&source);
    let warnings = openapi::lint(&objects);
    let document = source.value.zip(typed).map(Document::from);
    let lowered = document.as_ref().map(lower::lower);
    let diagnostics = Diagnostics::default()
        .then(source.errors)
        .then(errors)
        .then(warnings);
    Analysis::new(lowered, usage, diagnostics, source.map)
}

/// Generates the files of an SDK's `src` folder from the text of an OpenAPI document, without hand-written docs.
///
/// # Errors
///
/// Returns all diagnostics if the document has errors.
pub fn generate(text: &str) -> Result<Vec<File>, Diagnostics> {
    let api = analyze(text).into_api()?;
    Ok(rust_sdk::render(&api, &CrateContext::default()))
}

/// Compares two documents, and locates the changes in their texts; `None` if one of them has errors.
pub fn compare(old: &Analysis, new: &Analysis) -> Option<Diff> {
    let mut diff = diff(old.api.as_ref()?, new.api.as_ref()?);
    diff.locate(
        |pointer| old.source_map.nearest(pointer),
        |pointer| new.source_map.nearest(pointer),
    );
    Some(diff)
}
