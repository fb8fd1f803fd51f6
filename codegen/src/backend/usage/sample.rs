//! Sample values that a server could accept.

use serde_json::{Map, Value, json};

use crate::api::{Api, Discriminator, Repr, Type, TypeDef, TypeId, TypeKind, UnionVariant};

/// The greatest number of values that a sample consists of; nobody would read a larger one.
const SIZE_LIMIT: usize = 100;

/// A value of a type, named like `wire` where it is text; none if it would be too large or infinite.
pub(super) fn sample(ty: &Type, wire: &str, api: &Api) -> Option<Value> {
    let mut sampler = Sampler {
        api,
        containing: Vec::new(),
        remaining: SIZE_LIMIT,
    };
    sampler.sample(ty, wire)
}

struct Sampler<'a> {
    api: &'a Api,
    /// The types that the value is within.
    containing: Vec<&'a TypeId>,
    remaining: usize,
}

impl<'a> Sampler<'a> {
    fn sample(&mut self, ty: &'a Type, wire: &str) -> Option<Value> {
        self.remaining = self.remaining.checked_sub(1)?;
        Some(match ty {
            Type::Unit => Value::Null,
            Type::String => json!(wire.to_lowercase()),
            Type::Bool => json!(true),
            Type::I32 | Type::I64 | Type::U64 => json!(1),
            Type::F64 => json!(0.5),
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
            Type::List(item) => self.sample(&item.ty, wire).into_iter().collect(),
            Type::Map(inner) => {
                let value = self.sample(&inner.ty, "value");
                let entry = value.map(|value| ("key".to_owned(), value));
                entry.into_iter().collect::<Map<_, _>>().into()
            }
            Type::Bytes | Type::File | Type::Redirect => json!(wire),
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
                    let value = self.sample(&variant.value.ty, wire)?;
                    Some(with_tag(value, variant, &def.discriminator))
                })
            }
            TypeKind::Struct(def) => {
                let required = def.fields.iter().filter(|field| field.required);
                let values = required.map(|field| {
                    let value = self.sample(field.ty(), &field.wire);
                    let value = value.or(field.value.nullable.then_some(Value::Null))?;
                    Some((field.wire.clone(), value))
                });
                Some(Value::Object(values.collect::<Option<_>>()?))
            }
        }
    }
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
