//! Schemas: the Rust type of each.

use std::collections::BTreeSet;
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::limits::DEPTH_LIMIT;
use super::shape::{Part, Rest, Shape, Width};
use super::{Lowering, constraints};
use crate::api::{AdditionalProperties, Constraints, Type, TypeRef};
use crate::{Code, Pointer};

/// What there is no type with a name on the way through.
const WITHOUT_NAMES: &str = "lists, maps and references";

/// A schema's place, and the name that its type gets if it needs one.
pub(super) struct Site<'n> {
    pub(super) at: Pointer,
    pub(super) type_name: &'n str,
}

impl<'a> Lowering<'a> {
    /// The type of a schema, or of the one that a reference leads to; with the definitions that it needs.
    pub(super) fn type_of(&mut self, part: &Part<'a>, type_name: &str) -> TypeRef {
        let ty = self.type_to_define(part, type_name);
        self.define();
        ty
    }

    /// The same with the definitions still to come.
    pub(super) fn type_to_define(&mut self, part: &Part<'a>, type_name: &str) -> TypeRef {
        TypeRef {
            ty: self.bare_type(part, type_name),
            nullable: self.is_nullable(part),
            constraints: self.constraints(part),
        }
    }

    /// The limits that a part's schema sets on a value, and the one that it only wraps.
    pub(super) fn constraints(&mut self, part: &Part<'a>) -> Constraints {
        let schema = self.schema_of(part);
        let wrapped = self.wrapped(part).map(constraints::constraints);
        let own = schema.map(constraints::constraints).unwrap_or_default();
        constraints::combined(own, wrapped.unwrap_or_default())
    }

    fn bare_type(&mut self, part: &Part<'a>, type_name: &str) -> Type {
        if self.nested > DEPTH_LIMIT {
            self.report_depth(&part.at, WITHOUT_NAMES);
            return Type::Any;
        }
        self.nested += 1;
        let ty = self.type_within(part, type_name);
        self.nested -= 1;
        // What was worked out before can be deep by itself.
        if self.nested + levels(&ty) > DEPTH_LIMIT {
            self.report_depth(&part.at, WITHOUT_NAMES);
            return Type::Any;
        }
        ty
    }

    fn type_within(&mut self, part: &Part<'a>, type_name: &str) -> Type {
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
                None => Type::Any,
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
        let (mut schema, mut at) = (schema, at);
        let mut aliases = BTreeSet::new();
        let found = loop {
            match self.referred.get(&at) {
                Some(Some(known)) => {
                    let known = known.clone();
                    self.define_later(&known);
                    break known;
                }
                Some(None) if aliases.contains(&at) => {
                    self.fault(
                        Code::CircularReference,
                        &at,
                        "this schema is nothing but a reference that leads back to itself",
                    );
                    break Type::Any;
                }
                // A list or a map of itself: there is no type that could say so.
                Some(None) => break Type::Any,
                None => {
                    self.referred.insert(at.clone(), None);
                }
            }
            let reference = match schema {
                ReferenceOr::Reference { reference } => reference,
                ReferenceOr::Item(schema) => {
                    let type_name = self.name_at(&at);
                    let site = Site {
                        at: at.clone(),
                        type_name: &type_name,
                    };
                    let found = self.type_of_schema(schema, &site);
                    self.referred.insert(at, Some(found.clone()));
                    break found;
                }
            };
            let next = self.referred(reference, &at);
            aliases.insert(at);
            match next {
                Some(next) => (schema, at) = next,
                None => break Type::Any,
            }
        };
        for alias in aliases {
            self.referred.insert(alias, Some(found.clone()));
        }
        found
    }

    fn type_of_schema(&mut self, schema: &'a Schema, site: &Site<'_>) -> Type {
        let shape = self.shape(schema, &site.at);
        self.type_of_shape(&shape, Some(schema), site)
    }

    /// The type for a shape; `schema` describes it.
    pub(super) fn type_of_shape(
        &mut self,
        shape: &Rc<Shape<'a>>,
        schema: Option<&'a Schema>,
        site: &Site<'_>,
    ) -> Type {
        match &**shape {
            Shape::Object(_) | Shape::Union(_) | Shape::Enum(_) | Shape::Numbers(_) => {
                self.named_type(shape, schema, site)
            }
            Shape::Map(None) => Type::Map(Box::new(Type::Any.into())),
            Shape::Map(Some(values)) => {
                Type::Map(Box::new(self.type_to_define(values, site.type_name)))
            }
            Shape::UriMap => Type::Map(Box::new(Type::String.into())),
            Shape::Array(None) => Type::List(Box::new(Type::Any.into())),
            Shape::Array(Some(items)) => {
                Type::List(Box::new(self.type_to_define(items, site.type_name)))
            }
            Shape::String { format, pattern } => self.string(*format, *pattern),
            Shape::Integer(Width::I32) => Type::I32,
            Shape::Integer(Width::I64) => Type::I64,
            Shape::Integer(Width::U64) => Type::U64,
            Shape::Number => Type::F64,
            Shape::Boolean => Type::Bool,
            Shape::Untyped => Type::Any,
            Shape::Same(part) => self.bare_type(part, site.type_name),
            Shape::NoType => {
                self.fault(
                    Code::Malformed,
                    &site.at.child("type"),
                    "this is none of OpenAPI's types",
                );
                Type::Any
            }
        }
    }

    pub(super) fn string(&self, format: Option<&str>, pattern: Option<&str>) -> Type {
        if let Some(sid) = pattern.and_then(|pattern| self.sids.for_pattern(pattern)) {
            return Type::Sid(sid.clone());
        }
        match format {
            Some("date-time" | "date-time-rfc-2822") => Type::DateTime,
            Some("date") => Type::Date,
            _ => Type::String,
        }
    }

    /// The properties of an object that have no field.
    pub(super) fn additional_properties(
        &mut self,
        rest: &Rest<'a>,
        type_name: &str,
    ) -> AdditionalProperties {
        match rest {
            Rest::Unsaid => AdditionalProperties::Unspecified,
            Rest::Anything => AdditionalProperties::Any,
            Rest::Of(part) => {
                AdditionalProperties::Schema(Box::new(self.type_to_define(part, type_name)))
            }
        }
    }
}

/// How many levels a type has.
fn levels(ty: &Type) -> usize {
    match ty {
        Type::List(inner) | Type::Map(inner) => 1 + levels(&inner.ty),
        _ => 1,
    }
}
