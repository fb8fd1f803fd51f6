//! Unions that are members of each other, so that matching a value against their members would not end.

use std::collections::{BTreeMap, HashSet};

use super::references::{direct, edges};
use crate::api::{Api, TypeId, TypeKind, UnionVariant};
use crate::lower::naming::{disambiguate, variant_name};
use crate::lower::types::identity;
use crate::scc::cycles;

/// Replaces unions on a cycle by all of the cycle's other members.
pub(super) fn flatten(api: &mut Api) {
    let unions = edges(api, |def| match def.kind {
        TypeKind::Union(_) => def.members().into_iter().filter_map(direct).collect(),
        TypeKind::Struct(_) | TypeKind::Enum(_) => Vec::new(),
    });
    let cycles = cycles(&unions);
    let nested: BTreeMap<TypeId, Vec<UnionVariant>> = cycles
        .keys()
        .filter_map(|id| match &api[id].kind {
            TypeKind::Union(def) => Some((id.clone(), def.variants.clone())),
            TypeKind::Struct(_) | TypeKind::Enum(_) => None,
        })
        .collect();
    for (id, cycle) in &cycles {
        let on_cycle = |id: &TypeId| cycles.get(id) == Some(cycle);
        let variants = flattened(id, &nested, on_cycle);
        if let Some(TypeKind::Union(def)) = api.types.get_mut(id).map(|def| &mut def.kind) {
            def.variants = variants;
        }
    }
}

/// The variants of a union, with nested unions on its cycle replaced by theirs, no two of one type.
fn flattened(
    union: &TypeId,
    nested: &BTreeMap<TypeId, Vec<UnionVariant>>,
    on_cycle: impl Fn(&TypeId) -> bool,
) -> Vec<UnionVariant> {
    let mut seen = HashSet::from([union]);
    let mut todo: Vec<_> = nested[union].iter().rev().collect();
    let mut flat: Vec<UnionVariant> = Vec::new();
    let mut types = HashSet::new();
    while let Some(variant) = todo.pop() {
        match direct(&variant.value.ty).filter(|id| on_cycle(id)) {
            Some(id) if seen.insert(id) => todo.extend(nested[id].iter().rev()),
            None if types.insert(identity(&variant.value.ty)) => flat.push(variant.clone()),
            Some(_) | None => {}
        }
    }
    let texts: Vec<_> = flat.iter().map(|variant| variant.name.plain()).collect();
    let names = disambiguate(&texts, variant_name);
    for (variant, name) in flat.iter_mut().zip(names) {
        variant.name = name;
    }
    flat
}
