//! Which objects are pages of a list. Their properties tell, and the operations that return them.

use std::collections::BTreeMap;

use heck::ToSnakeCase;

use super::references::direct;
use crate::api::{
    Api, Field, Method, NextPage, Operation, Page, ParameterLocation, Struct, Type, TypeId,
    TypeKind,
};
use crate::twilio::paging;

/// Marks the structs that are pages.
pub(super) fn mark(api: &mut Api) {
    for (id, page) in find(api) {
        if let Some(TypeKind::Struct(def)) = api.types.get_mut(&id).map(|def| &mut def.kind) {
            def.page = Some(Box::new(page));
        }
    }
}

fn find(api: &Api) -> Vec<(TypeId, Page)> {
    let mut returned_by: BTreeMap<&TypeId, Vec<&Operation>> = BTreeMap::new();
    for operation in api.operations() {
        if let Some(id) = direct(&operation.response.ty).filter(|_| !operation.returns_optional()) {
            returned_by.entry(id).or_default().push(operation);
        }
    }
    let pages = returned_by.into_iter().filter_map(|(id, operations)| {
        let page = page(structure(api, id)?, api, &operations)?;
        Some((id.clone(), page))
    });
    pages.collect()
}

fn structure<'a>(api: &'a Api, id: &TypeId) -> Option<&'a Struct> {
    match &api[id].kind {
        TypeKind::Struct(def) => Some(def),
        TypeKind::Enum(_) | TypeKind::Union(_) => None,
    }
}

/// The page that a struct is: the one list in it, and a way to the next page that all operations that return it have.
fn page(def: &Struct, api: &Api, operations: &[&Operation]) -> Option<Page> {
    // The next page is requested like the first one, and only GET is certainly safe to repeat.
    if operations
        .iter()
        .any(|operation| operation.method != Method::Get)
    {
        return None;
    }
    let mut lists = def.fields.iter().filter_map(|field| match field.ty() {
        Type::List(item) => Some((field, &**item)),
        _ => None,
    });
    let (items, item) = lists.next()?;
    if lists.next().is_some() {
        return None;
    }
    let texts = texts(def, api);
    let next = link(&texts).or_else(|| token(&texts, operations))?;
    Some(Page {
        items: items.wire.clone(),
        item: item.clone(),
        next,
    })
}

/// The strings that a page has besides its items, each with its path.
fn texts<'a>(def: &'a Struct, api: &'a Api) -> Vec<(Vec<String>, &'a Field)> {
    let own = def
        .fields
        .iter()
        .map(|field| (vec![field.wire.clone()], field));
    let of_meta = def
        .fields
        .iter()
        .find(|field| field.wire == paging::META)
        .and_then(|field| structure(api, direct(field.ty())?))
        .into_iter()
        .flat_map(|meta| &meta.fields)
        .map(|field| (vec![paging::META.to_owned(), field.wire.clone()], field));
    own.chain(of_meta)
        .filter(|(_, field)| *field.ty() == Type::String)
        .collect()
}

fn link(texts: &[(Vec<String>, &Field)]) -> Option<NextPage> {
    let mut texts = texts.iter();
    let link = texts.find(|(_, field)| {
        let name = field.wire.to_snake_case();
        paging::LINKS.contains(&name.as_str())
    });
    link.map(|(path, _)| NextPage::Link(path.clone()))
}

/// A token, if all operations take it with the same parameter.
fn token(texts: &[(Vec<String>, &Field)], operations: &[&Operation]) -> Option<NextPage> {
    let (path, field) = paging::TOKENS.iter().find_map(|name| {
        let mut texts = texts.iter();
        texts.find(|(_, field)| field.wire.to_snake_case() == *name)
    })?;
    let mut parameters = operations
        .iter()
        .map(|operation| token_parameter(operation, &field.wire));
    let first = parameters.next()??;
    let agreed = parameters.all(|other| other == Some(first));
    agreed.then(|| NextPage::Token {
        path: path.clone(),
        parameter: first.to_owned(),
    })
}

/// The query parameter of an operation that takes the token of that name: one of the same name, else `PageToken`.
fn token_parameter<'a>(operation: &'a Operation, token: &str) -> Option<&'a str> {
    let parameters = &operation.params.as_ref()?.parameters;
    let names = [&token.to_snake_case(), paging::TOKEN_PARAMETER];
    names.into_iter().find_map(|name| {
        let mut query = parameters
            .iter()
            .filter(|parameter| parameter.location == ParameterLocation::Query);
        let found = query.find(|parameter| parameter.field.wire.to_snake_case() == name)?;
        Some(&*found.field.wire)
    })
}
