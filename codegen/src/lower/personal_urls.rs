//! URLs that repeat personal data: the answers of an operation with a person's identity in its path, or in
//! its query, hold links with the same identity in them.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::graph;
use crate::api::{Field, Module, Operation, Place, TypeDef};

/// Redacts the links in what such operations answer.
pub(super) fn redact(modules: &mut [Module]) {
    let holds = graph::holds(modules);
    let operations = modules.iter().flat_map(|module| &module.operations);
    let mut open: Vec<String> = operations
        .filter(|operation| has_personal_url(operation))
        .filter_map(|operation| graph::held(&operation.response).map(str::to_owned))
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name.clone()) {
            open.extend(holds.get(&name).into_iter().flatten().cloned());
        }
    }
    for def in graph::defs_mut(modules) {
        if let TypeDef::Struct(def) = def
            && reached.contains(&def.name)
        {
            for field in &mut def.fields {
                field.redacted |= is_link(field);
            }
        }
    }
}

fn has_personal_url(operation: &Operation) -> bool {
    let is_in_url = |place| matches!(place, None | Some(Place::Query));
    let mut parameters = operation.parameters();
    parameters.any(|(place, field)| field.redacted && is_in_url(place))
}

fn is_link(field: &Field) -> bool {
    let name = field.wire.to_snake_case();
    matches!(name.rsplit('_').next(), Some("url" | "uri" | "links"))
}
