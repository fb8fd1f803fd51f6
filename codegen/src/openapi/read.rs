//! From the text of a document to [`OpenAPI`], or to a list of what keeps it from being one.

use openapiv3::OpenAPI;
use serde::Deserialize;
use serde_yaml::Value;

use super::faults;
use crate::source::{Scan, plain, syntax};

use super::{Ledger, walk};
use crate::{Code, Diagnostic, Diagnostics, Pointer};

/// Reads an OpenAPI 3.0 document, YAML or JSON.
///
/// # Errors
///
/// The text is neither YAML nor JSON, is no OpenAPI document, is one of another version, or has
/// parts that are not what OpenAPI says: then each such part is named. Warnings alone are no error;
/// [`examine`](crate::examine) gives them.
pub fn read(text: &str) -> Result<OpenAPI, Diagnostics> {
    let reading = Reading::new(text);
    match reading.document {
        Some(document) if !reading.found.has_errors() => Ok(document),
        _ => Err(reading.found.located(&reading.scan)),
    }
}

/// What reading a text brings.
pub(crate) struct Reading {
    /// The document, where the parser takes it.
    pub(crate) document: Option<OpenAPI>,
    /// The same as it stands in the text.
    pub(crate) value: Value,
    pub(crate) ledger: Ledger,
    /// What there is to say of it, without the places in the text.
    pub(crate) found: Diagnostics,
    pub(crate) scan: Scan,
}

impl Reading {
    pub(crate) fn new(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut scan = Scan::new(text);
        let value = match std::mem::take(&mut scan.faults) {
            faults if faults.is_empty() => syntax::parse(text).map_err(|fault| vec![fault]),
            faults => Err(faults),
        };
        let value = value.and_then(|value| match check_version(&value) {
            Ok(()) => Ok(value),
            Err(fault) => Err(vec![fault]),
        });
        match value {
            Ok(value) => Self::of_value(value, scan),
            Err(faults) => Self {
                document: None,
                value: Value::Null,
                ledger: Ledger::default(),
                found: Diagnostics::new(faults),
                scan,
            },
        }
    }

    fn of_value(value: Value, scan: Scan) -> Self {
        let mut found = Vec::new();
        let value = plain::plain(value, &Pointer::root(), &mut found);
        let walked = walk(&value);
        let mut found = Diagnostics::new(found);
        found.extend(Diagnostics::new(walked.found));
        if !found.iter().any(is_of_form) {
            found.extend(Diagnostics::new(faults::faults(&walked.parts)));
        }
        let mut document = None;
        if !found.iter().any(is_of_form) {
            match OpenAPI::deserialize(&value) {
                Ok(parsed) => document = Some(parsed),
                Err(error) => found.extend(
                    Diagnostic::new(Code::Malformed, &Pointer::root(), error.to_string()).into(),
                ),
            }
        }
        let ledger = walked.ledger;
        Self {
            document,
            value,
            ledger,
            found,
            scan,
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
    if !value.is_mapping() {
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
