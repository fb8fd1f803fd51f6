//! Values of the SDK's types that a server could take.

use serde_json::{Map, Value, json};

use super::Scope;
use crate::api::{Repr, Type, TypeDef};

/// How many values a sample consists of at most: what takes more shows nothing.
const SIZE_LIMIT: usize = 100;

/// A value of a type, named like `wire` where it is text; none if it would be too large, or could never end.
pub(super) fn sample(ty: &Type, wire: &str, scope: &Scope<'_>) -> Option<Value> {
    let mut sampler = Sampler {
        scope,
        open: Vec::new(),
        left: SIZE_LIMIT,
    };
    sampler.sample(ty, wire)
}

struct Sampler<'a> {
    scope: &'a Scope<'a>,
    /// The types that the value is within.
    open: Vec<&'a str>,
    left: usize,
}

impl<'a> Sampler<'a> {
    fn sample(&mut self, ty: &'a Type, wire: &str) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        Some(match ty {
            Type::Unit => Value::Null,
            Type::String => json!(wire.to_lowercase()),
            Type::Bool => json!(true),
            Type::I32 | Type::I64 | Type::U64 => json!(1),
            Type::F64 => json!(0.5),
            Type::DateTime => json!("2026-03-14T09:26:53Z"),
            Type::Date => json!("2026-03-14"),
            Type::Json => json!({ "key": "value" }),
            Type::Sid(name) => {
                let mut sids = self.scope.api.sids.iter();
                let sid = sids.find(|sid| sid.name == *name);
                let prefix = sid.map_or("", |sid| &sid.prefix);
                json!(format!("{prefix}{}", "0123456789abcdef".repeat(2)))
            }
            Type::Named(name) if self.open.contains(&name.as_str()) => return None,
            Type::Named(name) => {
                self.open.push(name);
                let value = self.scope.types.get(name.as_str()).copied();
                let value = value.and_then(|def| self.named(def, wire));
                self.open.pop();
                value?
            }
            // What holds itself in a list or a map can do without.
            Type::Vec(inner) => self.sample(inner, wire).into_iter().collect(),
            Type::Map(inner) => {
                let value = self.sample(inner, "value");
                let entry = value.map(|value| ("key".to_owned(), value));
                entry.into_iter().collect::<Map<_, _>>().into()
            }
            Type::Boxed(inner) | Type::Optional(inner) => self.sample(inner, wire)?,
            Type::Bytes | Type::File | Type::Redirect => json!(wire),
        })
    }

    fn named(&mut self, def: &'a TypeDef, wire: &str) -> Option<Value> {
        match def {
            TypeDef::Enum(def) => {
                let wire = def.variants.first().map_or("", |variant| &variant.wire);
                Some(match def.repr {
                    Repr::String => json!(wire),
                    Repr::Integer => json!(wire.parse::<i64>().unwrap_or_default()),
                })
            }
            TypeDef::Union(def) => {
                let mut variants = def.variants.iter();
                variants.find_map(|variant| self.sample(&variant.ty, wire))
            }
            TypeDef::Struct(def) => {
                let required = def.fields.iter().filter(|field| field.required);
                let values = required
                    .map(|field| Some((field.wire.clone(), self.sample(&field.ty, &field.wire)?)));
                Some(Value::Object(values.collect::<Option<_>>()?))
            }
        }
    }
}
