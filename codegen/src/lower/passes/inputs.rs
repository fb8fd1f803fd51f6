//! Which structs are inputs: part of a request, so that users construct them.

use super::references::reachable;
use crate::api::{Access, Api, TypeKind};

/// Marks inputs. A property that only the server sets is not required of them.
pub(super) fn mark(api: &mut Api) {
    let parameters = api
        .operations()
        .flat_map(|operation| operation.parameters());
    let sent = parameters.filter_map(|(_, field)| field.ty().def().cloned());
    let inputs = reachable(api, sent.collect::<Vec<_>>());
    for id in &inputs {
        if let Some(TypeKind::Struct(def)) = api.types.get_mut(id).map(|def| &mut def.kind) {
            def.input = true;
            for field in &mut def.fields {
                field.required &= field.access != Access::ReadOnly;
            }
        }
    }
}
