//! Keywords beside the reference of a schema, which apply to it since OpenAPI 3.1.

use serde_json::{Map, Value, json};

use crate::openapi::Version;
use crate::openapi::grammar::is_extension;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Moves the reference of a schema with other keywords into `allOf`, in a document of OpenAPI 3.1.
pub(in crate::openapi) fn wrap(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if !warnings.is_since(Version::V3_1) || !schema.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    let mut siblings = schema.keys().filter(|key| *key != "$ref");
    if siblings.all(|key| is_extension(key)) {
        return;
    }
    let Some(reference) = schema.shift_remove("$ref") else {
        return;
    };
    let members = schema.entry("allOf").or_insert_with(|| json!([]));
    let Value::Array(members) = members else {
        schema.insert("$ref".to_owned(), reference);
        return;
    };
    let all_of = at.child("allOf");
    warnings.moved(at, all_of.child(members.len()));
    if members.is_empty() {
        warnings.moved(&at.child("$ref"), all_of);
    }
    members.push(json!({ "$ref": reference }));
}
