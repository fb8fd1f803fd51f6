//! The operations and types in which a type occurs.

use std::collections::BTreeMap;

use crate::api::{Api, Type};
use crate::backend::markdown::{Block, code_span};
use crate::backend::rust_type::linked_type;

/// The places where types occur, by the names of the types.
#[derive(Default)]
pub(super) struct Users<'a> {
    /// Operations that take the type as a parameter or a part of one.
    parameters: BTreeMap<&'a str, Vec<&'a str>>,
    /// Operations whose responses have the type.
    responses: BTreeMap<&'a str, Vec<&'a str>>,
    /// Types with a member of the type.
    types: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Users<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut users = Self::default();
        for operation in api.operations() {
            let name = operation.name.plain();
            for (_, field) in operation.parameters() {
                add(&mut users.parameters, field.ty(), name);
            }
            add(&mut users.responses, &operation.response.ty, name);
            let bodies = operation
                .responses()
                .filter_map(|response| response.content.as_ref());
            for content in bodies {
                add(&mut users.responses, &content.value.ty, name);
            }
        }
        for (id, def) in api.types() {
            for member in def.members() {
                add(&mut users.types, member, id.as_str());
            }
        }
        users
    }

    /// The section of a type's page; empty if nothing has the type.
    pub(super) fn section(&self, name: &str) -> Vec<Block> {
        let operation = |user: &&str| format!("[{}](Client::{user})", code_span(user));
        let ty = |user: &&str| format!("[{}]({user})", code_span(user));
        let items = [
            item("Parameter of", &self.parameters, name, &operation),
            item("Response of", &self.responses, name, &operation),
            item("Part of", &self.types, name, &ty),
        ];
        let items: Vec<_> = items.into_iter().flatten().collect();
        match items.is_empty() {
            true => Vec::new(),
            false => vec![
                Block::other("## Where it occurs"),
                Block::other(items.join("\n")),
            ],
        }
    }
}

fn add<'a>(users: &mut BTreeMap<&'a str, Vec<&'a str>>, ty: &'a Type, user: &'a str) {
    if let Some(name) = linked_type(ty) {
        let users = users.entry(name).or_default();
        if users.last() != Some(&user) {
            users.push(user);
        }
    }
}

fn item(
    lead: &str,
    users: &BTreeMap<&str, Vec<&str>>,
    name: &str,
    link: &dyn Fn(&&str) -> String,
) -> Option<String> {
    let links: Vec<_> = users.get(name)?.iter().map(link).collect();
    Some(format!("- {lead} {}.", links.join(", ")))
}
