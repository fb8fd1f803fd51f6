//! The uses of types: the operations that return or take them, and their other names.

use std::collections::HashMap;

use crate::api::{Api, Operation, ParameterLocation, Type, TypeId};

/// The operations whose response or body is a type, and its aliases, by type.
#[derive(Default)]
pub(crate) struct TypeUsers<'a> {
    pub(crate) responses: HashMap<&'a TypeId, Vec<&'a Operation>>,
    pub(crate) bodies: HashMap<&'a TypeId, Vec<&'a Operation>>,
    pub(crate) aliases: HashMap<&'a TypeId, Vec<&'a TypeId>>,
}

impl<'a> TypeUsers<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let mut users = Self::default();
        for operation in api.operations() {
            if let Type::Def(id) = &operation.response.ty {
                users.responses.entry(id).or_default().push(operation);
            }
            for (location, field) in operation.parameters() {
                if let (ParameterLocation::Body, Type::Def(id)) = (location, field.ty()) {
                    users.bodies.entry(id).or_default().push(operation);
                }
            }
        }
        for (id, def) in api.types() {
            if let Some(canonical) = &def.alias_of {
                users.aliases.entry(canonical).or_default().push(id);
            }
        }
        users
    }
}
