//! Response headers.

use indexmap::IndexMap;
use openapiv3::{ParameterSchemaOrContent, ReferenceOr};

use super::Lowering;
use super::limits::DEPTH_LIMIT;
use super::object::deprecation;
use super::shape::{Part, Shape, Width};
use crate::Pointer;
use crate::api::{Docs, Header, Type, TypeRef};

impl<'a> Lowering<'a> {
    pub(super) fn headers(
        &mut self,
        headers: &'a IndexMap<String, ReferenceOr<openapiv3::Header>>,
        at: &Pointer,
    ) -> Vec<Header> {
        let mut lowered = Vec::new();
        for (name, header) in headers {
            let Some((header, at)) = self.resolve(header, &at.descend(["headers", name])) else {
                continue;
            };
            let docs = Docs::of_description(header.description.as_deref());
            let part = match &header.format {
                ParameterSchemaOrContent::Schema(schema) => {
                    Some(Part::new(schema, at.child("schema")))
                }
                ParameterSchemaOrContent::Content(_) => None,
            };
            let value = part.map(|part| self.header_type(&part, DEPTH_LIMIT));
            lowered.push(Header {
                name: name.clone(),
                value: value.unwrap_or_else(|| Type::String.into()),
                required: header.required,
                deprecated: (header.deprecated == Some(true)).then(|| deprecation(&docs)),
                docs,
            });
        }
        lowered
    }

    /// The type of a header's value. Headers have no types of their own: an enum is a string with the allowed values.
    fn header_type(&mut self, part: &Part<'a>, depth: usize) -> TypeRef {
        let mut constraints = self.constraints(part);
        let shape = self.final_shape(part).map(|(shape, _)| shape);
        let ty = match shape.as_deref() {
            Some(Shape::String { format, pattern }) => self.string(*format, *pattern),
            Some(Shape::Enum(values)) => {
                constraints.allowed = values.iter().map(|value| (**value).into()).collect();
                Type::String
            }
            Some(Shape::Numbers(values)) => {
                constraints.allowed = values.iter().map(|value| (*value).into()).collect();
                Type::I64
            }
            Some(Shape::Integer(Width::I32)) => Type::I32,
            Some(Shape::Integer(Width::I64)) => Type::I64,
            Some(Shape::Integer(Width::U64)) => Type::U64,
            Some(Shape::Number) => Type::F64,
            Some(Shape::Boolean) => Type::Bool,
            Some(Shape::Array(Some(items))) if depth > 0 => {
                Type::List(Box::new(self.header_type(items, depth - 1)))
            }
            _ => Type::Any,
        };
        TypeRef {
            ty,
            nullable: self.is_nullable(part),
            constraints,
        }
    }
}
