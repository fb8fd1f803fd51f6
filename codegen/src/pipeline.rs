//! The pipeline: each step, once, and nowhere else.

use crate::analysis::Analysis;
use crate::backend::{CrateContext, File, rust_sdk};
use crate::diagnostic::Diagnostics;
use crate::diff::{Diff, diff};
use crate::source::ReadFile;
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
    let read = |_: &str| Err("no other files were given".to_owned());
    analyze_files("", text, &read)
}

/// Analyzes a document that may refer to other files in its folder. `name` is that of its own file, and `read` reads the
/// others.
///
/// ```
/// let document = r##"
/// openapi: 3.0.3
/// info: { title: Parcels, version: '1' }
/// servers: [{ url: https://parcels.example.com }]
/// paths:
///   /parcels: { $ref: paths/parcels.yaml }
/// "##;
/// let read = |path: &str| match path {
///     "paths/parcels.yaml" => Ok("get: { operationId: ListParcel, responses: { '204': {} } }".to_owned()),
///     _ => Err("it was not found".to_owned()),
/// };
/// let analysis = codegen::analyze_files("parcels.yaml", document, &read);
/// let error = analysis.diagnostics.iter().next().expect("the response has no description");
/// assert_eq!(error.pointer.file(), Some("paths/parcels.yaml"));
/// assert_eq!(error.location.map(|location| location.line), Some(1));
/// ```
pub fn analyze_files(name: &str, text: &str, read: &ReadFile<'_>) -> Analysis {
    let (mut sources, mut source_maps) = source::load(name, text, read);
    let repairs = sources.change(&mut source_maps, openapi::repair);
    let mut validation = openapi::validate(&sources);
    let warnings = openapi::lint(&validation);
    let lowered = validation
        .typed
        .take()
        .map(|document| lower::lower(&document));
    let diagnostics = Diagnostics::default()
        .then(sources.errors(&validation.files))
        .then(repairs.unwrap_or_default())
        .then(validation.errors)
        .then(warnings);
    source_maps.origins = validation.origins;
    Analysis::new(lowered, validation.usage, diagnostics, source_maps)
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
        |pointer| old.source_maps.nearest(pointer),
        |pointer| new.source_maps.nearest(pointer),
    );
    Some(diff)
}
