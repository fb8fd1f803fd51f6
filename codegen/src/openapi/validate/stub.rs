//! Objects whose nested objects are replaced by minimal valid stubs.

use serde_json::{Map, Value, json};

use crate::openapi::grammar::{ObjectKind, ValueType, is_extension};
use crate::openapi::object::Object;
use crate::source::Pointer;

/// Returns a copy of `object` whose nested objects are replaced by minimal valid stubs where `is_replaced` holds for
/// their kind, and references in place of other values by what `target` finds for their location.
pub(super) fn with_stubs<'d>(
    object: &Object<'d>,
    is_replaced: fn(ObjectKind) -> bool,
    target: impl Fn(&Pointer) -> Option<&'d Value>,
) -> Value {
    let replaced = |key: &str, value: &Value| {
        let value_type = object.kind.keyword(key).map(|keyword| keyword.value);
        let nested = match value_type {
            Some(ValueType::Object(kind) | ValueType::ObjectOrBool(kind)) => Some(kind),
            Some(
                ValueType::ObjectList(kind)
                | ValueType::FirstObject(kind, _)
                | ValueType::ObjectMap(kind),
            ) => Some(kind),
            Some(_) => None,
            None => object.kind.entry_kind(),
        };
        let Some(kind) = nested.filter(|kind| is_replaced(*kind)) else {
            return value.clone();
        };
        match (value_type, value) {
            (Some(ValueType::ObjectMap(_)), Value::Object(entries)) => {
                let stubs = entries.keys().map(|key| (key.clone(), stub(kind)));
                Value::Object(stubs.collect())
            }
            (_, Value::Array(items)) => items.iter().map(|_| stub(kind)).collect(),
            (_, Value::Object(_)) => stub(kind),
            _ => value.clone(),
        }
    };
    object
        .entries
        .iter()
        .map(|(key, value)| match is_extension(key) {
            true => (key.clone(), value.clone()),
            false => {
                let reference = value.get("$ref").map(|_| object.pointer.child(key));
                let value = reference.and_then(|at| target(&at)).unwrap_or(value);
                (key.clone(), replaced(key, value))
            }
        })
        .collect()
}

/// Creates an object with only the required keywords.
pub(super) fn stub(kind: ObjectKind) -> Value {
    let required = kind.keywords().iter().filter(|keyword| keyword.required);
    let mut entries: Map<String, Value> = required
        .map(|keyword| (keyword.name.to_owned(), stub_value(keyword.value)))
        .collect();
    let alternatives = match kind {
        ObjectKind::Parameter | ObjectKind::Header => json!({ "schema": {} }),
        ObjectKind::SecurityScheme => json!({ "type": "http", "scheme": "basic" }),
        ObjectKind::Link => json!({ "operationId": "any" }),
        _ => json!({}),
    };
    if let Value::Object(alternatives) = alternatives {
        entries.extend(alternatives);
    }
    entries.into()
}

/// Adds the required keywords that an object lacks.
pub(super) fn completed(kind: ObjectKind, mut object: Value) -> Value {
    if let (Value::Object(entries), Value::Object(required)) = (&mut object, stub(kind)) {
        for (key, value) in required {
            entries.entry(key).or_insert(value);
        }
    }
    object
}

fn stub_value(value_type: ValueType) -> Value {
    match value_type {
        ValueType::Choice([first, ..]) => (*first).into(),
        ValueType::String => "any".into(),
        ValueType::Object(kind) => stub(kind),
        _ => json!({}),
    }
}
