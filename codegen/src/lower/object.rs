//! Objects: a struct with a field for each property.

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use super::schema::Site;
use super::shape::{Object, Part, Property};
use super::{Lowering, docs, names, prose};
use crate::Pointer;
use crate::api::{Docs, Field, Struct, Style, Type};

impl<'a> Lowering<'a> {
    pub(super) fn object(
        &mut self,
        object: &Object<'a>,
        name: String,
        docs: Docs,
        at: Pointer,
    ) -> Struct {
        let wires: Vec<_> = object.properties.keys().copied().collect();
        let names = names::told_apart(&wires, names::field_name);
        let properties = object.properties.iter().zip(names);
        let fields = properties.map(|((wire, property), field_name)| Field {
            name: field_name,
            required: object.required.contains(wire),
            ..self.property(wire, property, &at, &name)
        });
        Struct {
            fields: fields.collect(),
            rest: self.rest(&object.rest, &name),
            name,
            pointer: at,
            docs,
            sent: false,
            page: None,
        }
    }

    /// A property of an object, with everything but its Rust name and whether it is required.
    pub(super) fn property(
        &mut self,
        wire: &str,
        property: &Property<'a>,
        object_at: &Pointer,
        owner: &str,
    ) -> Field {
        let Some(first) = property.parts.first() else {
            unreachable!("a property has a schema");
        };
        let type_name = if first.at.tokens().starts_with(object_at.tokens()) {
            names::joined(owner, wire)
        } else {
            // It comes from another schema, where its type is called the same.
            self.name_at(&first.at)
        };
        let ty = match property.parts.as_slice() {
            [only] => self.type_to_define(only, &type_name),
            several => {
                let type_name = names::joined(owner, wire);
                let at = object_at.descend(["properties", wire]);
                let shape = self.shape_of_any(several);
                let site = Site {
                    at,
                    type_name: &type_name,
                };
                self.type_of_shape(&shape, None, &site)
            }
        };
        self.field(wire, first, property.described, ty)
    }

    /// A field of a type, as a schema describes it.
    pub(super) fn field(
        &mut self,
        wire: &str,
        part: &Part<'a>,
        described: Option<&'a Schema>,
        ty: Type,
    ) -> Field {
        let schema = self.schema_of(part);
        let data = |of: fn(&Schema) -> bool| schema.is_some_and(of);
        // A schema that only wraps another one says what that one does, unless it says something else.
        let wrapped = schema.and_then(only_part);
        let wrapped = wrapped.and_then(|inner| self.schema_of(&Part::new(inner, part.at.clone())));
        let own = described.or(schema);
        let say = |say: &dyn Fn(&'a Schema) -> Docs| {
            let said = own.map(say).unwrap_or_default();
            match wrapped {
                Some(wrapped) if said.is_empty() => say(wrapped),
                _ => said,
            }
        };
        let mut docs = say(&|schema| docs::paragraphs(schema.schema_data.description.as_deref()));
        docs.extend(say(&|schema| self.demands(schema)));
        let deprecated =
            data(|schema| schema.schema_data.deprecated).then(|| prose::deprecation(&docs));
        Field {
            wire: wire.to_owned(),
            name: String::new(),
            pointer: part.at.clone(),
            docs,
            redacted: self.is_redacted(wire, part),
            deprecated,
            read_only: data(|schema| schema.schema_data.read_only),
            required: false,
            style: Style::Plain,
            ty,
        }
    }

    /// The schema that a part is, or that its reference leads to.
    pub(super) fn schema_of(&mut self, part: &Part<'a>) -> Option<&'a Schema> {
        match &part.schema {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { reference } => self.referred(reference, &part.at)?.0.as_item(),
        }
    }
}

/// The one schema that another one only wraps, to say more about it.
fn only_part(schema: &Schema) -> Option<&ReferenceOr<Schema>> {
    match &schema.schema_kind {
        SchemaKind::AllOf { all_of: parts }
        | SchemaKind::OneOf { one_of: parts }
        | SchemaKind::AnyOf { any_of: parts } => match parts.as_slice() {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    }
}
