//! The pages of types.

use super::declarations::Declarations;
use super::links::Links;
use super::page::{Page, PageKind, text};
use super::type_users::Users;
use super::{changes, members};
use crate::api::{Sid, SidId, TypeDef, TypeId};
use crate::backend::markdown::{Block, fenced, first_sentence};
use crate::backend::prose::scope::Scope;
use crate::backend::prose::{sids, types};

/// The pages of all types, whose links are not resolved yet.
pub(super) fn pages(
    scope: &Scope<'_>,
    declarations: &Declarations,
    users: &Users<'_>,
    links: &Links<'_>,
) -> Vec<Page> {
    let types = scope.api.types();
    let types = types.map(|(id, def)| page(id, def, scope, declarations, users, links));
    let sids = scope.api.sids.iter();
    let sids = sids.map(|(id, sid)| sid_page(id, sid, scope, declarations, users, links));
    types.chain(sids).collect()
}

fn page(
    id: &TypeId,
    def: &TypeDef,
    scope: &Scope<'_>,
    declarations: &Declarations,
    users: &Users<'_>,
    links: &Links<'_>,
) -> Page {
    let docs = types::docs(id, def, scope);
    let first = docs.first().filter(|block| block.is_paragraph);
    let summary = first
        .map(|block| first_sentence(&block.text))
        .unwrap_or_default();
    let mut blocks = vec![Block::other(format!("# `{id}`"))];
    blocks.extend(docs);
    blocks.extend(declaration(id.as_str(), declarations));
    if let Some(canonical) = &def.alias_of {
        blocks.push(Block::paragraph(format!(
            "Another name of [`{canonical}`]."
        )));
    } else {
        blocks.extend(members::section(id, def, scope));
        blocks.extend(functions(id.as_str(), declarations));
    }
    Page {
        summary,
        terms: members::terms(def),
        ..closed(id.as_str(), blocks, scope, users, links)
    }
}

fn sid_page(
    id: &SidId,
    sid: &Sid,
    scope: &Scope<'_>,
    declarations: &Declarations,
    users: &Users<'_>,
    links: &Links<'_>,
) -> Page {
    let description = sids::description(sid);
    let mut blocks = vec![
        Block::other(format!("# `{id}`")),
        Block::paragraph(description.clone()),
    ];
    blocks.extend(declaration(id.as_str(), declarations));
    blocks.push(Block::paragraph(sids::CONVERSIONS));
    Page {
        summary: description,
        terms: vec![sid.prefix.clone()],
        ..closed(id.as_str(), blocks, scope, users, links)
    }
}

/// The page with these blocks, which ends with where the type occurs and what has changed.
fn closed(
    name: &str,
    mut blocks: Vec<Block>,
    scope: &Scope<'_>,
    users: &Users<'_>,
    links: &Links<'_>,
) -> Page {
    blocks.extend(users.section(name));
    blocks.extend(changes::section(&[name.to_owned()], &scope.context.history));
    Page {
        kind: PageKind::Type,
        id: format!("types/{name}"),
        title: name.to_owned(),
        summary: String::new(),
        terms: Vec::new(),
        request: None,
        path: links.of_type(name).to_owned(),
        anchor: None,
        text: text(&blocks),
    }
}

fn declaration(name: &str, declarations: &Declarations) -> Option<Block> {
    declarations.ty(name).map(|text| fenced("rust", text))
}

/// The functions of a type, if it has any.
fn functions(name: &str, declarations: &Declarations) -> Vec<Block> {
    let functions = declarations.functions(name);
    if functions.is_empty() {
        return Vec::new();
    }
    let lines = functions
        .iter()
        .map(|(_, text)| format!("    {};", text.replace('\n', "\n    ")));
    let lines: Vec<_> = lines.collect();
    vec![
        Block::other("## Functions"),
        fenced("rust", &format!("impl {name} {{\n{}\n}}", lines.join("\n"))),
    ]
}
