//! Schemas that apply only to some values: `then`, `else` and `dependentSchemas`, which OpenAPI 3.0 lacks. Their
//! properties are optional ones.

use serde_json::{Map, Value, json};

use crate::openapi::Version;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The keywords that say more about a value than which ones of its type are valid.
const INFORMATIVE: &[&str] = &[
    "$ref",
    "allOf",
    "anyOf",
    "dependentSchemas",
    "else",
    "oneOf",
    "patternProperties",
    "properties",
    "then",
];

/// Replaces the schemas that apply only to some values, in a document that has them.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let own = schema.get("type").and_then(Value::as_str);
    if own.is_some_and(|own| own != "object") || !warnings.is_since(Version::V3_1) {
        return;
    }
    if schema.contains_key("if") {
        let mut conditional = Vec::new();
        for keyword in ["then", "else"] {
            if let Some(value) = schema.get(keyword).filter(|value| is_informative(value)) {
                conditional.push((at.child(keyword), value.clone()));
            }
        }
        for (from, _) in &conditional {
            schema.shift_remove(from.name());
        }
        add(schema, conditional, at, warnings);
    }
    let dependent = at.child("dependentSchemas");
    if let Some(Value::Object(by_property)) = schema.get("dependentSchemas").cloned()
        && by_property.values().any(is_informative)
    {
        schema.shift_remove("dependentSchemas");
        for (name, value) in by_property
            .into_iter()
            .filter(|(_, one)| is_informative(one))
        {
            add(schema, vec![(dependent.child(name), value)], at, warnings);
        }
    }
}

fn is_informative(schema: &Value) -> bool {
    let mut keywords = INFORMATIVE.iter();
    keywords.any(|keyword| schema.get(keyword).is_some())
}

/// Adds schemas of which a value may satisfy one to `allOf`.
fn add(
    schema: &mut Map<String, Value>,
    conditional: Vec<(Pointer, Value)>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let Some((first, _)) = conditional.first() else {
        return;
    };
    let message = "a schema that applies only to some values; its properties are optional";
    let help = "set these properties where the condition of the schema requires them";
    warnings.lost(first, message, help);
    let Value::Array(members) = schema.entry("allOf").or_insert_with(|| json!([])) else {
        return;
    };
    let member = at.child("allOf").child(members.len());
    let any_of = member.child("anyOf");
    let keyword = keyword_of(first, at);
    warnings.moved(&keyword, member);
    warnings.moved(&keyword, any_of.clone());
    if members.is_empty() {
        warnings.moved(&keyword, at.child("allOf"));
    }
    let is_alternative = conditional.len() > 1;
    let mut alternatives = Vec::new();
    for (from, value) in conditional {
        warnings.moved(&from, any_of.child(alternatives.len()));
        let written = keyword_of(&from, at);
        if written != keyword {
            warnings.expressed(&written, any_of.clone());
        }
        alternatives.push(value);
    }
    if !is_alternative {
        // Other values are objects without these properties.
        alternatives.push(json!({ "type": "object" }));
    }
    members.push(json!({ "anyOf": alternatives }));
}

/// The location of the keyword of the schema at `at` that contains a location.
fn keyword_of(inner: &Pointer, at: &Pointer) -> Pointer {
    inner.ancestor(at.depth() + 1)
}
