//! Properties that a schema does not name: `patternProperties` and `unevaluatedProperties`, which OpenAPI 3.0 lacks.

use serde_json::{Map, Value};

use super::items::any_of;
use super::values::warn;
use crate::openapi::Version;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

const REPLACEMENT: &str = "`additionalProperties`";

/// The reason why `additionalProperties: false` is ignored beside patterns.
const PATTERNS: &str = "the patterns say which properties there are";

/// The reason why patterns are ignored beside `additionalProperties: true`.
const ANY: &str = "other properties have any value";

/// Replaces the keywords of a schema about properties without names.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let own = schema.get("type").and_then(Value::as_str);
    if own.is_some_and(|own| own != "object") {
        return;
    }
    replace_patterns(schema, at, warnings);
    if !schema.contains_key("additionalProperties")
        && let Some(others) = schema.shift_remove("unevaluatedProperties")
    {
        warn("unevaluatedProperties", REPLACEMENT, at, warnings);
        let from = at.child("unevaluatedProperties");
        warnings.moved(&from, at.child("additionalProperties"));
        schema.insert("additionalProperties".to_owned(), others);
    }
}

/// Replaces the schemas of properties with certain names by one for all that have no schema of their own.
fn replace_patterns(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(Value::Object(patterns)) = schema.get("patternProperties").cloned() else {
        return;
    };
    let others = schema.get("additionalProperties").cloned();
    let (from, to) = (
        at.child("patternProperties"),
        at.child("additionalProperties"),
    );
    if patterns.is_empty() {
        return;
    }
    if others == Some(Value::Bool(true)) {
        if warnings.is_since(Version::V3_1) {
            warnings.superseded(&from, to, ANY);
            schema.shift_remove("patternProperties");
        }
        return;
    }
    warn("patternProperties", REPLACEMENT, at, warnings);
    let mut schemas: Vec<(Pointer, Value)> = Vec::new();
    for (pattern, values) in &patterns {
        if schemas.iter().all(|(_, known)| known != values) {
            schemas.push((from.child(pattern), values.clone()));
        }
    }
    let others = others.filter(Value::is_object);
    let has_others = others.is_some();
    if let Some(others) = others
        && schemas.iter().all(|(_, known)| *known != others)
    {
        schemas.push((to.clone(), others));
    }
    if warnings.is_since(Version::V3_1) && schemas.len() > 1 {
        let message = "properties with different schemas by patterns of their names; each is read as any of them";
        let help = "check the types of the values where their names matter";
        warnings.lost(&from, message, help);
    }
    match has_others {
        true => warnings.expressed(&to, to.clone()),
        false if schema.contains_key("additionalProperties") => {
            warnings.superseded(&to, to.clone(), PATTERNS);
        }
        false => {}
    }
    warnings.expressed(&from, to.clone());
    warnings.moved(&from, to.clone());
    let values = any_of(schemas, &from, &to, warnings);
    schema.shift_remove("patternProperties");
    schema.insert("additionalProperties".to_owned(), values);
}
