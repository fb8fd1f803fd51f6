//! Example values as requests have them: without the properties that only the server sets.

use serde_json::Value;

use super::variants::variants;
use crate::api::{Access, Api, Struct, Type, TypeKind};

/// Removes the read-only properties from a value of a type.
pub(super) fn remove_read_only(value: &mut Value, ty: &Type, api: &Api) {
    match (ty, value) {
        (Type::List(item), Value::Array(items)) => {
            for value in items {
                remove_read_only(value, &item.ty, api);
            }
        }
        (Type::Map(inner), Value::Object(entries)) => {
            for value in entries.values_mut() {
                remove_read_only(value, &inner.ty, api);
            }
        }
        (Type::Def(id), value) => match &api[id].kind {
            TypeKind::Struct(def) => remove_from_object(value, def, api),
            TypeKind::Union(def) => {
                let original = value.clone();
                if let Some(variant) = variants(def, &original, api).next() {
                    remove_read_only(value, &variant.value.ty, api);
                }
            }
            TypeKind::Enum(_) => {}
        },
        _ => {}
    }
}

fn remove_from_object(value: &mut Value, def: &Struct, api: &Api) {
    let Some(properties) = value.as_object_mut() else {
        return;
    };
    for field in &def.fields {
        if field.access == Access::ReadOnly {
            properties.shift_remove(&field.wire);
        } else if let Some(value) = properties.get_mut(&field.wire) {
            remove_read_only(value, field.ty(), api);
        }
    }
}
