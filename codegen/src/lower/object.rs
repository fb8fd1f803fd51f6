//! Objects: a struct with a field for each property.

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use super::schema::Site;
use super::shape::{Object, Part, Property};
use super::{Lowering, constraints, names, prose};
use crate::Pointer;
use crate::api::{Access, Constraints, Deprecation, Docs, Field, RustName, Struct, Style, TypeRef};

impl<'a> Lowering<'a> {
    pub(super) fn object(&mut self, object: &Object<'a>, name: &str, at: &Pointer) -> Struct {
        let wires: Vec<_> = object.properties.keys().copied().collect();
        let names = names::disambiguate(&wires, names::field_name);
        let properties = object.properties.iter().zip(names);
        let fields = properties.map(|((wire, property), field_name)| Field {
            name: RustName::new(field_name),
            required: object.required.contains(wire),
            ..self.property(wire, property, at, name)
        });
        Struct {
            input: false,
            fields: fields.collect(),
            additional_properties: self.additional_properties(&object.rest, name),
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
        let value = match property.parts.as_slice() {
            [only] => self.type_to_define(only, &type_name),
            several => self.type_of_any(several, &names::joined(owner, wire), {
                object_at.descend(["properties", wire])
            }),
        };
        self.field(wire, first, property.described, value)
    }

    /// The type of a value that one of several schemas describes.
    fn type_of_any(&mut self, parts: &[Part<'a>], type_name: &str, at: Pointer) -> TypeRef {
        let shape = self.shape_of_any(parts);
        let site = Site { at, type_name };
        let ty = self.type_of_shape(&shape, None, &site);
        let mut nullable = false;
        let mut constraints: Option<Constraints> = None;
        for part in parts {
            nullable |= self.is_nullable(part);
            let own = self.constraints(part);
            // A limit of one alternative is not one of the value.
            let agreed = constraints.take().is_none_or(|known| known == own);
            constraints = Some(if agreed { own } else { Constraints::default() });
        }
        TypeRef {
            ty,
            nullable,
            constraints: constraints.unwrap_or_default(),
        }
    }

    /// A field of a type, as a schema describes it.
    pub(super) fn field(
        &mut self,
        wire: &str,
        part: &Part<'a>,
        described: Option<&'a Schema>,
        mut value: TypeRef,
    ) -> Field {
        let schema = self.schema_of(part);
        let wrapped = self.wrapped(part);
        let text = |schema: Option<&'a Schema>| schema?.schema_data.description.as_deref();
        let docs = Docs::of_description(text(described.or(schema)));
        let docs = match wrapped {
            Some(wrapped) if docs.is_empty() => Docs::of_description(text(Some(wrapped))),
            _ => docs,
        };
        if let Some(described) = described {
            let own = constraints::constraints(described);
            value.constraints = constraints::combined(own, value.constraints);
        }
        let data = schema.map(|schema| &schema.schema_data);
        let deprecated = data.is_some_and(|data| data.deprecated);
        Field {
            wire: wire.to_owned(),
            name: RustName::new(String::new()),
            pointer: part.at.clone(),
            sensitivity: self.sensitivity(wire, part),
            deprecated: deprecated.then(|| deprecation(&docs)),
            docs,
            access: match data {
                Some(data) if data.read_only => Access::ReadOnly,
                Some(data) if data.write_only => Access::WriteOnly,
                _ => Access::ReadWrite,
            },
            required: false,
            style: Style::Plain,
            value,
        }
    }

    /// The schema that a part is, or that its reference leads to.
    pub(super) fn schema_of(&mut self, part: &Part<'a>) -> Option<&'a Schema> {
        match &part.schema {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { reference } => self.referred(reference, &part.at)?.0.as_item(),
        }
    }

    /// The schema that the one of a part only wraps, to say more about it.
    pub(super) fn wrapped(&mut self, part: &Part<'a>) -> Option<&'a Schema> {
        let inner = only_part(self.schema_of(part)?)?;
        self.schema_of(&Part::new(inner, part.at.clone()))
    }
}

/// The deprecation of something with these docs.
pub(super) fn deprecation(docs: &Docs) -> Deprecation {
    let texts = docs.summary.iter().chain(&docs.description);
    let texts: Vec<_> = texts.map(String::as_str).collect();
    Deprecation {
        reason: prose::deprecation_reason(&texts),
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
