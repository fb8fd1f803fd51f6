//! Schemas that are referenced without being components, such as a property of one. Tools that bundle several files
//! write such references.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use crate::source::Pointer;

/// The schemas within components and operations that references of the document point to.
#[derive(Default)]
pub(in crate::lower) struct NestedSchemas {
    by_pointer: BTreeMap<Pointer, ReferenceOr<Schema>>,
}

impl NestedSchemas {
    /// Finds them in a document.
    pub(in crate::lower) fn find(document: &Value) -> Self {
        let mut found = Self::default();
        found.collect(document, document);
        found
    }

    /// The schema at a location.
    pub(super) fn get(&self, at: &Pointer) -> Option<&ReferenceOr<Schema>> {
        self.by_pointer.get(at)
    }

    /// All of them, by location.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Pointer, &ReferenceOr<Schema>)> {
        self.by_pointer.iter()
    }

    fn collect(&mut self, value: &Value, document: &Value) {
        match value {
            Value::Object(map) => {
                if let Some(reference) = map.get("$ref").and_then(Value::as_str)
                    && let Some(target) = Pointer::parse(reference)
                    && !self.by_pointer.contains_key(&target)
                    && let Some(schema) = nested_schema(&target, document)
                {
                    self.by_pointer.insert(target, schema);
                }
                map.values().for_each(|value| self.collect(value, document));
            }
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, document)),
            _ => {}
        }
    }
}

/// The schema at a location that has schemas and is not a component.
fn nested_schema(at: &Pointer, document: &Value) -> Option<ReferenceOr<Schema>> {
    let parent = at.tokens().iter().rev().nth(1)?;
    let last = at.tokens().last()?;
    let in_map = ["properties", "allOf", "oneOf", "anyOf"].contains(&parent.as_str());
    let is_schema = ["schema", "items", "additionalProperties", "not"].contains(&last.as_str());
    if at.tokens().len() < 4 || !(in_map || is_schema) {
        return None;
    }
    let found = document.pointer(at.to_string().strip_prefix('#')?)?;
    serde_json::from_value(found.clone()).ok()
}
