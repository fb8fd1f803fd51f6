//! Sample values that a server could accept.

use serde_json::{Map, Value, json};

use super::plausible;
use crate::api::{
    Api, Constraints, Discriminator, Field, Repr, Type, TypeDef, TypeId, TypeKind, TypeRef,
    UnionVariant,
};

/// The greatest number of values that a sample consists of; nobody would read a larger one.
const SIZE_LIMIT: usize = 100;

/// The values that a field could have, best first: its example, and an invented one, unless that would be too large or
/// infinite.
pub(super) fn sample_values(field: &Field, api: &Api) -> Vec<Value> {
    let mut sampler = Sampler {
        api,
        containing: Vec::new(),
        remaining: SIZE_LIMIT,
    };
    let invented = sampler.sample(&field.value, &field.wire);
    field.example.iter().cloned().chain(invented).collect()
}

struct Sampler<'a> {
    api: &'a Api,
    /// The types that the value is within.
    containing: Vec<&'a TypeId>,
    remaining: usize,
}

impl<'a> Sampler<'a> {
    fn sample(&mut self, value: &'a TypeRef, wire: &str) -> Option<Value> {
        self.remaining = self.remaining.checked_sub(1)?;
        let TypeRef {
            ty, constraints, ..
        } = value;
        if let Some(known) = known_value(ty, constraints) {
            return Some(known.clone());
        }
        Some(match ty {
            Type::Unit => Value::Null,
            Type::String => plausible::text(wire, constraints).into(),
            Type::Bool => json!(true),
            Type::I32 | Type::I64 => plausible::integer(wire, constraints).into(),
            Type::U64 => plausible::integer(wire, constraints).max(0).into(),
            Type::F64 => plausible::float(wire, constraints),
            Type::DateTime => json!("2026-03-14T09:26:53Z"),
            Type::Date => json!("2026-03-14"),
            Type::Any => json!({ "key": "value" }),
            Type::Sid(id) => {
                let prefix = &self.api[id].prefix;
                json!(format!("{prefix}{}", "0123456789abcdef".repeat(2)))
            }
            Type::Def(id) if self.containing.contains(&id) => return None,
            Type::Def(id) => {
                self.containing.push(id);
                let value = self.defined(&self.api[id], wire);
                self.containing.pop();
                value?
            }
            // A type that contains itself in a list or a map can do without.
            Type::List(item) => self.sample(item, wire).into_iter().collect(),
            Type::Map(inner) => {
                let value = self.sample(inner, "value");
                let entry = value.map(|value| ("key".to_owned(), value));
                entry.into_iter().collect::<Map<_, _>>().into()
            }
            Type::Bytes | Type::File | Type::Redirect => json!(wire),
            Type::Stream(..) => return None,
        })
    }

    fn defined(&mut self, def: &'a TypeDef, wire: &str) -> Option<Value> {
        match &def.kind {
            TypeKind::Enum(def) => {
                let wire = def.variants.first().map_or("", |variant| &variant.wire);
                Some(match def.repr {
                    Repr::String => json!(wire),
                    Repr::Integer => json!(wire.parse::<i64>().unwrap_or_default()),
                })
            }
            TypeKind::Union(def) => {
                let mut variants = def.variants.iter();
                variants.find_map(|variant| {
                    let value = self.sample(&variant.value, wire)?;
                    Some(with_tag(value, variant, &def.discriminator))
                })
            }
            TypeKind::Struct(def) => {
                let required = def.fields.iter().filter(|field| field.required);
                let values = required.map(|field| {
                    let value = self.sample(&field.value, &field.wire);
                    let value = value.or(field.value.nullable.then_some(Value::Null))?;
                    Some((field.wire.clone(), value))
                });
                Some(Value::Object(values.collect::<Option<_>>()?))
            }
        }
    }
}

/// A value that the document names: one of the only ones, or the default.
fn known_value<'v>(ty: &Type, constraints: &'v Constraints) -> Option<&'v Value> {
    let is_scalar = matches!(
        ty,
        Type::String | Type::Bool | Type::I32 | Type::I64 | Type::U64 | Type::F64 | Type::Date
    );
    let known = constraints.allowed.first().or(constraints.default.as_ref());
    known.filter(|value| is_scalar && !value.is_null() && value.as_str() != Some(""))
}

/// A value of a union's member with the discriminator that selects the member.
fn with_tag(mut value: Value, variant: &UnionVariant, discriminator: &Discriminator) -> Value {
    if let Discriminator::Property(property) = discriminator
        && let Some(tag) = variant.tags.first()
        && let Some(object) = value.as_object_mut()
    {
        object.insert(property.clone(), json!(tag));
    }
    value
}
