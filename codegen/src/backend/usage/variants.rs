//! The members of unions that values can have.

use serde_json::Value;

use crate::api::{Api, Discriminator, Type, TypeKind, Union, UnionVariant};

/// The members that the discriminator selects for a value, else those that have a field for each property.
pub(super) fn variants<'a>(
    union: &'a Union,
    value: &'a Value,
    api: &'a Api,
) -> impl Iterator<Item = &'a UnionVariant> {
    let tag = match &union.discriminator {
        Discriminator::Property(property) => value.get(property).and_then(Value::as_str),
        Discriminator::BestMatch | Discriminator::Status => None,
    };
    union.variants.iter().filter(move |variant| match tag {
        Some(tag) => variant.tags.iter().any(|other| other == tag),
        None => represents(&variant.value.ty, value, api),
    })
}

/// Whether a type has a field for each property of a value.
fn represents(ty: &Type, value: &Value, api: &Api) -> bool {
    match (ty, value) {
        (Type::Def(id), Value::Object(object)) => match &api[id].kind {
            TypeKind::Struct(def) => object
                .keys()
                .all(|key| def.fields.iter().any(|field| field.wire == *key)),
            TypeKind::Union(_) => true,
            TypeKind::Enum(_) => false,
        },
        (Type::String | Type::DateTime | Type::Date | Type::Sid(_), value) => value.is_string(),
        _ => true,
    }
}
