//! Which types are part of requests, and which of responses.

use std::collections::HashSet;

use crate::api::{AdditionalProperties, Api, Type, TypeDef, TypeId, TypeKind, TypeRef};

/// The direction in which values of a type travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Direction {
    pub(super) request: bool,
    pub(super) response: bool,
}

impl Direction {
    pub(super) const REQUEST: Self = Self {
        request: true,
        response: false,
    };

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            request: self.request || other.request,
            response: self.response || other.response,
        }
    }
}

/// The direction of each type of an API.
pub(super) struct Usage<'a> {
    requests: HashSet<&'a TypeId>,
    responses: HashSet<&'a TypeId>,
}

impl<'a> Usage<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let sent = api
            .operations()
            .flat_map(|operation| operation.parameters())
            .map(|(_, field)| &field.value);
        let received = api.operations().flat_map(|operation| {
            let contents = operation.responses();
            let contents = contents.filter_map(|response| response.content.as_ref());
            contents
                .map(|content| &content.value)
                .chain([&operation.response])
        });
        Self {
            requests: reachable(api, sent),
            responses: reachable(api, received),
        }
    }

    /// The direction of a type; one that no operation uses counts as part of responses.
    pub(super) fn of(&self, id: &TypeId) -> Direction {
        let request = self.requests.contains(id);
        Direction {
            request,
            response: !request || self.responses.contains(id),
        }
    }
}

fn reachable<'a>(api: &'a Api, from: impl Iterator<Item = &'a TypeRef>) -> HashSet<&'a TypeId> {
    let mut reached = HashSet::new();
    let mut todo: Vec<&TypeRef> = from.collect();
    while let Some(value) = todo.pop() {
        match &value.ty {
            Type::List(inner) | Type::Map(inner) | Type::Stream(_, inner) => todo.push(inner),
            Type::Def(id) => {
                for id in [id, api.canonical(id)] {
                    if reached.insert(id) {
                        todo.extend(members(&api[id]));
                    }
                }
            }
            _ => {}
        }
    }
    reached
}

/// The values that a type consists of.
pub(super) fn members(def: &TypeDef) -> Vec<&TypeRef> {
    match &def.kind {
        TypeKind::Struct(object) => {
            let additional = match &object.additional_properties {
                AdditionalProperties::Schema(value) => Some(&**value),
                AdditionalProperties::Unspecified | AdditionalProperties::Any => None,
            };
            let fields = object.fields.iter().map(|field| &field.value);
            fields.chain(additional).collect()
        }
        TypeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| &variant.value)
            .collect(),
        TypeKind::Enum(_) => Vec::new(),
    }
}
