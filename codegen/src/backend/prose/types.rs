//! The docs of types.

use super::scope::Scope;
use crate::api::{Discriminator, Operation, TypeDef, TypeId, TypeKind};
use crate::backend::markdown::{Block, docs_blocks};

/// The greatest number of operations, or of other names, in the docs of a type.
const NAMED: usize = 2;

/// The document's description of a type; without one, the operations that return or take it or its other names, if there
/// are any.
pub(crate) fn docs(id: &TypeId, def: &TypeDef, scope: &Scope<'_>) -> Vec<Block> {
    let blocks = docs_blocks(&def.docs);
    if !blocks.is_empty() {
        return blocks;
    }
    let users = &scope.users;
    let roles = [
        ("response", &users.responses, by_status(def)),
        ("body", &users.bodies, ""),
    ];
    let sentences = roles.into_iter().filter_map(|(noun, users, suffix)| {
        let operations = links(users.get(id)?, id, scope);
        Some(format!("The {noun} of {operations}{suffix}."))
    });
    let mut sentences: Vec<_> = sentences.collect();
    if sentences.is_empty() {
        sentences.extend(same_types(id, def, scope));
    }
    match sentences.is_empty() {
        true => Vec::new(),
        false => vec![Block::paragraph(sentences.join(" "))],
    }
}

fn by_status(def: &TypeDef) -> &'static str {
    match &def.kind {
        TypeKind::Union(union) if union.discriminator == Discriminator::Status => ", by status",
        _ => "",
    }
}

/// The other names of a type.
fn same_types(id: &TypeId, def: &TypeDef, scope: &Scope<'_>) -> Option<String> {
    if let Some(canonical) = &def.alias_of {
        return Some(format!("The same type as [`{canonical}`]."));
    }
    // Their modules import the type, not the other way round.
    let aliases = scope.users.aliases.get(id)?;
    let shown = aliases.iter().take(NAMED);
    let names = shown.map(|name| format!("`{name}`"));
    let names = with_others(names.collect(), aliases.len(), "type");
    Some(format!("The same type as {names}."))
}

/// Links to the methods of operations.
fn links(operations: &[&Operation], id: &TypeId, scope: &Scope<'_>) -> String {
    // Modules with operations import the client.
    let module = scope.module_of(id.as_str());
    let mut modules = scope.api.modules.iter();
    let imports_client =
        modules.any(|other| Some(&*other.name) == module && !other.operations.is_empty());
    let link = |operation: &&Operation| match imports_client {
        true => format!("[`Client::{}`]", operation.name),
        false => format!("[`Client::{0}`](crate::Client::{0})", operation.name),
    };
    let links: Vec<_> = operations.iter().take(NAMED).map(link).collect();
    with_others(links, operations.len(), "operation")
}

/// A list of links, followed by how many things there are besides those.
fn with_others(mut links: Vec<String>, number: usize, noun: &str) -> String {
    match number - links.len() {
        0 => {}
        1 => links.push(format!("another {noun}")),
        others => links.push(format!("{others} other {noun}s")),
    }
    match links.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        links => links.concat(),
    }
}
