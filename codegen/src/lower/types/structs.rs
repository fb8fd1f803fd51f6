//! Structs: objects with a field for each property.

use super::fields::FieldSource;
use crate::api::{AdditionalProperties, Constraints, Field, Struct, TypeRef};
use crate::lower::context::Lowering;
use crate::lower::naming::{TypePath, disambiguate, field_name};
use crate::lower::schema::{self, ObjectSchema, PropertySchema, SchemaRef};
use crate::source::Pointer;

/// The type that the types of its properties are named after.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Owner<'o> {
    pub(in crate::lower) path: &'o TypePath,
    pub(in crate::lower) at: &'o Pointer,
}

impl<'a> Lowering<'a> {
    /// The struct for an object.
    pub(super) fn structure(&mut self, object: &ObjectSchema<'a>, owner: Owner<'_>) -> Struct {
        let wires: Vec<_> = object.properties.keys().copied().collect();
        let names = disambiguate(&wires, field_name);
        let mut fields = Vec::new();
        for ((wire, property), name) in object.properties.iter().zip(names) {
            let required = object.required.contains(wire);
            let source = FieldSource::of_property(wire, property, name, required);
            let value = self.property_type(wire, property, owner);
            fields.push(self.field(source, value));
        }
        let additional = &object.additional_properties;
        Struct {
            input: false,
            fields,
            additional_properties: self.additional_properties(additional, owner.path),
            page: None,
        }
    }

    /// The field for a property that is a parameter of its own, with the definitions that it needs.
    pub(in crate::lower) fn property_field(
        &mut self,
        source: FieldSource<'_, 'a>,
        property: &PropertySchema<'a>,
        owner: Owner<'_>,
    ) -> Field {
        let value = self.property_type(source.wire, property, owner);
        let field = self.field(source, value);
        self.define_waiting();
        field
    }

    fn property_type(
        &mut self,
        wire: &str,
        property: &PropertySchema<'a>,
        owner: Owner<'_>,
    ) -> TypeRef {
        let at = &property.first.at;
        if !property.others.is_empty() {
            let path = owner.path.join(wire);
            let at = owner.at.descend(["properties", wire]);
            return self.type_of_any(property, &path, &at);
        }
        let path = if at.is_within(owner.at) {
            owner.path.join(wire)
        } else {
            // The type of a property that another schema contributes has the name that it has there.
            self.names.preferred(at)
        };
        self.type_ref(&property.first, &path)
    }

    /// The type of a property that several schemas describe.
    fn type_of_any(
        &mut self,
        property: &PropertySchema<'a>,
        path: &TypePath,
        at: &Pointer,
    ) -> TypeRef {
        let schemas: Vec<SchemaRef<'a>> = property.schemas().cloned().collect();
        let resolved = self.schemas.resolve_any_of(schemas.iter().cloned());
        let ty = self.type_of_resolved(&resolved, None, at, path);
        let constraints = self.constraints(&property.first);
        let mut others = property.others.iter();
        // A limit that only some of the schemas set is none of the value's.
        let agreed = others.all(|schema| self.constraints(schema) == constraints);
        let constraints = if agreed {
            constraints
        } else {
            Constraints::default()
        };
        let mut schemas = schemas.iter();
        let nullable = schemas.any(|schema| self.schemas.is_nullable(schema));
        TypeRef::new(ty, nullable, constraints)
    }

    fn additional_properties(
        &mut self,
        additional: &schema::AdditionalProperties<'a>,
        path: &TypePath,
    ) -> AdditionalProperties {
        match additional {
            schema::AdditionalProperties::Unspecified => AdditionalProperties::Unspecified,
            schema::AdditionalProperties::Any => AdditionalProperties::Any,
            schema::AdditionalProperties::Schema(values) => {
                AdditionalProperties::Schema(Box::new(self.type_ref(values, path)))
            }
        }
    }
}
