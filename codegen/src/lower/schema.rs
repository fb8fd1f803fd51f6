//! Schemas: the Rust type of each, and the definitions of those that need one of their own.

use std::borrow::Cow;

use openapiv3::{ReferenceOr, Schema};

use super::shape::{Part, Rest, Shape, Width};
use super::{Lowering, docs, names, prose};
use crate::api::{Docs, Enum, Repr, Type, TypeDef, Variant};
use crate::{Code, Pointer};

/// A schema's place, and the name that its type gets if it needs one.
pub(super) struct Site<'n> {
    pub(super) at: Pointer,
    pub(super) type_name: &'n str,
}

impl<'a> Lowering<'a> {
    /// The type for a schema, or what a reference leads to.
    pub(super) fn type_of(&mut self, part: &Part<'a>, type_name: &str) -> Type {
        match &part.schema {
            ReferenceOr::Item(schema) => {
                let site = Site {
                    at: part.at.clone(),
                    type_name,
                };
                self.type_of_schema(schema, &site)
            }
            ReferenceOr::Reference { reference } => match self.referred(reference, &part.at) {
                Some((schema, at)) => self.referred_type(schema, at),
                None => Type::Json,
            },
        }
    }

    /// The type for a schema of `components`.
    pub(super) fn component(&mut self, name: &str, at: Pointer) {
        let components = self.document.components.as_ref();
        if let Some(schema) = components.and_then(|components| components.schemas.get(name)) {
            self.referred_type(schema, at);
        }
    }

    /// The type for a schema that references lead to, worked out when it is first met.
    fn referred_type(&mut self, schema: &'a ReferenceOr<Schema>, at: Pointer) -> Type {
        match self.referred.get(&at) {
            Some(Some(known)) => return known.clone(),
            // A list or a map of itself: there is no type that could say so.
            Some(None) if matches!(schema, ReferenceOr::Item(_)) => return Type::Json,
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
        let part = Part::new(schema, at.clone());
        // A type of its own has its name before its parts are known, so that they can refer to it.
        let early = match self.final_shape(&part) {
            Some((shape, at)) if shape.is_named() => {
                let type_name = self.name_at(&at);
                Some(Type::Named(self.claim(&type_name, &at)))
            }
            _ => None,
        };
        self.referred.insert(at.clone(), early);
        let type_name = self.name_at(&at);
        let found = self.type_of(&part, &type_name);
        self.referred.insert(at, Some(found.clone()));
        found
    }

    fn type_of_schema(&mut self, schema: &'a Schema, site: &Site<'_>) -> Type {
        let shape = self.shape(schema, &site.at);
        self.type_of_shape(shape, Some(schema), site)
    }

    /// The type for a shape; `schema` describes it.
    pub(super) fn type_of_shape(
        &mut self,
        shape: Shape<'a>,
        schema: Option<&'a Schema>,
        site: &Site<'_>,
    ) -> Type {
        let description = schema.and_then(|schema| schema.schema_data.description.as_deref());
        let docs = || docs::paragraphs(description);
        match shape {
            Shape::Object(object) => self.object(object, docs(), site),
            Shape::Union(union) => self.union(union, docs(), site),
            Shape::Enum(values) => self.enumeration(Repr::String, &values, docs(), site),
            Shape::Numbers(values) => {
                let values: Vec<_> = values
                    .iter()
                    .map(|value| Cow::Owned(value.to_string()))
                    .collect();
                self.enumeration(Repr::Integer, &values, docs(), site)
            }
            Shape::Map(None) => Type::Map(Box::new(Type::Json)),
            Shape::Map(Some(values)) => Type::Map(Box::new(self.type_of(&values, site.type_name))),
            Shape::UriMap => Type::Map(Box::new(Type::String)),
            Shape::Array(None) => Type::Vec(Box::new(Type::Json)),
            Shape::Array(Some(items)) => Type::Vec(Box::new(self.type_of(&items, site.type_name))),
            Shape::String { format, pattern } => self.string(format, pattern),
            Shape::Integer(Width::I32) => Type::I32,
            Shape::Integer(Width::I64) => Type::I64,
            Shape::Integer(Width::U64) => Type::U64,
            Shape::Number => Type::F64,
            Shape::Boolean => Type::Bool,
            Shape::Untyped => Type::Json,
            Shape::Same(part) => self.type_of(&part, site.type_name),
            Shape::NoType => {
                self.fault(
                    Code::Malformed,
                    &site.at.child("type"),
                    "this is none of OpenAPI's types",
                );
                Type::Json
            }
        }
    }

    fn string(&self, format: Option<&str>, pattern: Option<&str>) -> Type {
        if let Some(sid) = pattern.and_then(|pattern| self.sids.for_pattern(pattern)) {
            return Type::Sid(sid.name.clone());
        }
        match format {
            Some("date-time" | "date-time-rfc-2822") => Type::DateTime,
            Some("date") => Type::Date,
            _ => Type::String,
        }
    }

    /// The type of the properties that an object does not name, where something is said of them.
    pub(super) fn rest(&mut self, rest: &Rest<'a>, type_name: &str) -> Option<Type> {
        match rest {
            Rest::Unsaid => None,
            Rest::Anything => Some(Type::Json),
            Rest::Of(part) => Some(self.type_of(part, type_name)),
        }
    }

    fn enumeration(
        &mut self,
        repr: Repr,
        values: &[Cow<'a, str>],
        docs: Docs,
        site: &Site<'_>,
    ) -> Type {
        let Some(name) = self.begin(site) else {
            return Type::Named(self.claim(site.type_name, &site.at));
        };
        let mut wires: Vec<&str> = Vec::new();
        for value in values {
            if !wires.contains(&&**value) {
                wires.push(value);
            }
        }
        let variants = names::told_apart(&wires, names::variant_name)
            .into_iter()
            .zip(&wires)
            .map(|(name, wire)| Variant {
                wire: (*wire).to_owned(),
                name,
                docs: prose::meaning(&docs, wire),
            })
            .collect();
        let def = Enum {
            name: name.clone(),
            pointer: site.at.clone(),
            docs,
            repr,
            variants,
        };
        self.module().types.push(TypeDef::Enum(def));
        Type::Named(name)
    }

    /// Takes the name for a type that is defined now; none if the place has its definition.
    pub(super) fn begin(&mut self, site: &Site<'_>) -> Option<String> {
        let name = self.claim(site.type_name, &site.at);
        self.defined.insert(site.at.clone()).then_some(name)
    }
}
