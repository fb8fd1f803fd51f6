use std::collections::HashMap;

use twilio_runtime::{Discriminator, Field, FieldOrder, ObjectShape, UnionShape, Variant};

use crate::api::{self, Api, TypeId, TypeKind};

/// The tags of the variants of each union.
pub(super) type Tags<'a> = HashMap<&'a TypeId, Vec<Vec<&'a str>>>;

/// The shapes of an API's types, in the form that the runtime needs.
#[derive(Debug)]
pub(super) struct Shapes<'a> {
    pub(super) api: &'a Api,
    fields: HashMap<&'a TypeId, Vec<Field>>,
    order: HashMap<&'a TypeId, FieldOrder>,
    variants: HashMap<&'a TypeId, Vec<Variant<'a>>>,
}

/// Collects the tags that [`Shapes`] refer to.
pub(super) fn tags(api: &Api) -> Tags<'_> {
    let unions = api.types().filter_map(|(id, def)| match &def.kind {
        TypeKind::Union(def) => Some((id, def)),
        _ => None,
    });
    unions
        .map(|(id, def)| {
            let variants = def.variants.iter();
            let tags = variants.map(|variant| variant.tags.iter().map(String::as_str).collect());
            (id, tags.collect())
        })
        .collect()
}

impl<'a> Shapes<'a> {
    pub(super) fn new(api: &'a Api, tags: &'a Tags<'a>) -> Self {
        let mut fields = HashMap::new();
        let mut order = HashMap::new();
        let mut variants = HashMap::new();
        for (id, def) in api.types() {
            match &def.kind {
                TypeKind::Struct(def) => {
                    let of_object = def.fields.iter().map(|field| {
                        let name = field.name.plain().to_owned();
                        let shape = Field::named(name.into(), field.wire.clone().into());
                        match field.required && field.value.nullable {
                            true => shape.nullable(),
                            false => shape,
                        }
                    });
                    fields.insert(id, of_object.collect());
                    order.insert(id, FieldOrder::new());
                }
                TypeKind::Union(def) => {
                    let of_union =
                        def.variants
                            .iter()
                            .zip(&tags[id])
                            .map(|(variant, tags)| Variant {
                                name: variant.name.plain(),
                                tags,
                            });
                    variants.insert(id, of_union.collect());
                }
                TypeKind::Enum(_) => {}
            }
        }
        Self {
            api,
            fields,
            order,
            variants,
        }
    }

    /// Returns the shape of a struct.
    pub(super) fn object(&self, id: &'a TypeId) -> ObjectShape<'_> {
        ObjectShape {
            name: id.as_str(),
            fields: &self.fields[id],
            order: &self.order[id],
        }
    }

    /// Returns the shape of a union.
    pub(super) fn union(&self, id: &TypeId, def: &'a api::Union) -> UnionShape<'_> {
        UnionShape {
            discriminator: match &def.discriminator {
                api::Discriminator::BestMatch => Discriminator::BestMatch,
                api::Discriminator::Property(property) => Discriminator::Property(property),
                api::Discriminator::Status => Discriminator::Status,
            },
            variants: &self.variants[id],
        }
    }
}
