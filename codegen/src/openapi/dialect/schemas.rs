//! Schemas that are `true` or `false`, which OpenAPI 3.0 lacks in most places: any value, and none.

use serde_json::{Map, Value, json};

use crate::openapi::Version;
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Replaces the schemas among the values of an object's keywords that are `true` or `false`.
pub(super) fn replace_booleans(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if !has_schemas(kind) {
        return;
    }
    let mut excluded = Vec::new();
    for (key, value) in entries.iter_mut() {
        if !has_boolean(value) {
            continue;
        }
        let Some(keyword) = kind.keyword(key) else {
            continue;
        };
        let pointer = at.child(key);
        match (keyword.value, value) {
            // Lists without further items are handled with the others.
            (ValueType::Object(ObjectKind::Schema), Value::Bool(false)) if key == "items" => {}
            (ValueType::Object(ObjectKind::Schema), value) => {
                replace(value, &pointer, warnings);
            }
            (ValueType::ObjectList(ObjectKind::Schema), Value::Array(members)) => {
                let is_alternative = key == "anyOf" || key == "oneOf";
                if is_alternative {
                    drop_impossible(members, &pointer, warnings);
                }
                for (index, member) in members.iter_mut().enumerate() {
                    replace(member, &pointer.child(index), warnings);
                }
            }
            (ValueType::ObjectMap(ObjectKind::Schema), Value::Object(schemas)) => {
                let is_property = key == "properties" || key == "patternProperties";
                if kind == ObjectKind::Schema && is_property {
                    let impossible = schemas.iter().filter(|(_, one)| is_false(one));
                    let names: Vec<_> = impossible.map(|(name, _)| name.clone()).collect();
                    for name in &names {
                        warn(&pointer.child(name), "there is no such property", warnings);
                        schemas.shift_remove(name);
                    }
                    excluded.extend(names);
                }
                for (name, schema) in schemas {
                    replace(schema, &pointer.child(name), warnings);
                }
            }
            _ => {}
        }
    }
    if let Some(Value::Array(required)) = entries.get_mut("required") {
        required.retain(|name| excluded.iter().all(|other| name != other));
    }
}

/// Whether objects of a kind have keywords whose values are schemas.
fn has_schemas(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Components
            | ObjectKind::Header
            | ObjectKind::MediaType
            | ObjectKind::Parameter
            | ObjectKind::Schema
    )
}

/// Whether a value, or one in it, is `true` or `false`.
fn has_boolean(value: &Value) -> bool {
    match value {
        Value::Bool(_) => true,
        Value::Array(items) => items.iter().any(Value::is_boolean),
        Value::Object(entries) => entries.values().any(Value::is_boolean),
        _ => false,
    }
}

fn is_false(schema: &Value) -> bool {
    *schema == Value::Bool(false)
}

fn replace(schema: &mut Value, at: &Pointer, warnings: &mut Warnings<'_>) {
    match schema {
        Value::Bool(true) => {
            warn(at, "read as a schema of any value", warnings);
            *schema = json!({});
        }
        Value::Bool(false) => {
            warn(at, "read as a schema without values", warnings);
            *schema = json!({ "not": {} });
        }
        _ => {}
    }
}

/// Removes the alternatives that no value satisfies.
fn drop_impossible(members: &mut Vec<Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if members.iter().all(is_false) {
        return;
    }
    let mut kept = Vec::with_capacity(members.len());
    for (index, member) in std::mem::take(members).into_iter().enumerate() {
        if is_false(&member) {
            warn(&at.child(index), "no value satisfies it", warnings);
            continue;
        }
        if kept.len() < index {
            warnings.moved(&at.child(index), at.child(kept.len()));
        }
        kept.push(member);
    }
    *members = kept;
}

fn warn(at: &Pointer, reading: &str, warnings: &mut Warnings<'_>) {
    let message = format!("a schema is an object in OpenAPI 3.0; {reading}");
    let help = "write `{}` for any value, or remove it";
    warnings.later_version(Version::V3_1, at, &message, help);
}
