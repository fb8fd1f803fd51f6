//! Response headers.

use indexmap::IndexMap;
use openapiv3::{ParameterSchemaOrContent, ReferenceOr};

use crate::api::{Docs, Header, Type, TypeRef};
use crate::lower::context::Lowering;
use crate::lower::facts::deprecation;
use crate::lower::schema::{DEPTH_LIMIT, IntegerWidth, ResolvedSchema, SchemaRef};
use crate::source::Pointer;

impl<'a> Lowering<'a> {
    pub(super) fn headers(
        &mut self,
        headers: &'a IndexMap<String, ReferenceOr<openapiv3::Header>>,
        at: &Pointer,
    ) -> Vec<Header> {
        let mut lowered = Vec::new();
        for (name, declared) in headers {
            let declared_at = at.descend(["headers", name]);
            let Some((header, at)) = self.document.object(declared, &declared_at) else {
                continue;
            };
            let own = header.description.as_deref();
            let description = self.document.description(declared, &declared_at, own);
            let docs = Docs::of_description(description);
            let schema = match &header.format {
                ParameterSchemaOrContent::Schema(schema) => {
                    Some(SchemaRef::new(schema, at.child("schema")))
                }
                ParameterSchemaOrContent::Content(_) => None,
            };
            let value = schema.map(|schema| self.header_type(&schema, DEPTH_LIMIT));
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
    fn header_type(&mut self, schema: &SchemaRef<'a>, depth: usize) -> TypeRef {
        let mut constraints = self.constraints(schema);
        let resolved = self.schemas.resolve_ref(schema);
        let ty = match resolved.as_ref().map(|(resolved, _)| &**resolved) {
            Some(ResolvedSchema::String { format, pattern }) => self.string_type(*format, *pattern),
            Some(ResolvedSchema::StringEnum(values)) => {
                constraints.allowed = values.iter().map(|value| (**value).into()).collect();
                Type::String
            }
            Some(ResolvedSchema::IntegerEnum(values)) => {
                constraints.allowed = values.iter().map(|value| (*value).into()).collect();
                Type::I64
            }
            Some(ResolvedSchema::Integer(IntegerWidth::I32)) => Type::I32,
            Some(ResolvedSchema::Integer(IntegerWidth::I64)) => Type::I64,
            Some(ResolvedSchema::Integer(IntegerWidth::U64)) => Type::U64,
            Some(ResolvedSchema::Number) => Type::F64,
            Some(ResolvedSchema::Boolean) => Type::Bool,
            Some(ResolvedSchema::Array(Some(items))) if depth > 0 => {
                Type::List(Box::new(self.header_type(items, depth - 1)))
            }
            _ => Type::Any,
        };
        TypeRef::new(ty, self.schemas.is_nullable(schema), constraints)
    }
}
