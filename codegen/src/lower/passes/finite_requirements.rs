//! Structs that require themselves, which no finite value could satisfy.

use super::references::{direct, edges};
use crate::api::{Api, TypeKind};
use crate::scc::cycles;

/// Makes the properties optional through which a struct requires itself.
pub(super) fn relax(api: &mut Api) {
    let requires = edges(api, |def| match &def.kind {
        TypeKind::Struct(def) => {
            let required = def.fields.iter().filter(|field| field.is_always_set());
            required.filter_map(|field| direct(field.ty())).collect()
        }
        TypeKind::Enum(_) | TypeKind::Union(_) => Vec::new(),
    });
    let cycles = cycles(&requires);
    for (id, cycle) in &cycles {
        let Some(TypeKind::Struct(def)) = api.types.get_mut(id).map(|def| &mut def.kind) else {
            continue;
        };
        for field in &mut def.fields {
            let target = direct(field.ty());
            if target.is_some_and(|target| cycles.get(target) == Some(cycle)) {
                field.required = false;
            }
        }
    }
}
