//! Docs for types that the document describes only where it uses them.

use std::collections::BTreeMap;

use crate::api::{Api, Docs, Field, TypeId, TypeKind};
use crate::lower::facts::{first_block, meaning};

/// Gives types without docs the first paragraph of the first parameter or property of that type.
pub(super) fn inherit(api: &mut Api) {
    let mut descriptions: BTreeMap<TypeId, String> = BTreeMap::new();
    for field in fields(api) {
        if let (Some(id), Some(text)) = (field.ty().def(), &field.docs.description) {
            let known = descriptions.entry(id.clone());
            known.or_insert_with(|| text.clone());
        }
    }
    for (id, text) in &descriptions {
        let Some(def) = api.types.get_mut(id).filter(|def| def.docs.is_empty()) else {
            continue;
        };
        def.docs = Docs::of_description(Some(first_block(text)));
        if let TypeKind::Enum(def) = &mut def.kind {
            for variant in &mut def.variants {
                let meaning = meaning(text, &variant.wire);
                variant.docs = Docs::of_description(meaning.as_deref());
            }
        }
    }
}

fn fields(api: &Api) -> impl Iterator<Item = &Field> {
    api.modules.iter().flat_map(|module| {
        let parameters = module
            .operations
            .iter()
            .flat_map(|operation| operation.parameters())
            .map(|(_, field)| field);
        let structs = module.types.iter().filter_map(|id| match &api[id].kind {
            TypeKind::Struct(def) => Some(&def.fields),
            TypeKind::Enum(_) | TypeKind::Union(_) => None,
        });
        parameters.chain(structs.flatten())
    })
}
