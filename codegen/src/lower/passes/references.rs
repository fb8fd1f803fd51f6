//! Which types refer to which.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Type, TypeDef, TypeId};

/// The types that each type refers to.
pub(super) type Edges = BTreeMap<TypeId, Vec<TypeId>>;

/// The edges that `targets` gives for each type.
pub(super) fn edges(api: &Api, targets: impl Fn(&TypeDef) -> Vec<&TypeId>) -> Edges {
    api.types()
        .map(|(id, def)| (id.clone(), targets(def).into_iter().cloned().collect()))
        .collect()
}

/// The given types and all that they refer to, directly or through others.
pub(super) fn reachable(api: &Api, from: impl IntoIterator<Item = TypeId>) -> BTreeSet<TypeId> {
    let mut reached = BTreeSet::new();
    let mut todo: Vec<TypeId> = from.into_iter().collect();
    while let Some(id) = todo.pop() {
        if !reached.contains(&id) {
            todo.extend(
                api[&id]
                    .members()
                    .into_iter()
                    .filter_map(Type::def)
                    .cloned(),
            );
            reached.insert(id);
        }
    }
    reached
}

/// The type that a value has itself, not in a list or a map.
pub(super) fn direct(ty: &Type) -> Option<&TypeId> {
    match ty {
        Type::Def(id) => Some(id),
        _ => None,
    }
}
