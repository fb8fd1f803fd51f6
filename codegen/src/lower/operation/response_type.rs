//! The type of an operation's successes.

use super::media_kind::MediaKind;
use super::operations::OperationSource;
use super::response_source::ResponseBody;
use crate::api::{
    Constraints, Discriminator, Docs, RustName, StatusSpec, Type, TypeDef, TypeId, TypeKind,
    TypeRef, Union, UnionVariant,
};
use crate::lower::context::Lowering;
use crate::lower::naming::{TypePath, variant_name};
use crate::lower::types::identity;

impl<'a> Lowering<'a> {
    /// The type of a success with any of several bodies, and that of each: the one that they share, or else a union by
    /// status.
    pub(super) fn success_types(
        &mut self,
        bodies: &[ResponseBody<'a>],
        source: &OperationSource<'_, 'a>,
    ) -> (TypeRef, Vec<TypeRef>) {
        let path = source.base.join("Response");
        let mut variants = self.response_variants(bodies, &path);
        let type_of = |body: &ResponseBody<'a>| {
            let tag = body.status.to_string();
            let mut variants = variants.iter();
            let variant = variants.find(|variant| variant.tags.contains(&tag));
            variant.map_or_else(|| Type::Unit.into(), |variant| variant.value.clone())
        };
        let types = bodies.iter().map(type_of).collect();
        let common = match variants.len() {
            0 => Type::Unit.into(),
            1 => variants.remove(0).value,
            _ => self.response_union(&path, variants, source),
        };
        (common, types)
    }

    /// The variants of a union of bodies by status, no two of one type.
    fn response_variants(
        &mut self,
        bodies: &[ResponseBody<'a>],
        path: &TypePath,
    ) -> Vec<UnionVariant> {
        let mut distinct: Vec<&ResponseBody<'a>> = Vec::new();
        for body in bodies {
            if !distinct.iter().any(|other| other.is_read_like(body)) {
                distinct.push(body);
            }
        }
        let single = distinct.len() == 1;
        let mut variants: Vec<UnionVariant> = Vec::new();
        for body in distinct {
            let variant = status_name(body.status);
            let value = if single {
                self.body_type(body, path.clone())
            } else {
                self.body_type(body, path.join(variant.plain()))
            };
            let alike = bodies.iter().filter(|other| other.is_read_like(body));
            let tags = alike.map(|other| other.status.to_string());
            let key = identity(&value.ty);
            let mut known = variants.iter_mut();
            match known.find(|other| identity(&other.value.ty) == key) {
                Some(other) => {
                    other.tags.extend(tags);
                    other.value.extend_nullable(&value);
                }
                None => variants.push(UnionVariant {
                    name: variant,
                    tags: tags.collect(),
                    docs: Docs::default(),
                    value,
                }),
            }
        }
        variants
    }

    fn response_union(
        &mut self,
        path: &TypePath,
        variants: Vec<UnionVariant>,
        source: &OperationSource<'_, 'a>,
    ) -> TypeRef {
        let at = source.at.child("responses");
        let id = TypeId::new(&self.names.claim(path, &at));
        // Null is the same value, whatever the status.
        let nullable = variants.iter().any(|variant| variant.value.nullable);
        let def = TypeDef {
            pointer: at,
            docs: Docs::default(),
            kind: TypeKind::Union(Union {
                discriminator: Discriminator::Status,
                variants,
            }),
            alias_of: None,
        };
        self.types.define(id.clone(), def);
        TypeRef::new(Type::Def(id), nullable, Constraints::default())
    }

    /// The type that a body is read as; `path` names a type of the operation that has no name of its own.
    pub(super) fn body_type(&mut self, body: &ResponseBody<'a>, path: TypePath) -> TypeRef {
        let schema = body.content.schema.as_ref();
        let resolved = schema.and_then(|schema| self.schemas.resolve_ref(schema));
        let binary = resolved.is_some_and(|(resolved, _)| resolved.is_binary());
        let ty = match (body.content.kind, schema) {
            _ if binary => Type::Bytes,
            (MediaKind::Json, Some(schema)) => {
                let path = self.names.shared_or(path, &schema.at);
                return self.type_of(schema, &path);
            }
            (MediaKind::Json, None) => Type::Any,
            (MediaKind::Text, _) => Type::String,
            _ => Type::Bytes,
        };
        self.with_limits(ty, schema)
    }
}

/// The name of a variant for a status.
fn status_name(status: StatusSpec) -> RustName {
    let name = match status {
        StatusSpec::Code(200) => "Ok",
        StatusSpec::Code(201) => "Created",
        StatusSpec::Code(202) => "Accepted",
        StatusSpec::Code(203) => "NonAuthoritative",
        StatusSpec::Code(204) => "NoContent",
        StatusSpec::Code(205) => "ResetContent",
        StatusSpec::Code(206) => "PartialContent",
        StatusSpec::Code(207) => "MultiStatus",
        StatusSpec::Range(2) | StatusSpec::Default => "Other",
        _ => return variant_name(&format!("status {status}")),
    };
    RustName::new(name)
}
