//! Docs for types that the document only describes where it uses them.

use std::collections::BTreeMap;

use super::graph::{defs_mut, held};
use super::prose;
use crate::api::{Docs, Field, Module, Operation, TypeDef};

/// Gives types without docs those of the first parameter or property that holds them.
pub(super) fn inherit(modules: &mut [Module]) {
    let mut described: BTreeMap<String, Docs> = BTreeMap::new();
    for field in fields(modules) {
        if let (Some(name), false) = (held(&field.ty), field.docs.is_empty()) {
            let docs = || field.docs.clone();
            described.entry(name.to_owned()).or_insert_with(docs);
        }
    }
    for def in defs_mut(modules) {
        let Some(of_field) = described.get(def.name()) else {
            continue;
        };
        let docs = match def {
            TypeDef::Struct(def) => &mut def.docs,
            TypeDef::Enum(def) => &mut def.docs,
            TypeDef::Union(def) => &mut def.docs,
        };
        if !docs.is_empty() {
            continue;
        }
        // What follows is of the field: what it demands, how it is to be handled.
        docs.extend(of_field.first().cloned());
        if let TypeDef::Enum(def) = def {
            for variant in &mut def.variants {
                variant.docs = prose::meaning(of_field, &variant.wire);
            }
        }
    }
}

fn fields(modules: &[Module]) -> impl Iterator<Item = &Field> {
    modules.iter().flat_map(|module| {
        let parameters = module.operations.iter().flat_map(Operation::parameters);
        let parameters = parameters.map(|(_, field)| field);
        let structs = module.types.iter().filter_map(|def| match def {
            TypeDef::Struct(def) => Some(&def.fields),
            _ => None,
        });
        parameters.chain(structs.flatten())
    })
}
