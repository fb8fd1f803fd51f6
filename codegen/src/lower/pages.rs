//! Which objects are pages of a list. Their shape tells, and the operations that answer with them.

use std::collections::BTreeMap;

use heck::ToSnakeCase;

use crate::api::{Field, Module, NextPage, Operation, Page, Place, Struct, Type, TypeDef};

/// The property of a page that can hold what is not an item.
const META: &str = "meta";

/// Marks the structs that are pages.
pub(super) fn mark(modules: &mut [Module]) {
    let pages = find(modules);
    let defs = modules.iter_mut().flat_map(|module| &mut module.types);
    for def in defs {
        if let TypeDef::Struct(def) = def {
            def.page = pages.get(&def.name).cloned();
        }
    }
}

fn find(modules: &[Module]) -> BTreeMap<String, Page> {
    let defs = modules.iter().flat_map(|module| &module.types);
    let structs: BTreeMap<&str, &Struct> = defs
        .filter_map(|def| match def {
            TypeDef::Struct(def) => Some((&*def.name, def)),
            TypeDef::Enum(_) | TypeDef::Union(_) => None,
        })
        .collect();
    let mut answered: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in modules.iter().flat_map(|module| &module.operations) {
        if let Type::Named(name) = &operation.response {
            answered.entry(name).or_default().push(operation);
        }
    }
    let pages = answered.into_iter().filter_map(|(name, operations)| {
        let page = page(structs.get(name)?, &structs, &operations)?;
        Some((name.to_owned(), page))
    });
    pages.collect()
}

/// What makes a struct a page: the one list in it, and a way to the next page that can be gone from each
/// operation that answers with it.
fn page(
    def: &Struct,
    structs: &BTreeMap<&str, &Struct>,
    operations: &[&Operation],
) -> Option<Page> {
    // The next page is asked for as the first one was, and only GET can surely be repeated.
    if operations.iter().any(|operation| operation.method != "GET") {
        return None;
    }
    let mut lists = def.fields.iter().filter_map(|field| match &field.ty {
        Type::Vec(item) => Some((field, &**item)),
        _ => None,
    });
    let (items, item) = lists.next()?;
    if lists.next().is_some() {
        return None;
    }
    let texts = texts(def, structs);
    let next = link(&texts).or_else(|| token(&texts, operations))?;
    Some(Page {
        items: items.name.clone(),
        item: item.clone(),
        next,
    })
}

/// The texts that a page has besides its items, with the names that lead to each.
fn texts<'a>(
    def: &'a Struct,
    structs: &BTreeMap<&str, &'a Struct>,
) -> Vec<(Vec<String>, &'a Field)> {
    let own = def
        .fields
        .iter()
        .map(|field| (vec![field.wire.clone()], field));
    let meta = def.fields.iter().find_map(|field| match &field.ty {
        Type::Named(name) if field.wire == META => structs.get(name.as_str()),
        _ => None,
    });
    let meta = meta.into_iter().flat_map(|meta| &meta.fields);
    let meta = meta.map(|field| (vec![META.to_owned(), field.wire.clone()], field));
    own.chain(meta)
        .filter(|(_, field)| field.ty == Type::String)
        .collect()
}

fn link(texts: &[(Vec<String>, &Field)]) -> Option<NextPage> {
    let mut links = texts.iter().filter(|(_, field)| {
        matches!(
            &*field.wire.to_snake_case(),
            "next_page_url" | "next_page_uri"
        )
    });
    links.next().map(|(at, _)| NextPage::Link(at.clone()))
}

/// A token, if all operations take it with the same parameter.
fn token(texts: &[(Vec<String>, &Field)], operations: &[&Operation]) -> Option<NextPage> {
    let names = ["next_page_token", "next_token", "page_token"];
    let (at, field) = names.iter().find_map(|name| {
        texts
            .iter()
            .find(|(_, field)| field.wire.to_snake_case() == *name)
    })?;
    let mut parameters = operations
        .iter()
        .map(|operation| token_parameter(operation, &field.wire));
    let first = parameters.next()??;
    let agreed = parameters.all(|other| other == Some(first));
    agreed.then(|| NextPage::Token {
        at: at.clone(),
        parameter: first.to_owned(),
    })
}

/// The query parameter of an operation that takes the token of that name: one of the same name, else `PageToken`.
fn token_parameter<'a>(operation: &'a Operation, token: &str) -> Option<&'a str> {
    let parameters = &operation.params.as_ref()?.parameters;
    [&token.to_snake_case(), "page_token"]
        .into_iter()
        .find_map(|name| {
            let mut parameters = parameters
                .iter()
                .filter(|parameter| parameter.place == Place::Query);
            let found =
                parameters.find(|parameter| parameter.field.wire.to_snake_case() == name)?;
            Some(&*found.field.wire)
        })
}
