//! Items of which the document says nothing.

use super::unions;
use crate::api::{Parameter, TypeDef, TypeKind};
use crate::backend::prose::scope::Scope;
use crate::backend::prose::types;
use crate::backend::prose::{fields, parameters};

/// Whether some items have no docs, because the document says nothing about them.
pub(super) fn exist(scope: &Scope<'_>) -> bool {
    let structs = scope
        .api
        .operations()
        .filter_map(|operation| operation.params.as_ref());
    let mut parameters = structs.flat_map(|params| &params.parameters);
    let mut types = scope.api.types();
    parameters.any(|parameter| has_undocumented_setter(parameter, scope))
        || types.any(|(id, def)| {
            types::docs(id, def, scope).is_empty() || has_undocumented_member(def, scope)
        })
}

fn has_undocumented_setter(parameter: &Parameter, scope: &Scope<'_>) -> bool {
    !parameter.field.required
        && !fields::is_documented(&parameter.field, scope.api)
        && parameters::role(parameter).is_none()
}

fn has_undocumented_member(def: &TypeDef, scope: &Scope<'_>) -> bool {
    match &def.kind {
        TypeKind::Struct(object) => {
            let mut fields = object.fields.iter();
            fields.any(|field| !fields::is_documented(field, scope.api))
        }
        // The docs of each have its value.
        TypeKind::Enum(_) => false,
        TypeKind::Union(union) => {
            let mut variants = union.variants.iter();
            variants.any(|variant| !unions::is_documented(union, variant))
        }
    }
}
