//! OpenAPI 3.1 and 3.2: what they spell in another way than 3.0, what they add, and what is left of 3.0.

mod additions;
mod constants;
mod file_bodies;
mod mixed;
mod openapi_3_2;
mod positions;
mod schemas;
mod twins;
mod usage;
mod webhooks;

use codegen::{Analysis, Code, File};

/// The part of a document after its version.
const PARCELS: &str = "info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
";

/// The beginning of an operation.
const OPERATION: &str = "paths:
  /parcels:
    post:
      operationId: CreateParcel
";

/// A document of a version, without further warnings.
fn document(version: &str, rest: &str) -> String {
    format!("openapi: {version}\n{PARCELS}{rest}")
}

/// A document of a version whose only operation returns this schema.
fn with_schema(version: &str, schema: &str) -> String {
    document(
        version,
        &format!(
            "paths:
  /parcel:
    get:
      operationId: FetchParcel
      responses:
        '200': {{ description: It, content: {{ application/json: {{ schema: {schema} }} }} }}
"
        ),
    )
}

/// The files that are generated from a document without errors.
#[track_caller]
fn files(analysis: &Analysis) -> Vec<File> {
    let Some(api) = &analysis.api else {
        panic!("{}", analysis.diagnostics);
    };
    codegen::rust_sdk::render(api, &codegen::CrateContext::default())
}

/// The codes of the diagnostics of a document.
fn codes(analysis: &Analysis) -> Vec<Code> {
    let diagnostics = analysis.diagnostics.iter();
    diagnostics.map(|diagnostic| diagnostic.code).collect()
}

/// Checks that two documents generate the same files.
#[track_caller]
fn assert_same(document: &str, other: &str) {
    let [files, others] = [document, other].map(|text| files(&codegen::analyze(text)));
    assert_eq!(files.len(), others.len(), "{document}");
    for (file, expected) in files.iter().zip(&others) {
        assert_eq!(file.source, expected.source, "{document}");
    }
}

/// Checks that a document of a later version is valid, and means the same as one of 3.0.
#[track_caller]
fn assert_equivalent(version: &str, new: &str, old: &str) {
    let [new, old] =
        [(version, new), ("3.0.3", old)].map(|(version, rest)| document(version, rest));
    let analysis = codegen::analyze(&new);
    assert!(
        codes(&analysis).is_empty(),
        "{new}: {}",
        analysis.diagnostics
    );
    assert_same(&new, &old);
}
