//! Where a document allows null. The types need not know: each object takes it, as the runtime's `object` does.

use serde_json::Value;

use crate::Pointer;

/// Whether the schema at a place allows null.
pub(super) fn allowed(document: &Value, at: &Pointer) -> bool {
    at.find(document)
        .is_some_and(|schema| is_nullable(document, schema, 32))
}

/// References that lead back to themselves end at some depth.
fn is_nullable(document: &Value, schema: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let referred = Pointer::parse(reference);
        let referred = referred.and_then(|at| at.find(document));
        return referred.is_some_and(|schema| is_nullable(document, schema, depth));
    }
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    let parts = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(list);
    schema.get("nullable").and_then(Value::as_bool) == Some(true)
        || list("enum").is_some_and(|values| values.contains(&Value::Null))
        || parts
            .flatten()
            .any(|part| is_nullable(document, part, depth))
}
