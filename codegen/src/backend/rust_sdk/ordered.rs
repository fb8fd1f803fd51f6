//! JSON in the order that the document gives its properties.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::Scope;
use crate::api::{Type, TypeDef};

/// A value of a type, to be written with the properties in the type's order and what it does not name after them.
pub(super) fn in_order<'a>(value: &'a Value, ty: &'a Type, scope: &'a Scope<'a>) -> InOrder<'a> {
    InOrder {
        value,
        ty: Some(ty),
        scope,
    }
}

pub(super) struct InOrder<'a> {
    value: &'a Value,
    ty: Option<&'a Type>,
    scope: &'a Scope<'a>,
}

impl<'a> InOrder<'a> {
    fn inner(&self, value: &'a Value, ty: Option<&'a Type>) -> Self {
        let scope = self.scope;
        Self { value, ty, scope }
    }

    /// The properties that the type names, in its order, with their types.
    fn properties(&self) -> Vec<(&'a str, &'a Type)> {
        let mut ty = self.ty;
        while let Some(Type::Boxed(inner) | Type::Optional(inner)) = ty {
            ty = Some(inner);
        }
        let Some(Type::Named(name)) = ty else {
            return Vec::new();
        };
        let def = match self.scope.types.get(name.as_str()) {
            Some(TypeDef::Struct(def)) => Some(def),
            _ => None,
        };
        let fields = def.into_iter().flat_map(|def| &def.fields);
        fields
            .map(|field| (field.wire.as_str(), &field.ty))
            .collect()
    }
}

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Object(object) => {
                let properties = self.properties();
                let values = match self.ty {
                    Some(Type::Map(values)) => Some(&**values),
                    _ => None,
                };
                let mut map = serializer.serialize_map(Some(object.len()))?;
                for (name, ty) in &properties {
                    if let Some(value) = object.get(*name) {
                        map.serialize_entry(name, &self.inner(value, Some(ty)))?;
                    }
                }
                let named = |name: &String| properties.iter().any(|(known, _)| known == name);
                for (name, value) in object.iter().filter(|(name, _)| !named(name)) {
                    map.serialize_entry(name, &self.inner(value, values))?;
                }
                map.end()
            }
            Value::Array(items) => {
                let ty = match self.ty {
                    Some(Type::Vec(ty)) => Some(&**ty),
                    _ => None,
                };
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&self.inner(item, ty))?;
                }
                list.end()
            }
            value => value.serialize(serializer),
        }
    }
}
