//! The pipeline: each step, once, and nowhere else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::analysis::Analysis;
use crate::api::Api;
use crate::backend::prose::scope::Scope;
use crate::backend::reference::{self, Reference};
use crate::backend::{CrateContext, File, rust_sdk};
use crate::diagnostic::Diagnostics;
use crate::diff::{Diff, diff};
use crate::openapi::{Document, Repairs, Validation, overlay};
use crate::source::ReadFile;
use crate::{lower, openapi, source, upstream};

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
    let input = Input {
        text,
        ..Input::default()
    };
    analyze_files(input, &|_| Err("no other files were given".to_owned()))
}

/// A document to analyze.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'i> {
    /// The name of the document's file.
    pub name: &'i str,
    /// The text of the document.
    pub text: &'i str,
    /// The paths of the overlays that correct it, in the order to apply them, relative to the document's folder. Those
    /// that extend another document are not applied.
    pub overlays: &'i [String],
}

/// Analyzes a document that may refer to other files in its folder, and that overlays may correct. `read` reads those
/// files.
///
/// ```
/// let text = r##"
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
/// let input = codegen::Input { name: "parcels.yaml", text, ..codegen::Input::default() };
/// let analysis = codegen::analyze_files(input, &read);
/// let error = analysis.diagnostics.iter().next().expect("the response has no description");
/// assert_eq!(error.pointer.file(), Some("paths/parcels.yaml"));
/// assert_eq!(error.location.map(|location| location.line), Some(1));
/// ```
pub fn analyze_files(input: Input<'_>, read: &ReadFile<'_>) -> Analysis {
    let (mut sources, mut source_maps) = source::open(input.name, input.text);
    let corrections = overlay::apply(&mut sources, &mut source_maps, input.overlays, read);
    sources.load_references(read, &mut source_maps);
    let version = openapi::version(&sources, &source_maps, input.text);
    let (repairs, mut validation) = match version {
        Ok(Some(version)) => {
            let repairs = openapi::repair(&mut sources, &mut source_maps, version);
            (repairs, openapi::validate(&sources, version))
        }
        Ok(None) => Default::default(),
        Err(error) => (Repairs::default(), Validation::from(error)),
    };
    let mut warnings = Diagnostics::from(openapi::lint(&validation));
    let lowered = validation.typed.take().map(|document| {
        let exact_numbers = source_maps.exact_numbers();
        let document = Document {
            exact_numbers,
            ..document
        };
        let lowered = lower::lower(&document);
        validation.usage.refine(&lowered.ignored, &lowered.used);
        warnings = std::mem::take(&mut warnings).then(lowered.warnings);
        lowered.api.map_err(|errors| {
            (validation.replaced).without_consequences(errors, &validation.objects)
        })
    });
    let written = |found: Diagnostics| found.before_moves(&source_maps);
    let diagnostics = Diagnostics::default()
        .then(sources.errors(&validation.files))
        .then(corrections.errors)
        .then(repairs.diagnostics)
        .then(written(validation.errors.into()))
        .then(written(warnings));
    let usage = (validation.usage).into_written(&repairs.expressed, &source_maps);
    source_maps.origins = validation.origins;
    Analysis {
        applied_actions: corrections.applied,
        ..Analysis::new(lowered, usage, diagnostics, source_maps)
    }
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

/// Renders the files of an SDK's `src` folder, and the reference for readers. `document` is the path of the document,
/// relative to the folder of the overlay with code samples.
pub fn render_with_reference(
    api: &Api,
    context: &CrateContext,
    document: &str,
) -> (Vec<File>, Reference) {
    let scope = Scope::new(api, context);
    let source = rust_sdk::render_within(&scope);
    let reference = reference::render(&scope, &source, document);
    (source, reference)
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

/// Compares two documents like [`compare`], and attributes to the overlays what is no difference between the documents
/// without them. A document without overlays that has errors cannot be compared; then all changes count as its own.
pub fn compare_corrected(
    (old, new): (&Analysis, &Analysis),
    (old_uncorrected, new_uncorrected): (&Analysis, &Analysis),
) -> Option<Diff> {
    let mut diff = compare(old, new)?;
    if let Some(uncorrected) = compare(old_uncorrected, new_uncorrected) {
        diff.attribute_to_overlays(&uncorrected);
    }
    Some(diff)
}

/// Takes the facts of an upstream document over into our own, whose words, examples, comments and line breaks stay.
/// Returns the new text of our document.
///
/// # Errors
///
/// Returns the errors of a text that is neither YAML nor JSON.
pub fn take_over(ours: &str, theirs: &str) -> Result<String, Diagnostics> {
    let (old, theirs) = (value(ours)?, value(theirs)?);
    let new = upstream::merge(&old, &theirs);
    Ok(source::edit(ours, &old, &new))
}

/// Applies an overlay to a document, and returns the corrected document as JSON.
///
/// # Errors
///
/// Returns the errors of the overlay, or of a text that is neither YAML nor JSON.
pub fn apply_overlay(document: &str, text: &str) -> Result<Value, Diagnostics> {
    let (mut sources, mut source_maps) = source::open("", document);
    let errors = sources.errors(&BTreeSet::new());
    let read = |_: &str| Ok(text.to_owned());
    let path = ["overlay.yaml".to_owned()];
    let corrections = overlay::apply(&mut sources, &mut source_maps, &path, &read);
    let diagnostics = Diagnostics::default().then(errors).then(corrections.errors);
    match sources.document() {
        Some(value) if !diagnostics.has_errors() => Ok(value.clone()),
        _ => Err(diagnostics.located(&source_maps)),
    }
}

fn value(text: &str) -> Result<Value, Diagnostics> {
    let (sources, source_maps) = source::open("", text);
    let errors = Diagnostics::default().then(sources.errors(&BTreeSet::new()));
    let value = sources.document().cloned();
    value.ok_or_else(|| errors.located(&source_maps))
}
