//! Items of which the document says nothing.

use super::scope::Scope;
use super::{docs, params, type_docs, unions};
use crate::api::TypeKind;

/// Whether some items have no docs, because the document says nothing about them.
pub(super) fn exist(scope: &Scope<'_>) -> bool {
    let api = scope.api;
    let mut all_params = api
        .operations()
        .filter_map(|operation| operation.params.as_ref());
    let mut types = api.types();
    all_params.any(|params| {
        let mut optional = params
            .parameters
            .iter()
            .filter(|parameter| !parameter.field.required);
        optional.any(|parameter| {
            !docs::is_documented(&parameter.field, api) && params::role(parameter).is_none()
        })
    }) || types.any(|(id, def)| {
        let are_members_documented = match &def.kind {
            TypeKind::Struct(object) => {
                let mut fields = object.fields.iter();
                fields.all(|field| docs::is_documented(field, api))
            }
            TypeKind::Enum(_) => true,
            TypeKind::Union(union) => {
                let mut variants = union.variants.iter();
                variants.all(|variant| unions::is_documented(union, variant))
            }
        };
        !are_members_documented || type_docs::docs(id, def, scope).is_empty()
    })
}
