//! URLs that repeat personal data: where an operation has a person's identity in its path or its query, the links in
//! its responses have it too; and so may the links of a resource that has the identity as a field.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::references::reachable;
use crate::api::{Api, Field, Operation, ParameterLocation, Sensitivity, TypeKind};

/// Marks the links of such responses and resources.
pub(super) fn mark(api: &mut Api) {
    mark_responses(api);
    mark_resources(api);
}

fn mark_responses(api: &mut Api) {
    let operations = api
        .operations()
        .filter(|operation| has_personal_url(operation));
    let responses = operations.filter_map(|operation| operation.response.ty.def().cloned());
    let reached = reachable(api, responses.collect::<Vec<_>>());
    for id in &reached {
        if let Some(TypeKind::Struct(def)) = api.types.get_mut(id).map(|def| &mut def.kind) {
            mark_links(&mut def.fields);
        }
    }
}

/// Marks the links of types that have the value of a personal path parameter: the paths of such resources contain it.
fn mark_resources(api: &mut Api) {
    let parameters = api.operations().flat_map(Operation::parameters);
    let personal = parameters.filter(|(location, field)| {
        matches!(location, ParameterLocation::Path) && field.is_sensitive()
    });
    let names: BTreeSet<_> = personal
        .map(|(_, field)| field.wire.to_snake_case())
        .collect();
    let is_personal =
        |field: &Field| field.is_sensitive() && names.contains(&field.wire.to_snake_case());
    for def in api.types.values_mut() {
        if let TypeKind::Struct(def) = &mut def.kind
            && def.fields.iter().any(is_personal)
        {
            mark_links(&mut def.fields);
        }
    }
}

fn mark_links(fields: &mut [Field]) {
    for field in fields.iter_mut().filter(|field| is_link(field)) {
        field.sensitivity.get_or_insert(Sensitivity::PersonalUrl);
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
