//! Help for common mistakes.

use super::grammar::ObjectKind;

pub(super) const EXCLUSIVE: &str = "write the number in `minimum` or `maximum`, and `true` here";
pub(super) const NULLABLE: &str = "write `nullable: true` in the schema that can be null";
pub(super) const ONE_TYPE: &str =
    "OpenAPI 3.0 allows one type; write `nullable: true` if the value can be null";
pub(super) const REQUIRED: &str =
    "list the names of the required properties in the object that has them: `required: [name]`";
pub(super) const SCHEMA: &str = "describe its values, such as `schema: { type: string }`";

/// Returns a fix for the name of a type that OpenAPI does not have.
pub(super) fn schema_type(name: &str) -> &'static str {
    match name.to_lowercase().as_str() {
        "any" | "mixed" | "unknown" => "omit `type` if any value is allowed",
        "file" => "write `type: string` and `format: binary`",
        "date" | "date-time" | "uuid" | "byte" | "binary" => {
            "write `type: string`, with this as its `format`"
        }
        "float" | "double" | "decimal" => "write `type: number`, with this as its `format`",
        "int32" | "int64" | "long" => {
            "write `type: integer`, with `int32` or `int64` as its `format`"
        }
        "map" | "dict" | "hash" => {
            "write `type: object`, with the type of the values in `additionalProperties`"
        }
        "list" => "write `type: array`, with the type of the items in `items`",
        _ => "write `array`, `boolean`, `integer`, `number`, `object` or `string`",
    }
}

/// Returns the replacement for a keyword of JSON Schema that schemas do not have in OpenAPI 3.0.
pub(super) fn later_schema_keyword(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "const" => "use `enum` with one value in OpenAPI 3.0",
        "examples" => "use `example` in OpenAPI 3.0",
        "$defs" | "definitions" => "define shared schemas under `components/schemas`",
        "contentEncoding" => "use `format: byte` for Base64 in OpenAPI 3.0",
        "contentMediaType" => "use `format: binary` in OpenAPI 3.0",
        "patternProperties" | "propertyNames" | "unevaluatedProperties" => {
            "use `additionalProperties` in OpenAPI 3.0"
        }
        "prefixItems" => "use `items` in OpenAPI 3.0, one schema for all items",
        _ => return None,
    })
}

/// Returns a fix for an unknown value of a keyword.
pub(super) fn wrong_choice(kind: ObjectKind, keyword: &str, text: &str) -> Option<&'static str> {
    Some(match (kind, keyword, text) {
        (ObjectKind::Parameter, "in", "body") => {
            "describe the body in the operation's `requestBody`"
        }
        (ObjectKind::Parameter, "in", "formData") => {
            "describe the fields in the operation's `requestBody`, as properties of a form"
        }
        _ => return None,
    })
}

/// Returns a fix for a missing keyword.
pub(super) fn missing(kind: ObjectKind, keyword: &str) -> Option<&'static str> {
    Some(match (kind, keyword) {
        (ObjectKind::Operation, "responses") => {
            "describe the response to a successful request, such as `responses: { '204': { description: Done } }`"
        }
        (ObjectKind::Response, "description") => {
            "describe the response, such as `description: Done`"
        }
        (ObjectKind::Document, "paths") => "add `paths`; without operations, `paths: {}`",
        (ObjectKind::Document, "info") => "add `info: { title: NAME, version: '1' }`",
        (ObjectKind::RequestBody, "content") => "add `content`, with a media type and its `schema`",
        _ => return None,
    })
}
