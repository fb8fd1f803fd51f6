//! Whether null is a value of a schema.

use openapiv3::{Schema, SchemaKind, Type};
use serde_json::Value;

use super::groups::Groups;
use super::limits::DEPTH_LIMIT;
use super::schema_ref::SchemaRef;
use super::schemas::Schemas;

impl<'a> Schemas<'a> {
    /// Whether null is a value of a schema: it says so itself, a member of its `oneOf` or `anyOf` does, or all of its
    /// `allOf` do that say anything about values, unless it has a type itself.
    pub(in crate::lower) fn is_nullable(&mut self, schema: &SchemaRef<'a>) -> bool {
        self.is_nullable_within(schema, DEPTH_LIMIT)
    }

    fn is_nullable_within(&mut self, schema: &SchemaRef<'a>, depth: usize) -> bool {
        let Some((schema, at)) = self.target(schema).filter(|_| depth > 0) else {
            return false;
        };
        if let Some(known) = self.nullable.get(&at) {
            return *known;
        }
        // A schema that is part of itself adds nothing.
        self.nullable.insert(at.clone(), false);
        let Groups { all_of, any_of } = Groups::of(schema);
        let mut nullable = allows_null(schema);
        for group in any_of {
            let mut members = group.members(&at);
            nullable |= members.any(|member| self.is_nullable_within(&member, depth - 1));
        }
        let mut bases: Vec<_> = all_of.members(&at).collect();
        bases.retain(|base| self.is_informative(base));
        if !bases.is_empty() && !has_type(schema) {
            let mut bases = bases.iter();
            nullable |= bases.all(|base| self.is_nullable_within(base, depth - 1));
        }
        self.nullable.insert(at, nullable);
        nullable
    }
}

/// Whether a schema says itself that null is one of its values.
fn allows_null(schema: &Schema) -> bool {
    let listed = match &schema.schema_kind {
        SchemaKind::Type(Type::String(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Type(Type::Integer(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Type(Type::Number(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Type(Type::Boolean(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Any(any) => {
            any.typ.as_deref() == Some("null") || any.enumeration.iter().any(Value::is_null)
        }
        _ => false,
    };
    schema.schema_data.nullable || listed
}

/// Whether a schema has a `type`.
fn has_type(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::Type(_) => true,
        SchemaKind::Any(any) => any.typ.is_some(),
        _ => false,
    }
}
