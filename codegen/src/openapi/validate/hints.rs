//! Help for common mistakes.

use serde_json::Value;

use crate::openapi::grammar::ObjectKind;

/// Returns a fix for a value of the wrong type.
pub(super) fn wrong_type(kind: ObjectKind, keyword: &str, value: &Value) -> Option<String> {
    let hint = match (kind, keyword, value) {
        (ObjectKind::Schema, "required", Value::Bool(_)) => {
            "list the names of the required properties in the object that has them: `required: [name]`"
        }
        (ObjectKind::Schema, "type", Value::Array(_)) => {
            "OpenAPI 3.0 allows one type; write `nullable: true` if the value can be null"
        }
        (ObjectKind::Schema, "exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => {
            "write the number in `minimum` or `maximum`, and `true` here"
        }
        _ => return None,
    };
    Some(hint.to_owned())
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
        (ObjectKind::Schema, "type", "null") => {
            "write `nullable: true` in the schema that can be null"
        }
        (ObjectKind::Schema, "type", "any") => "omit `type` if any value is allowed",
        (ObjectKind::Schema, "type", "file") => "write `type: string` and `format: binary`",
        (ObjectKind::Schema, "type", "date" | "date-time" | "uuid" | "byte" | "binary") => {
            "write `type: string`, with this as its `format`"
        }
        (ObjectKind::Schema, "type", "float" | "double" | "decimal") => {
            "write `type: number`, with this as its `format`"
        }
        (ObjectKind::Schema, "type", "int32" | "int64" | "long") => {
            "write `type: integer`, with `int32` or `int64` as its `format`"
        }
        (ObjectKind::Schema, "type", "map" | "dict" | "hash") => {
            "write `type: object`, with the type of the values in `additionalProperties`"
        }
        (ObjectKind::Schema, "type", "list") => {
            "write `type: array`, with the type of the items in `items`"
        }
        (ObjectKind::SecurityScheme, "type", "basic") => "write `type: http` and `scheme: basic`",
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
