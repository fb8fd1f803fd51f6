//! Mistakes with one sensible interpretation: the same files are generated as from the corrected document.

mod examples;
mod files;
mod operations;
mod schemas;
mod valid;
mod written;

use codegen::{Code, Diagnostics, File};

const HEAD: &str = "openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
";

/// A mistake: the code of its warning, what is wrong, and the same without the mistake.
type Mistake = (Code, &'static str, &'static str);

/// Checks that each mistake has the one warning, that its correction has none, and that both mean the same.
#[track_caller]
fn assert_interpreted(document: fn(&str) -> String, mistakes: &[Mistake]) {
    for (code, wrong, right) in mistakes {
        let (files, diagnostics) = generated(&document(wrong));
        let codes: Vec<_> = diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code)
            .collect();
        assert!(
            !codes.is_empty() && codes.iter().all(|other| other == code),
            "{wrong}: {diagnostics}"
        );
        let (expected, none) = generated(&document(right));
        assert!(none.iter().next().is_none(), "{right}: {none}");
        for (file, expected) in files.iter().zip(&expected) {
            assert_eq!(file.source, expected.source, "{wrong}");
        }
        assert_eq!(files.len(), expected.len(), "{wrong}");
    }
}

/// The files and the diagnostics of a document without errors.
fn generated(document: &str) -> (Vec<File>, Diagnostics) {
    let analysis = codegen::analyze(document);
    let Some(api) = &analysis.api else {
        panic!("{document}: {}", analysis.diagnostics);
    };
    let files = codegen::rust_sdk::render(api, &codegen::CrateContext::default());
    (files, analysis.diagnostics)
}

/// A document whose only operation returns this schema.
fn with_schema(schema: &str) -> String {
    format!(
        "{HEAD}paths:
  /parcel:
    get:
      operationId: FetchParcel
      responses:
        '200': {{ description: It, content: {{ application/json: {{ schema: {schema} }} }} }}
components: {{ schemas: {{ Box: {{ type: object, properties: {{ id: {{ type: string }} }} }} }} }}
"
    )
}

/// A document with this operation.
fn with_operation(operation: &str) -> String {
    format!("{HEAD}paths: {{ '/parcels/{{id}}': {{ post: {operation} }} }}\n")
}

/// A document with these keywords besides those of [`HEAD`].
fn with_keywords(keywords: &str) -> String {
    format!("{HEAD}{keywords}\n")
}
