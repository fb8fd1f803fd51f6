//! The keywords of schemas, each as OpenAPI 3.0 has it.

use serde_json::{Map, Value};

use super::{
    conditions, constants, items, json_schema_dialect, limits, nulls, older, properties, types,
    values,
};
use crate::openapi::Version;
use crate::openapi::grammar::is_extension;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Replaces the keywords of a schema that OpenAPI 3.0 has others for.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let version = warnings.version;
    if schema
        .iter()
        .all(|(keyword, value)| is_common(keyword, value, version))
    {
        return;
    }
    json_schema_dialect::check_schema(schema, at, warnings);
    older::check(schema, at, warnings);
    nulls::translate(schema, at, warnings);
    constants::translate(schema, at, warnings);
    values::translate(schema, at, warnings);
    types::translate(schema, at, warnings);
    limits::translate(schema, at, warnings);
    items::translate(schema, at, warnings);
    properties::translate(schema, at, warnings);
    conditions::translate(schema, at, warnings);
}

/// Whether a keyword means the same in all versions, as most do.
fn is_common(keyword: &str, value: &Value, version: Version) -> bool {
    match keyword {
        "type" => matches!(
            value.as_str(),
            Some("boolean" | "integer" | "number" | "object" | "string")
        ),
        "nullable" => version == Version::V3_0,
        "$ref"
        | "additionalProperties"
        | "allOf"
        | "default"
        | "deprecated"
        | "description"
        | "enum"
        | "example"
        | "format"
        | "maxLength"
        | "maximum"
        | "minLength"
        | "minimum"
        | "pattern"
        | "properties"
        | "readOnly"
        | "required"
        | "title"
        | "writeOnly" => true,
        keyword => is_extension(keyword),
    }
}
