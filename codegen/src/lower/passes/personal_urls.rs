//! URLs that repeat personal data: where an operation has a person's identity in its path or its query, the links in
//! its responses have it too.

use heck::ToSnakeCase;

use super::references::reachable;
use crate::api::{Api, Field, Operation, ParameterLocation, Sensitivity, TypeKind};

/// Marks the links in the responses of such operations.
pub(super) fn mark(api: &mut Api) {
    let operations = api
        .operations()
        .filter(|operation| has_personal_url(operation));
    let responses = operations.filter_map(|operation| operation.response.ty.def().cloned());
    let reached = reachable(api, responses.collect::<Vec<_>>());
    for id in &reached {
        if let Some(TypeKind::Struct(def)) = api.types.get_mut(id).map(|def| &mut def.kind) {
            for field in def.fields.iter_mut().filter(|field| is_link(field)) {
                field.sensitivity.get_or_insert(Sensitivity::PersonalUrl);
            }
        }
    }
}

fn has_personal_url(operation: &Operation) -> bool {
    let mut parameters = operation.parameters();
    parameters.any(|(location, field)| {
        let in_url = matches!(location, ParameterLocation::Path | ParameterLocation::Query);
        in_url && field.is_sensitive()
    })
}

fn is_link(field: &Field) -> bool {
    let name = field.wire.to_snake_case();
    matches!(name.rsplit('_').next(), Some("url" | "uri" | "links"))
}
