//! From the text of a document to [`OpenAPI`], or to a list of what keeps it from being one.

use openapiv3::OpenAPI;
use serde::Deserialize;
use serde_json::Value;

use super::faults;
use crate::source::{self, Source, SourceMap};

use super::{Ledger, walk};
use crate::{Code, Diagnostic, Diagnostics, Pointer};

/// An OpenAPI document, typed and as JSON.
pub struct Document {
    /// The document as JSON, with the keys of each object in the order of the text.
    pub(crate) value: Value,
    pub(crate) typed: OpenAPI,
}

/// Reads an OpenAPI 3.0 document, YAML or JSON.
///
/// # Errors
///
/// The text is neither YAML nor JSON, is not an OpenAPI document, is one of another version, or has
/// parts that are not what OpenAPI says: then each such part is named. Warnings alone are not an error;
/// [`examine`](crate::examine) gives them.
pub fn read(text: &str) -> Result<Document, Diagnostics> {
    let reading = Reading::new(text);
    match reading.document {
        Some(document) if !reading.found.has_errors() => Ok(document),
        _ => Err(reading.found.located(&reading.map)),
    }
}

/// What reading a text brings.
pub(crate) struct Reading {
    /// The document, where the parser takes it.
    pub(crate) document: Option<Document>,
    pub(crate) ledger: Ledger,
    /// What there is to say of it, without the places in the text.
    pub(crate) found: Diagnostics,
    pub(crate) map: SourceMap,
}

impl Reading {
    pub(crate) fn new(text: &str) -> Self {
        let Source { value, map, errors } = source::parse(text);
        let mut found = errors.into_iter().map(Diagnostic::from).collect();
        let value = value.and_then(|value| match check_version(&value) {
            Ok(()) => Some(value),
            Err(fault) => {
                found = vec![fault];
                None
            }
        });
        match value {
            Some(value) => Self::of_value(value, found, map),
            None => Self {
                document: None,
                ledger: Ledger::default(),
                found: Diagnostics::new(found),
                map,
            },
        }
    }

    fn of_value(value: Value, found: Vec<Diagnostic>, map: SourceMap) -> Self {
        let walked = walk(&value);
        let mut found = Diagnostics::new(found);
        found.extend(Diagnostics::new(walked.found));
        if !found.iter().any(is_of_form) {
            found.extend(Diagnostics::new(faults::faults(&walked.parts)));
        }
        let ledger = walked.ledger;
        let mut document = None;
        if !found.iter().any(is_of_form) {
            match OpenAPI::deserialize(&value) {
                Ok(typed) => document = Some(Document { value, typed }),
                Err(error) => found.extend(
                    Diagnostic::new(Code::Malformed, &Pointer::root(), error.to_string()).into(),
                ),
            }
        }
        Self {
            document,
            ledger,
            found,
            map,
        }
    }
}

/// Whether a fault is one that the parser would stumble over.
fn is_of_form(fault: &Diagnostic) -> bool {
    matches!(fault.code, Code::Malformed | Code::MissingKeyword)
}

fn check_version(value: &Value) -> Result<(), Diagnostic> {
    let root = Pointer::root();
    let help = "give an OpenAPI 3.0 document, whose first key is `openapi: 3.0.x`";
    if !value.is_object() {
        return Err(Diagnostic::new(
            Code::NotOpenApi,
            &root,
            "this is no OpenAPI document: its root is not a mapping",
        )
        .help(help));
    }
    let version = |key: &str| match value.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match (version("openapi"), version("swagger")) {
        (Some(version), _) if version == "3.0" || version.starts_with("3.0.") => Ok(()),
        (Some(version), _) => Err(Diagnostic::new(
            Code::Version,
            &root.child("openapi"),
            format!("OpenAPI {version} is not supported, only 3.0"),
        )
        .help("convert the document to OpenAPI 3.0 and try again")),
        (None, Some(version)) => Err(Diagnostic::new(
            Code::Version,
            &root.child("swagger"),
            format!("this is a Swagger {version} document, not OpenAPI 3.0"),
        )
        .help("convert the document to OpenAPI 3.0 and try again")),
        (None, None) => Err(Diagnostic::new(
            Code::NotOpenApi,
            &root,
            "this is no OpenAPI document: it has no `openapi` key",
        )
        .help(help)),
    }
}
