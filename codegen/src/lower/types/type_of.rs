//! The type of each schema.

use std::collections::BTreeSet;
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::enums::{EnumWords, integer_enum, string_enum};
use super::structs::Owner;
use crate::api::{Constraints, Docs, Type, TypeDef, TypeId, TypeKind, TypeRef};
use crate::diagnostic::Code;
use crate::lower::context::Lowering;
use crate::lower::definitions::Undefined;
use crate::lower::facts::{combined, constraints};
use crate::lower::naming::TypePath;
use crate::lower::schema::{DEPTH_LIMIT, IntegerWidth, ResolvedSchema, SchemaRef};
use crate::source::Pointer;
use crate::twilio::format::DATE_TIME_RFC_2822;

/// The positions without a named type in between.
const UNNAMED: &str = "lists, maps and references";

impl<'a> Lowering<'a> {
    /// The type of a schema, with the definitions that it needs. `path` names a type that has no name of its own.
    pub(in crate::lower) fn type_of(&mut self, schema: &SchemaRef<'a>, path: &TypePath) -> TypeRef {
        let ty = self.type_ref(schema, path);
        self.define_waiting();
        ty
    }

    /// Defines the type of a component schema.
    pub(super) fn define_component(&mut self, schema: &'a ReferenceOr<Schema>, at: Pointer) {
        self.type_of_target(schema, at);
        self.define_waiting();
    }

    /// The type of a schema, whose definition may be waiting.
    pub(super) fn type_ref(&mut self, schema: &SchemaRef<'a>, path: &TypePath) -> TypeRef {
        let ty = self.bare_type(schema, path);
        self.with_limits(ty, Some(schema))
    }

    /// A type with the limits of the schema at its position, if there is one, and null among its values if the schema
    /// allows it.
    pub(in crate::lower) fn with_limits(
        &mut self,
        ty: Type,
        schema: Option<&SchemaRef<'a>>,
    ) -> TypeRef {
        let Some(schema) = schema else {
            return ty.into();
        };
        let nullable = self.schemas.is_nullable(schema);
        TypeRef::new(ty, nullable, self.constraints(schema))
    }

    /// The limits that a schema sets on its values, and the schemas that all its values satisfy.
    pub(in crate::lower) fn constraints(&mut self, schema: &SchemaRef<'a>) -> Constraints {
        let schemas = self.schemas.conjuncts(schema).into_iter();
        let limits = schemas.map(constraints);
        limits.fold(Constraints::default(), combined)
    }

    /// The type of a string.
    pub(in crate::lower) fn string_type(
        &self,
        format: Option<&str>,
        pattern: Option<&str>,
    ) -> Type {
        if let Some(id) = pattern.and_then(|pattern| self.sids.of_pattern(pattern)) {
            return Type::Sid(id.clone());
        }
        match format {
            Some("date-time" | DATE_TIME_RFC_2822) => Type::DateTime,
            Some("date") => Type::Date,
            _ => Type::String,
        }
    }

    fn bare_type(&mut self, schema: &SchemaRef<'a>, path: &TypePath) -> Type {
        if self.types.depth > DEPTH_LIMIT {
            self.schemas.report_depth(&schema.at, UNNAMED);
            return Type::Any;
        }
        self.types.depth += 1;
        let ty = match &schema.schema {
            ReferenceOr::Item(item) => self.type_of_item(item, &schema.at, path),
            ReferenceOr::Reference { reference } => {
                let target = self.document.target(reference);
                target.map_or(Type::Any, |(target, at)| self.type_of_target(target, at))
            }
        };
        self.types.depth -= 1;
        // A type that was worked out before can be deep by itself.
        if self.types.depth + levels(&ty) > DEPTH_LIMIT {
            self.schemas.report_depth(&schema.at, UNNAMED);
            return Type::Any;
        }
        ty
    }

    /// The type of the target of a reference, worked out once.
    fn type_of_target(&mut self, schema: &'a ReferenceOr<Schema>, at: Pointer) -> Type {
        let (mut schema, mut at) = (schema, at);
        let mut aliases = BTreeSet::new();
        let ty = loop {
            match self.types.of_targets.get(&at) {
                Some(Some(known)) => {
                    let known = known.clone();
                    self.types.refer_to(&known);
                    break known;
                }
                // No type can express a list or a map of itself.
                Some(None) => break Type::Any,
                None => {
                    self.types.of_targets.insert(at.clone(), None);
                }
            }
            let reference = match schema {
                ReferenceOr::Reference { reference } => reference,
                ReferenceOr::Item(item) => {
                    let path = self.names.preferred(&at);
                    let ty = self.type_of_item(item, &at, &path);
                    self.types.of_targets.insert(at, Some(ty.clone()));
                    break ty;
                }
            };
            let next = self.document.target(reference);
            aliases.insert(at);
            match next {
                Some(next) => (schema, at) = next,
                None => break Type::Any,
            }
        };
        for alias in aliases {
            self.types.of_targets.insert(alias, Some(ty.clone()));
        }
        ty
    }

    fn type_of_item(&mut self, schema: &'a Schema, at: &Pointer, path: &TypePath) -> Type {
        let resolved = self.schemas.resolve(schema, at);
        self.type_of_resolved(&resolved, Some(schema), at, path)
    }

    /// The type of a resolved schema; `schema` is the one with its description.
    pub(super) fn type_of_resolved(
        &mut self,
        resolved: &Rc<ResolvedSchema<'a>>,
        schema: Option<&'a Schema>,
        at: &Pointer,
        path: &TypePath,
    ) -> Type {
        match &**resolved {
            ResolvedSchema::Object(_)
            | ResolvedSchema::Union(_)
            | ResolvedSchema::StringEnum(_)
            | ResolvedSchema::IntegerEnum(_) => {
                let id = TypeId::new(&self.names.claim(path, at));
                let undefined = Undefined {
                    resolved: resolved.clone(),
                    schema,
                    at: at.clone(),
                };
                self.types.name(id, undefined)
            }
            ResolvedSchema::Map(None) => Type::Map(Box::new(Type::Any.into())),
            ResolvedSchema::Map(Some(values)) => Type::Map(Box::new(self.type_ref(values, path))),
            ResolvedSchema::UriMap => Type::Map(Box::new(Type::String.into())),
            ResolvedSchema::Array(None) => Type::List(Box::new(Type::Any.into())),
            ResolvedSchema::Array(Some(items)) => Type::List(Box::new(self.type_ref(items, path))),
            ResolvedSchema::String { format, pattern } => self.string_type(*format, *pattern),
            ResolvedSchema::Integer(IntegerWidth::I32) => Type::I32,
            ResolvedSchema::Integer(IntegerWidth::I64) => Type::I64,
            ResolvedSchema::Integer(IntegerWidth::U64) => Type::U64,
            ResolvedSchema::Number => Type::F64,
            ResolvedSchema::Boolean => Type::Bool,
            ResolvedSchema::Any => Type::Any,
            ResolvedSchema::Alias(target) => self.bare_type(target, path),
            ResolvedSchema::UnknownType => {
                let message = "expected a type that OpenAPI defines";
                self.reporter
                    .error(Code::Malformed, &at.child("type"), message);
                Type::Any
            }
        }
    }

    /// Defines all types that wait to be, each followed by those that it refers to itself.
    pub(super) fn define_waiting(&mut self) {
        let mut todo: Vec<TypeId> = self.types.take_next().collect();
        while let Some(id) = todo.pop() {
            if let Some(undefined) = self.types.take_waiting(&id) {
                let path = self.names.path(id.as_str());
                let def = self.definition(&path, undefined);
                self.types.define(id, def);
                todo.extend(self.types.take_next());
            }
        }
    }

    fn definition(&mut self, path: &TypePath, undefined: Undefined<'a>) -> TypeDef {
        let Undefined {
            resolved,
            schema,
            at,
        } = undefined;
        let description = schema.and_then(|schema| schema.schema_data.description.as_deref());
        let docs = Docs::of_description(description);
        let words = || EnumWords::new(self.document, &at, &docs);
        let kind = match &*resolved {
            ResolvedSchema::Object(object) => {
                TypeKind::Struct(self.structure(object, Owner { path, at: &at }))
            }
            ResolvedSchema::Union(union) => TypeKind::Union(self.union(union, path)),
            ResolvedSchema::StringEnum(values) => TypeKind::Enum(string_enum(values, &words())),
            ResolvedSchema::IntegerEnum(values) => TypeKind::Enum(integer_enum(values, &words())),
            _ => unreachable!("only these schemas have named types"),
        };
        TypeDef {
            pointer: at,
            docs,
            kind,
            alias_of: None,
        }
    }
}

/// The number of levels that a type has.
fn levels(ty: &Type) -> usize {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Stream(_, inner) => 1 + levels(&inner.ty),
        _ => 1,
    }
}
