//! From the text of a document to [`OpenAPI`], or to a list of what keeps it from being one.

mod bounds;
mod faults;
pub(crate) mod locate;
mod plain;

use openapiv3::OpenAPI;
use serde_yaml::Value;

use crate::{Code, Diagnostic, Diagnostics, Location, Pointer};

/// Reads an OpenAPI 3.0 document, YAML or JSON.
///
/// # Errors
///
/// The text is neither YAML nor JSON, is no OpenAPI document, is one of another version, or has
/// parts that are not what OpenAPI says: then each such part is named.
pub fn read(text: &str) -> Result<OpenAPI, Diagnostics> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    bounds::check(text)?;
    let value = parse(text)?;
    check_version(&value).map_err(|fault| Diagnostics::from(fault).located_in(text))?;
    let mut faults = Vec::new();
    let value = plain::plain(value, &Pointer::root(), &mut faults);
    if faults.is_empty() {
        faults = faults::faults(&value);
    }
    if !faults.is_empty() {
        return Err(Diagnostics::new(faults).located_in(text));
    }
    serde_yaml::from_value(value).map_err(|error| {
        Diagnostic::new(Code::Malformed, &Pointer::root(), error.to_string()).into()
    })
}

fn parse(text: &str) -> Result<Value, Diagnostics> {
    // JSON has escapes (surrogate pairs) that YAML reads differently, so what looks like JSON is read as JSON.
    let json = text
        .trim_start()
        .starts_with('{')
        .then(|| serde_json::from_str::<Value>(text));
    if let Some(Ok(value)) = json {
        return Ok(value);
    }
    serde_yaml::from_str(text).map_err(|yaml| {
        let (kind, message, location) = match json {
            Some(Err(error)) => (
                "JSON",
                error.to_string(),
                Some((error.line(), error.column())),
            ),
            _ => (
                "YAML",
                yaml.to_string(),
                yaml.location().map(|at| (at.line(), at.column())),
            ),
        };
        let mut fault = Diagnostic::new(
            Code::Syntax,
            &Pointer::root(),
            format!("this is not {kind}: {message}"),
        );
        fault.location = location.map(|(line, column)| Location {
            line,
            column: column.max(1),
        });
        fault.into()
    })
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
