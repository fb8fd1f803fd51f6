//! What follows from which types hold which.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Module, Struct, Type, TypeDef};

/// Marks the structs that a request can hold.
pub(super) fn mark_sent(modules: &mut [Module]) {
    let mut sent = BTreeSet::new();
    let mut open: Vec<String> = modules
        .iter()
        .flat_map(|module| &module.operations)
        .flat_map(|operation| {
            operation
                .params
                .iter()
                .flat_map(|params| &params.parameters)
        })
        .filter_map(|parameter| held(&parameter.field.ty).map(str::to_owned))
        .collect();
    let holds = holds(modules, held);
    while let Some(name) = open.pop() {
        if sent.insert(name.clone()) {
            open.extend(holds.get(&name).into_iter().flatten().cloned());
        }
    }
    for def in structs(modules) {
        def.sent = sent.contains(&def.name);
    }
}

/// Puts what would hold itself, and so have no size, behind a pointer.
pub(super) fn box_recursion(modules: &mut [Module]) {
    let holds = holds(modules, held_directly);
    let reaches = |from: &str, to: &str| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from.to_owned()];
        while let Some(name) = open.pop() {
            if name == to {
                return true;
            }
            if seen.insert(name.clone()) {
                open.extend(holds.get(&name).into_iter().flatten().cloned());
            }
        }
        false
    };
    for def in structs(modules) {
        for field in &mut def.fields {
            if held_directly(&field.ty).is_some_and(|inner| reaches(inner, &def.name)) {
                field.ty = Type::Boxed(Box::new(field.ty.clone()));
            }
        }
    }
}

pub(super) fn structs(modules: &mut [Module]) -> impl Iterator<Item = &mut Struct> {
    modules
        .iter_mut()
        .flat_map(|module| &mut module.types)
        .filter_map(|def| match def {
            TypeDef::Struct(def) => Some(def),
            TypeDef::Enum(_) => None,
        })
}

/// The types that each struct holds.
pub(super) fn holds(
    modules: &[Module],
    held: fn(&Type) -> Option<&str>,
) -> BTreeMap<String, Vec<String>> {
    let defs = modules.iter().flat_map(|module| &module.types);
    defs.filter_map(|def| match def {
        TypeDef::Struct(def) => {
            let inner = def
                .fields
                .iter()
                .filter_map(|field| held(&field.ty).map(str::to_owned));
            Some((def.name.clone(), inner.collect()))
        }
        TypeDef::Enum(_) => None,
    })
    .collect()
}

/// The named type in a type.
pub(super) fn held(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        Type::Vec(inner) | Type::Map(inner) | Type::Boxed(inner) => held(inner),
        _ => None,
    }
}

/// The named type that a type has room for itself.
fn held_directly(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        _ => None,
    }
}
