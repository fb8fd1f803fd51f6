//! What follows from which types hold which.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::names;
use crate::api::{Module, Type, TypeDef, UnionVariant};
use crate::scc::cycles;

/// Which types each type holds, by name.
pub(super) type Edges = BTreeMap<String, Vec<String>>;

/// Marks the structs that a request can hold. What only the server sets is never required of them.
pub(super) fn mark_sent(modules: &mut [Module]) {
    let mut sent = BTreeSet::new();
    let mut open: Vec<String> = Vec::new();
    for operation in modules.iter().flat_map(|module| &module.operations) {
        let types = operation.parameters().map(|(_, field)| &field.ty);
        open.extend(types.filter_map(held).map(str::to_owned));
    }
    let holds = holds(modules);
    while let Some(name) = open.pop() {
        if sent.insert(name.clone()) {
            open.extend(holds.get(&name).into_iter().flatten().cloned());
        }
    }
    for def in defs_mut(modules) {
        if let TypeDef::Struct(def) = def {
            def.sent = sent.contains(&def.name);
            for field in &mut def.fields {
                field.required &= !(def.sent && field.read_only);
            }
        }
    }
}

/// Takes unions that are variants of each other apart: to find out which variant a value is, one would go round
/// in circles.
pub(super) fn flatten_unions(modules: &mut [Module]) {
    let defs = modules.iter().flat_map(|module| &module.types);
    let variants: BTreeMap<String, Vec<UnionVariant>> = defs
        .filter_map(|def| match def {
            TypeDef::Union(def) => Some((def.name.clone(), def.variants.clone())),
            _ => None,
        })
        .collect();
    let inner = edges(modules, |def| match def {
        TypeDef::Union(_) => types(def).into_iter().filter_map(held_directly).collect(),
        _ => Vec::new(),
    });
    let circles = cycles(&inner);
    for def in defs_mut(modules) {
        let TypeDef::Union(def) = def else { continue };
        let Some(circle) = circles.get(&def.name) else {
            continue;
        };
        let circular = |name: &str| circles.get(name) == Some(circle);
        let mut seen = BTreeSet::from([def.name.as_str()]);
        let mut open: Vec<_> = def.variants.iter().rev().collect();
        let mut flat: Vec<UnionVariant> = Vec::new();
        let mut types = HashSet::new();
        while let Some(variant) = open.pop() {
            match held_directly(&variant.ty).filter(|name| circular(name)) {
                Some(name) if seen.insert(name) => open.extend(variants[name].iter().rev()),
                None if types.insert(&variant.ty) => flat.push(variant.clone()),
                Some(_) | None => {}
            }
        }
        let texts: Vec<_> = flat.iter().map(|variant| variant.name.as_str()).collect();
        let names = names::told_apart(&texts, names::variant_name);
        for (variant, name) in flat.iter_mut().zip(names) {
            variant.name = name;
        }
        def.variants = flat;
    }
}

/// What requires itself could never end, so that some of it has to be missing.
pub(super) fn end_requirements(modules: &mut [Module]) {
    let requires = edges(modules, |def| match def {
        TypeDef::Struct(def) => {
            let required = def.fields.iter().filter(|field| field.required);
            required
                .filter_map(|field| held_directly(&field.ty))
                .collect()
        }
        _ => Vec::new(),
    });
    let circles = cycles(&requires);
    for def in defs_mut(modules) {
        let TypeDef::Struct(def) = def else { continue };
        let Some(circle) = circles.get(&def.name) else {
            continue;
        };
        for field in &mut def.fields {
            let inner = held_directly(&field.ty);
            if inner.is_some_and(|inner| circles.get(inner) == Some(circle)) {
                field.required = false;
            }
        }
    }
}

/// Puts behind a pointer what would hold itself, and so have no size, and the structs of a union, whose values
/// would all be as large as the largest.
pub(super) fn box_types(modules: &mut [Module]) {
    let defs = modules.iter().flat_map(|module| &module.types);
    let structs: BTreeSet<String> = defs
        .filter(|def| matches!(def, TypeDef::Struct(_)))
        .map(|def| def.name().to_owned())
        .collect();
    for ty in defs_mut(modules)
        .filter(|def| matches!(def, TypeDef::Union(_)))
        .flat_map(types_mut)
    {
        if held_directly(ty).is_some_and(|inner| structs.contains(inner)) {
            *ty = Type::Boxed(Box::new(ty.clone()));
        }
    }
    let holds = edges(modules, |def| {
        types(def).into_iter().filter_map(held_directly).collect()
    });
    let circles = cycles(&holds);
    for def in defs_mut(modules) {
        let Some(circle) = circles.get(def.name()) else {
            continue;
        };
        for ty in types_mut(def) {
            if held_directly(ty).is_some_and(|inner| circles.get(inner) == Some(circle)) {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

/// The types that each type holds, in lists and maps too.
pub(super) fn holds(modules: &[Module]) -> Edges {
    edges(modules, |def| {
        types(def).into_iter().filter_map(held).collect()
    })
}

fn edges(modules: &[Module], inner: impl Fn(&TypeDef) -> Vec<&str>) -> Edges {
    let defs = modules.iter().flat_map(|module| &module.types);
    defs.map(|def| {
        let inner = inner(def).into_iter().map(str::to_owned);
        (def.name().to_owned(), inner.collect())
    })
    .collect()
}

pub(super) fn defs_mut(modules: &mut [Module]) -> impl Iterator<Item = &mut TypeDef> {
    modules.iter_mut().flat_map(|module| &mut module.types)
}

/// The types that a type consists of.
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

/// The types that a type has a place for in itself.
fn types_mut(def: &mut TypeDef) -> Vec<&mut Type> {
    match def {
        TypeDef::Struct(def) => def.fields.iter_mut().map(|field| &mut field.ty).collect(),
        TypeDef::Union(def) => {
            let variants = def.variants.iter_mut();
            variants.map(|variant| &mut variant.ty).collect()
        }
        TypeDef::Enum(_) => Vec::new(),
    }
}

/// The named type in a type.
pub(super) fn held(ty: &Type) -> Option<&str> {
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
