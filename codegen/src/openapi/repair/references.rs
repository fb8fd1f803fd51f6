use serde_json::Value;

use crate::source::Pointer;

/// The number of references that are followed from one to the next.
const LIMIT: usize = 32;

/// The schema that a reference leads to, or the schema itself.
pub(super) fn resolved<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    let mut schema = schema;
    for _ in 0..LIMIT {
        let reference = schema.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(Pointer::parse);
        match target.and_then(|target| target.find(document)) {
            Some(next) => schema = next,
            None => break,
        }
    }
    schema
}
