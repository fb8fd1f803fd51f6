//! Schemas: the Rust type of each, and the definitions of those that need one of their own.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema};

use super::descent::has_own_type;
use super::shape::{Shape, borrowed, shape};
use super::{Lowering, docs, names};
use crate::api::{Enum, Field, Struct, Type, TypeDef, Variant};
use crate::{Code, Pointer};

/// A schema at its place, and the name that its type gets if it needs one.
pub(super) struct Site<'n> {
    pub(super) at: Pointer,
    pub(super) type_name: &'n str,
}

impl<'a> Lowering<'a> {
    /// The type for what a reference or a schema describes.
    pub(super) fn type_of(&mut self, schema: &ReferenceOr<&'a Schema>, site: &Site<'_>) -> Type {
        if !self.descend(schema, &site.at) {
            return Type::Json;
        }
        let found = self.type_of_either(schema, site);
        self.ascend();
        found
    }

    fn type_of_either(&mut self, schema: &ReferenceOr<&'a Schema>, site: &Site<'_>) -> Type {
        match schema {
            ReferenceOr::Item(schema) => self.type_of_schema(schema, site),
            ReferenceOr::Reference { reference } => {
                let Some(name) = self.component_name(reference, "schemas", &site.at) else {
                    return Type::Json;
                };
                let components = self.document.components.as_ref();
                if components.is_none_or(|components| !components.schemas.contains_key(&name)) {
                    self.dangling(reference, &site.at);
                    return Type::Json;
                }
                self.component(&name)
            }
        }
    }

    /// The type for a schema of `components`, worked out when it is first met.
    pub(super) fn component(&mut self, name: &str) -> Type {
        let at = Pointer::root().descend(["components", "schemas", name]);
        match self.components.get(name) {
            Some(Some(known)) => return known.clone(),
            Some(None) => {
                self.fault(
                    Code::CircularReference,
                    &at,
                    "this schema is nothing but a reference that leads back to itself",
                );
                return Type::Json;
            }
            None => {}
        }
        let Some(schema) = self
            .document
            .components
            .as_ref()
            .and_then(|components| components.schemas.get(name))
        else {
            return Type::Json;
        };
        // A type of its own has its name before its parts are known, so that they can refer to it.
        let early = match schema {
            ReferenceOr::Item(item) if has_own_type(item) => {
                Some(Type::Named(names::type_name(name)))
            }
            _ => None,
        };
        self.components.insert(name.to_owned(), early.clone());
        if let Some(early) = early
            && self.put_off(name)
        {
            return early;
        }
        self.work_out(name, schema)
    }

    /// The type for a schema of `components` that was just met.
    pub(super) fn work_out(&mut self, name: &str, schema: &'a ReferenceOr<Schema>) -> Type {
        let type_name = names::type_name(name);
        let site = Site {
            at: Pointer::root().descend(["components", "schemas", name]),
            type_name: &type_name,
        };
        let found = self.type_of(&borrowed(schema), &site);
        self.components.insert(name.to_owned(), Some(found.clone()));
        found
    }

    fn type_of_schema(&mut self, schema: &'a Schema, site: &Site<'_>) -> Type {
        let inner = |step: &str| Site {
            at: site.at.child(step),
            type_name: site.type_name,
        };
        match shape(schema) {
            Shape::Object(properties, required) => self.object(schema, &properties, required, site),
            Shape::Enum(values) => self.enumeration(schema, &values, site),
            Shape::Map(None) => Type::Map(Box::new(Type::Json)),
            Shape::Map(Some(values)) => Type::Map(Box::new(
                self.type_of(&borrowed(values), &inner("additionalProperties")),
            )),
            Shape::UriMap => Type::Map(Box::new(Type::String)),
            Shape::Array(None) => Type::Vec(Box::new(Type::Json)),
            Shape::Array(Some(items)) => Type::Vec(Box::new(self.type_of(&items, &inner("items")))),
            Shape::String { format, pattern } => self.string(format, pattern, site),
            Shape::Integer { small: true } => Type::I32,
            Shape::Integer { small: false } => Type::I64,
            Shape::Number => Type::F64,
            Shape::Boolean => Type::Bool,
            Shape::Untyped => Type::Json,
            Shape::Same(other) => {
                let key = match &schema.schema_kind {
                    openapiv3::SchemaKind::OneOf { .. } => "oneOf",
                    openapiv3::SchemaKind::AnyOf { .. } => "anyOf",
                    _ => "allOf",
                };
                let site = Site {
                    at: site.at.descend([key, "0"]),
                    type_name: site.type_name,
                };
                self.type_of(&borrowed(other), &site)
            }
            Shape::Unsupported("type") => {
                self.fault(
                    Code::Malformed,
                    &site.at.child("type"),
                    "this is none of OpenAPI's types",
                );
                Type::Json
            }
            Shape::Unsupported(keyword) => {
                self.unsupported(&site.at.child(keyword), &format!("`{keyword}`"));
                Type::Json
            }
        }
    }

    fn string(&mut self, format: Option<&str>, pattern: Option<&str>, site: &Site<'_>) -> Type {
        if let Some(sid) = pattern.and_then(|pattern| self.sids.for_pattern(pattern)) {
            return Type::Sid(sid.name.clone());
        }
        match format {
            Some("date-time" | "date-time-rfc-2822") => Type::DateTime,
            Some("date") => Type::Date,
            Some("binary") => {
                self.unsupported(&site.at.child("format"), "`format: binary`");
                Type::String
            }
            _ => Type::String,
        }
    }

    fn object(
        &mut self,
        schema: &'a Schema,
        properties: &[(&'a str, ReferenceOr<&'a Schema>)],
        required: &[String],
        site: &Site<'_>,
    ) -> Type {
        let named = Type::Named(site.type_name.to_owned());
        if !self.claim(site.type_name, &site.at) {
            return named;
        }
        // The struct comes before the types of its parts.
        let index = self.module().types.len();
        let placeholder = Struct {
            name: site.type_name.to_owned(),
            pointer: site.at.clone(),
            docs: docs::paragraphs(schema.schema_data.description.as_deref()),
            sent: false,
            fields: Vec::new(),
        };
        self.define(TypeDef::Struct(placeholder));
        let mut fields = Vec::new();
        for (wire, property) in properties {
            let at = site.at.descend(["properties", wire]);
            let field = Field {
                name: names::field_name(wire),
                required: required.iter().any(|name| name == wire),
                ..self.property(wire, property, at, site.type_name)
            };
            self.push_field(&mut fields, field);
        }
        if let TypeDef::Struct(def) = &mut self.module().types[index] {
            def.fields = fields;
        }
        named
    }

    /// A property of an object, with everything but its Rust name and whether it is required.
    pub(super) fn property(
        &mut self,
        wire: &str,
        property: &ReferenceOr<&'a Schema>,
        at: Pointer,
        owner: &str,
    ) -> Field {
        let type_name = format!("{owner}{}", names::type_name(wire).trim_end_matches('_'));
        let ty = self.type_of(
            property,
            &Site {
                at: at.clone(),
                type_name: &type_name,
            },
        );
        let schema = match property {
            ReferenceOr::Item(schema) => Some(*schema),
            ReferenceOr::Reference { reference } => self.schema_called(reference),
        };
        Field {
            wire: wire.to_owned(),
            name: String::new(),
            docs: schema.map(describe).unwrap_or_default(),
            ty,
            required: false,
            redacted: self.secrets.is_redacted(wire, schema),
            deprecated: schema.is_some_and(|schema| schema.schema_data.deprecated),
            pointer: at,
        }
    }

    /// The schema of `components` that a reference names, if it stands there itself.
    fn schema_called(&self, reference: &str) -> Option<&'a Schema> {
        let name = reference.strip_prefix("#/components/schemas/")?;
        self.document
            .components
            .as_ref()?
            .schemas
            .get(name)?
            .as_item()
    }

    /// Adds a field, unless it falls onto the Rust name of one before it.
    pub(super) fn push_field(&mut self, fields: &mut Vec<Field>, field: Field) {
        if let Some(other) = fields.iter().find(|other| other.name == field.name) {
            let message = format!(
                "`{}` and `{}` would both be called `{}`",
                other.wire, field.wire, field.name
            );
            self.fault(Code::FieldNames, &field.pointer, message);
        } else {
            fields.push(field);
        }
    }

    fn enumeration(&mut self, schema: &Schema, values: &[&str], site: &Site<'_>) -> Type {
        let named = Type::Named(site.type_name.to_owned());
        if !self.claim(site.type_name, &site.at) {
            return named;
        }
        let mut variants: Vec<Variant> = Vec::new();
        let mut wires: HashMap<String, &str> = HashMap::new();
        for value in values {
            let name = names::variant_name(value);
            match wires.get(&name) {
                Some(same) if same == value => {}
                Some(other) => {
                    let message =
                        format!("the values `{other}` and `{value}` would both be called `{name}`");
                    self.fault(Code::VariantNames, &site.at.child("enum"), message);
                }
                None => {
                    wires.insert(name.clone(), value);
                    variants.push(Variant {
                        wire: (*value).to_owned(),
                        name,
                    });
                }
            }
        }
        self.define(TypeDef::Enum(Enum {
            name: site.type_name.to_owned(),
            pointer: site.at.clone(),
            docs: docs::paragraphs(schema.schema_data.description.as_deref()),
            variants,
        }));
        named
    }
}

/// What a schema says of its values, and what it demands of them.
pub(super) fn describe(schema: &Schema) -> crate::api::Docs {
    let mut docs = docs::paragraphs(schema.schema_data.description.as_deref());
    docs.extend(docs::constraints(schema));
    docs
}
