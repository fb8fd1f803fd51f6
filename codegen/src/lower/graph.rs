//! What follows from which types hold which.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Module, Type, TypeDef};

/// Marks the structs that a request can hold. What only the server sets is never required of them.
pub(super) fn mark_sent(modules: &mut [Module]) {
    let mut sent = BTreeSet::new();
    let mut open: Vec<String> = Vec::new();
    for operation in modules.iter().flat_map(|module| &module.operations) {
        let params = operation
            .params
            .iter()
            .flat_map(|params| &params.parameters);
        let fields = params.map(|parameter| &parameter.field);
        let fields = fields.chain(&operation.path_parameters);
        open.extend(fields.filter_map(|field| held(&field.ty).map(str::to_owned)));
    }
    let holds = holds(modules, held);
    while let Some(name) = open.pop() {
        if sent.insert(name.clone()) {
            open.extend(holds.get(&name).into_iter().flatten().cloned());
        }
    }
    for def in modules.iter_mut().flat_map(|module| &mut module.types) {
        if let TypeDef::Struct(def) = def {
            def.sent = sent.contains(&def.name);
            for field in &mut def.fields {
                field.required &= !(def.sent && field.read_only);
            }
        }
    }
}

/// Puts behind a pointer what would hold itself, and so have no size, and the structs of a union, whose values
/// would all be as large as the largest.
pub(super) fn box_types(modules: &mut [Module]) {
    let structs: BTreeSet<String> = modules
        .iter()
        .flat_map(|module| &module.types)
        .filter(|def| matches!(def, TypeDef::Struct(_)))
        .map(|def| def.name().to_owned())
        .collect();
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
    for def in modules.iter_mut().flat_map(|module| &mut module.types) {
        let owner = def.name().to_owned();
        let in_union = matches!(def, TypeDef::Union(_));
        for ty in types_mut(def) {
            if let Some(inner) = held_directly(ty)
                && (reaches(inner, &owner) || in_union && structs.contains(inner))
            {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

/// The types that each type holds.
fn holds(modules: &[Module], held: fn(&Type) -> Option<&str>) -> BTreeMap<String, Vec<String>> {
    let defs = modules.iter().flat_map(|module| &module.types);
    defs.map(|def| {
        let inner = types(def).into_iter().filter_map(held).map(str::to_owned);
        (def.name().to_owned(), inner.collect())
    })
    .collect()
}

fn types(def: &TypeDef) -> Vec<&Type> {
    match def {
        TypeDef::Struct(def) => {
            let fields = def.fields.iter().map(|field| &field.ty);
            fields.chain(&def.rest).collect()
        }
        TypeDef::Union(def) => def.variants.iter().map(|variant| &variant.ty).collect(),
        TypeDef::Enum(_) => Vec::new(),
    }
}

/// The types that a type has room for in itself.
fn types_mut(def: &mut TypeDef) -> Vec<&mut Type> {
    match def {
        TypeDef::Struct(def) => def.fields.iter_mut().map(|field| &mut field.ty).collect(),
        TypeDef::Union(def) => def
            .variants
            .iter_mut()
            .map(|variant| &mut variant.ty)
            .collect(),
        TypeDef::Enum(_) => Vec::new(),
    }
}

/// The named type in a type.
fn held(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        Type::Vec(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Optional(inner) => {
            held(inner)
        }
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
