//! `jsonSchemaDialect` and `$schema`: the dialect of JSON Schema that schemas are written in.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Version;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The beginnings of the dialects of OpenAPI itself, and JSON Schema's own.
const KNOWN: &[&str] = &[
    "spec.openapis.org/oas/3.1/dialect/",
    "spec.openapis.org/oas/3.2/dialect/",
    "spec.openapis.org/oas/3.1/schema-base/",
    "spec.openapis.org/oas/3.1/schema/",
    "json-schema.org/draft/2020-12/schema",
];

/// The beginning of earlier versions of JSON Schema.
const EARLIER: &str = "json-schema.org/";

const HELP: &str = "write the schemas in the dialect of OpenAPI 3.1, which is JSON Schema 2020-12";

/// Checks the dialect that a document declares for its schemas.
pub(super) fn check_document(
    document: &Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if let Some(dialect) = declared(document, "jsonSchemaDialect", warnings)
        && !is_known(dialect)
    {
        unsupported(dialect, &at.child("jsonSchemaDialect"), warnings);
    }
}

/// Checks the dialect that a schema declares for itself. The keywords of earlier ones are known.
pub(super) fn check_schema(schema: &Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(dialect) = declared(schema, "$schema", warnings).filter(|it| !is_known(it)) else {
        return;
    };
    let pointer = at.child("$schema");
    if without_scheme(dialect).starts_with(EARLIER) {
        let message = format!("the dialect `{dialect}` is read as JSON Schema 2020-12");
        warnings.other_version(&pointer, &message, HELP);
    } else {
        unsupported(dialect, &pointer, warnings);
    }
}

/// The dialect that a keyword declares, in a document that has the keyword.
fn declared<'o>(
    object: &'o Map<String, Value>,
    keyword: &str,
    warnings: &Warnings<'_>,
) -> Option<&'o str> {
    let is_defined = warnings.is_since(Version::V3_1);
    object.get(keyword).filter(|_| is_defined)?.as_str()
}

fn unsupported(dialect: &str, at: &Pointer, warnings: &mut Warnings<'_>) {
    let message = format!("unsupported dialect `{dialect}` of JSON Schema");
    let error = Diagnostic::new(Code::Unsupported, at, message);
    warnings.add(error.at_value().help(HELP));
}

fn without_scheme(uri: &str) -> &str {
    uri.split_once("://").map_or(uri, |(_, rest)| rest)
}

fn is_known(uri: &str) -> bool {
    let uri = without_scheme(uri);
    KNOWN.iter().any(|known| uri.starts_with(known))
}
