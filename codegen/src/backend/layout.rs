//! The memory layout of types: which values are behind a `Box`.

use std::collections::{BTreeMap, HashMap};

use crate::api::{AdditionalProperties, Api, Type, TypeDef, TypeId, TypeKind};
use crate::scc::cycles;

/// Which types are boxed where another type holds them.
///
/// A type that would contain itself has no size, so its way back to itself is boxed. Structs in unions are boxed
/// because all members of a union take as much room as the largest.
pub(crate) struct Layout<'a> {
    api: &'a Api,
    /// The cycle of each type that would contain itself.
    cycles: HashMap<&'a TypeId, usize>,
}

impl<'a> Layout<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let edges: BTreeMap<&TypeId, Vec<&TypeId>> = api
            .types()
            .map(|(id, def)| (id, contained(api, def)))
            .collect();
        Self {
            api,
            cycles: cycles(&edges).into_iter().collect(),
        }
    }

    /// Whether a value of type `ty` is boxed as a field or a member of `owner`.
    pub(crate) fn is_boxed(&self, owner: &TypeId, ty: &Type) -> bool {
        let Type::Def(inner) = ty else { return false };
        let cycle = self.cycles.get(owner);
        is_boxed_member(self.api, &self.api[owner], inner)
            || cycle.is_some() && cycle == self.cycles.get(inner)
    }
}

/// The types that a type contains without a box, list or map between them.
fn contained<'a>(api: &'a Api, def: &'a TypeDef) -> Vec<&'a TypeId> {
    let direct = |ty: &'a Type| match ty {
        Type::Def(id) => Some(id),
        _ => None,
    };
    match &def.kind {
        TypeKind::Struct(object) => {
            let others = match &object.additional_properties {
                AdditionalProperties::Schema(value) => direct(&value.ty),
                AdditionalProperties::Unspecified | AdditionalProperties::Any => None,
            };
            let fields = object.fields.iter().map(|field| field.ty());
            fields.filter_map(direct).chain(others).collect()
        }
        TypeKind::Union(union) => {
            let members = union.variants.iter().map(|variant| &variant.value.ty);
            members
                .filter_map(direct)
                .filter(|inner| !is_boxed_member(api, def, inner))
                .collect()
        }
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn is_boxed_member(api: &Api, owner: &TypeDef, inner: &TypeId) -> bool {
    matches!(owner.kind, TypeKind::Union(_)) && matches!(api[inner].kind, TypeKind::Struct(_))
}
