use std::collections::HashSet;

use crate::api::{Api, Module, Type, TypeKind};
use crate::{Location, Pointer};

/// A value without a type: any JSON, or a list or map of any JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Untyped {
    /// The location in the document.
    pub pointer: Pointer,
    /// The location in its text.
    pub location: Option<Location>,
    /// Describes the value: `any value`, `list of any values`, `map of any values`, `stream of any values`.
    pub form: &'static str,
}

/// Returns the parameters, responses and properties without a type, in the order of the modules.
pub(super) fn find_untyped(api: &Api) -> Vec<Untyped> {
    let mut reported = HashSet::new();
    let typed = api.modules.iter().flat_map(|module| types(api, module));
    typed
        .filter_map(|(pointer, ty)| Some((pointer, form(ty)?)))
        .filter(|(pointer, _)| reported.insert(pointer.clone()))
        .map(|(pointer, form)| Untyped {
            pointer,
            location: None,
            form,
        })
        .collect()
}

/// Returns the types of a module's parameters, responses and properties, with their locations.
fn types<'a>(api: &'a Api, module: &'a Module) -> Vec<(Pointer, &'a Type)> {
    let mut types = Vec::new();
    for operation in &module.operations {
        let parameters = operation.parameters();
        types.extend(parameters.map(|(_, field)| (field.pointer.clone(), field.ty())));
        let responses = operation.pointer.child("responses");
        types.push((responses, &operation.response.ty));
    }
    for id in &module.types {
        if let TypeKind::Struct(def) = &api[id].kind {
            let fields = def.fields.iter();
            types.extend(fields.map(|field| (field.pointer.clone(), field.ty())));
        }
    }
    types
}

fn form(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Any => Some("any value"),
        Type::List(item) => form(&item.ty).map(|_| "list of any values"),
        Type::Map(value) => form(&value.ty).map(|_| "map of any values"),
        Type::Stream(_, item) => form(&item.ty).map(|_| "stream of any values"),
        _ => None,
    }
}
