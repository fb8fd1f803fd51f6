use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Pointer;

/// Checks that a document is an OpenAPI document of a supported version.
pub(super) fn check(document: &Value) -> Result<(), Diagnostic> {
    if !document.is_object() {
        return Err(not_openapi("its root is not a mapping"));
    }
    let version = |key: &str| match document.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match (version("openapi"), version("swagger")) {
        (Some(version), _) if version == "3.0" || version.starts_with("3.0.") => Ok(()),
        (Some(version), _) => Err(unsupported("openapi", "OpenAPI", &version)),
        (None, Some(version)) => Err(unsupported("swagger", "Swagger", &version)),
        (None, None) => Err(not_openapi("it has no `openapi` keyword")),
    }
}

fn not_openapi(reason: &str) -> Diagnostic {
    let message = format!("not an OpenAPI document: {reason}");
    Diagnostic::new(Code::NotOpenApi, &Pointer::root(), message)
        .help("an OpenAPI 3.0 document begins with `openapi: 3.0.3`")
}

fn unsupported(keyword: &str, name: &str, version: &str) -> Diagnostic {
    let message = format!("unsupported version {name} {version}, expected OpenAPI 3.0");
    Diagnostic::new(Code::Version, &Pointer::root().child(keyword), message)
        .help("convert the document to OpenAPI 3.0")
}
