//! Keywords that schemas have in OpenAPI 3.0 and no longer in later versions.

use serde_json::{Map, Value};

use crate::openapi::Version;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Warns about the keywords of OpenAPI 3.0 in a schema of a later version. They are read as in 3.0.
pub(super) fn check(schema: &Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if !warnings.is_since(Version::V3_1) {
        return;
    }
    let name = warnings.version.name();
    if let Some(flag @ Value::Bool(_)) = schema.get("nullable") {
        let message = format!("`nullable` is not part of {name}; read as in OpenAPI 3.0");
        let help = match flag {
            Value::Bool(true) => "add `'null'` to the list of types: `type: [string, 'null']`",
            _ => "remove it",
        };
        warnings.other_version(&at.child("nullable"), &message, help);
    }
    for (keyword, limit) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if let Some(Value::Bool(_)) = schema.get(keyword) {
            let message =
                format!("`{keyword}` is a number in {name}; read together with `{limit}`");
            let help = format!("write the number here, in place of `{limit}`");
            warnings.other_version(&at.child(keyword), &message, &help);
        }
    }
    let is_list = schema.get("examples").is_some_and(Value::is_array);
    if is_list && schema.contains_key("example") {
        let message = "`example` beside `examples`; `example` is used";
        let help = "list all of them in `examples`";
        warnings.other_version(&at.child("examples"), message, help);
    }
}
