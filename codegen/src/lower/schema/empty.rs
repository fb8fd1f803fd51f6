//! Objects that cannot contain anything.

use std::collections::BTreeSet;

use openapiv3::{AdditionalProperties, Schema, SchemaKind, Type};

use super::groups::{Group, Groups};
use super::schema_ref::SchemaRef;
use super::schemas::Schemas;
use crate::source::Pointer;

impl<'a> Schemas<'a> {
    /// Whether the only value of a schema is an object without properties. The document says so by a list of properties
    /// that has none, or by excluding additional ones; an object of which it says nothing can contain anything.
    pub(in crate::lower) fn is_empty_object(&mut self, schema: &SchemaRef<'a>) -> bool {
        let mut visited = BTreeSet::new();
        let mut todo = vec![schema.clone()];
        while let Some(schema) = todo.pop() {
            let Some((target, at)) = self.target(&schema) else {
                return false;
            };
            if !visited.insert(at.clone()) {
                continue;
            }
            let groups = Groups::of(target).iter();
            let members: Vec<_> = groups
                .flat_map(|group: Group<'a>| group.members(&at))
                .collect();
            let is_empty = match members.is_empty() {
                true => self.says_empty(target, &at),
                false => properties(target).is_none_or(|(count, ..)| count == 0),
            };
            if !is_empty {
                return false;
            }
            todo.extend(members);
        }
        true
    }

    fn says_empty(&self, schema: &Schema, at: &Pointer) -> bool {
        let Some((0, additional, limit)) = properties(schema) else {
            return false;
        };
        match additional {
            Some(AdditionalProperties::Any(false)) => true,
            None => limit == Some(0) || self.document.keyword(at, "properties").is_some(),
            Some(_) => limit == Some(0),
        }
    }
}

/// Of an object: the number of its properties, its additional ones, and the greatest number of both.
fn properties(schema: &Schema) -> Option<(usize, Option<&AdditionalProperties>, Option<usize>)> {
    match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => Some((
            object.properties.len(),
            object.additional_properties.as_ref(),
            object.max_properties,
        )),
        SchemaKind::Any(any) if any.typ.as_deref().is_none_or(|typ| typ == "object") => Some((
            any.properties.len(),
            any.additional_properties.as_ref(),
            any.max_properties,
        )),
        _ => None,
    }
}
