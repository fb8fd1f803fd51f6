//! Operations: method, path, server and credentials.

use std::collections::BTreeMap;

use openapiv3::{
    APIKeyLocation, OpenAPI, Operation as Source, PathItem, ReferenceOr, SecurityScheme, Server,
};

use super::{Lowering, docs, modules, names};
use crate::api::{Docs, Operation};
use crate::{Code, Pointer};

impl<'a> Lowering<'a> {
    /// Lowers all operations into their modules; gives the server that the API is at.
    pub(super) fn operations(&mut self) -> String {
        let root = Pointer::root();
        let main = server(&self.document.servers);
        let mut main_server = main.clone();
        for (path, item) in self.document.paths.iter() {
            let at = root.descend(["paths", path]);
            let Some(item) = path_item(self.document, item) else {
                let message = "the reference of this path leads to no path of the document";
                self.fault(Code::DanglingReference, &at, message);
                continue;
            };
            for (method, source) in item.iter() {
                let at = at.child(method);
                let server = server(&source.servers)
                    .or_else(|| server(&item.servers))
                    .or_else(|| main.clone())
                    .unwrap_or_default();
                let main_server = main_server.get_or_insert_with(|| server.clone()).clone();
                self.module = modules::module(source.tags.first().map(String::as_str), path);
                let mut operation = self.operation(method, path, item, source, at);
                operation.server = (server != main_server).then_some(server);
                self.module().operations.push(operation);
            }
        }
        main_server.unwrap_or_default()
    }

    fn operation(
        &mut self,
        method: &str,
        path: &str,
        item: &'a PathItem,
        source: &'a Source,
        at: Pointer,
    ) -> Operation {
        let id = self.operation_ids.get(&at).cloned().unwrap_or_default();
        let base = names::type_name(&id);
        let inputs = self.inputs(&base, path, item, source, &at);
        let outputs = self.outputs(&base, source, &at);
        let credentials = self.needs_credentials(source, &at);
        let mut docs = operation_docs(source);
        docs.extend(inputs.docs);
        if !credentials {
            docs.extend(self.key_docs(source));
        }
        Operation {
            name: names::method_name(&id),
            static_name: names::static_name(&id),
            docs,
            method: method.to_uppercase(),
            path: path.to_owned(),
            server: None,
            credentials,
            deprecated: source.deprecated,
            path_parameters: inputs.path,
            params: inputs.params,
            body: inputs.body,
            content_type: inputs.content_type,
            response: outputs.response,
            accept: outputs.accept,
            errors: outputs.errors,
            request_examples: inputs.examples,
            examples_name: names::examples_name(&id),
            response_examples: outputs.examples,
            id,
            pointer: at,
        }
    }

    fn needs_credentials(&mut self, source: &Source, at: &Pointer) -> bool {
        let own = source.security.as_ref();
        let place = if own.is_some() {
            at.child("security")
        } else {
            Pointer::root().child("security")
        };
        let alternatives = own
            .or(self.document.security.as_ref())
            .map(Vec::as_slice)
            .unwrap_or_default();
        // Where credentials may be left out, those that a client has are sent all the same.
        if alternatives.iter().all(|schemes| schemes.is_empty()) {
            return false;
        }
        for name in alternatives.iter().flat_map(|schemes| schemes.keys()) {
            if self.scheme(name).is_none() {
                let message = format!("the document defines no security scheme `{name}`");
                self.fault(Code::Security, &place, message);
            }
        }
        alternatives.iter().any(|schemes| {
            schemes.keys().any(|name| {
                matches!(
                    self.scheme(name),
                    Some(
                        SecurityScheme::HTTP { .. }
                            | SecurityScheme::OAuth2 { .. }
                            | SecurityScheme::OpenIDConnect { .. }
                    )
                )
            })
        })
    }

    fn scheme(&self, name: &str) -> Option<&'a SecurityScheme> {
        let components = self.document.components.as_ref()?;
        components.security_schemes.get(name)?.as_item()
    }

    /// What to say of the keys that callers have to give in headers of their own.
    fn key_docs(&self, source: &Source) -> Docs {
        let own = source.security.as_ref();
        let alternatives = own.or(self.document.security.as_ref());
        let schemes = alternatives
            .into_iter()
            .flatten()
            .flat_map(|schemes| schemes.keys());
        let headers = schemes.filter_map(|name| match self.scheme(name)? {
            SecurityScheme::APIKey {
                location: APIKeyLocation::Header,
                name,
                ..
            } => Some(format!("`{name}`")),
            SecurityScheme::APIKey {
                location: APIKeyLocation::Cookie,
                name,
                ..
            } => Some(format!("`Cookie` (`{name}`)")),
            _ => None,
        });
        let mut named: Vec<_> = headers.collect();
        named.dedup();
        if named.is_empty() {
            return Vec::new();
        }
        vec![format!(
            "The API wants a key in the header {}: give the client or the request that header.",
            named.join(" or ")
        )]
    }
}

/// The first server of a list, with its variables at their defaults. Empty, or a path alone, where only the
/// user knows the address.
fn server(servers: &[Server]) -> Option<String> {
    let server = servers.first()?;
    let mut url = server.url.trim_end_matches('/').to_owned();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    let absolute = url.starts_with("https://") || url.starts_with("http://");
    let usable = (absolute || url.starts_with('/')) && !url.contains('{');
    Some(if usable { url } else { String::new() })
}

/// A path, or the other path that it is the same as.
fn path_item<'a>(document: &'a OpenAPI, item: &'a ReferenceOr<PathItem>) -> Option<&'a PathItem> {
    let reference = match item {
        ReferenceOr::Item(item) => return Some(item),
        ReferenceOr::Reference { reference } => Pointer::parse(reference)?,
    };
    match reference.tokens() {
        [paths, path] if paths == "paths" => document.paths.paths.get(path)?.as_item(),
        _ => None,
    }
}

/// What the operations of a document are called: as their ids say, by method and path where they have none or
/// share it with another.
pub(super) fn ids(document: &OpenAPI) -> BTreeMap<Pointer, String> {
    let mut places = Vec::new();
    let mut texts = Vec::new();
    for (path, item) in document.paths.iter() {
        // A path that is the same as another one leaves the ids to that.
        let own = matches!(item, ReferenceOr::Item(_));
        let item = path_item(document, item);
        for (method, source) in item.into_iter().flat_map(PathItem::iter) {
            let id = source.operation_id.as_deref();
            places.push((path, method));
            texts.push(id.filter(|id| own && !id.is_empty()));
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in texts.iter().flatten() {
        *counts.entry(id).or_default() += 1;
    }
    let texts: Vec<_> = texts
        .iter()
        .zip(&places)
        .map(|(id, (path, method))| match id {
            Some(id) if counts[id] == 1 => (*id).to_owned(),
            _ => format!("{method} {}", path.replace('{', "by ")),
        })
        .collect();
    let borrowed: Vec<_> = texts.iter().map(String::as_str).collect();
    let names = names::told_apart(&borrowed, names::method_name);
    let ids = texts.iter().zip(names).map(|(text, name)| {
        if name == names::method_name(text) {
            text.clone()
        } else {
            format!("{text}_{}", names::digits(text))
        }
    });
    let places = places
        .iter()
        .map(|(path, method)| Pointer::root().descend(["paths", path, method]));
    places.zip(ids).collect()
}

/// The description; the summary before it where it says something else.
fn operation_docs(source: &Source) -> Docs {
    let description = docs::paragraphs(source.description.as_deref());
    let mut docs = docs::paragraphs(source.summary.as_deref());
    let said = |text: &Docs| text.join(" ").trim_end_matches('.').to_lowercase();
    if description.is_empty() {
        return docs;
    }
    if docs.is_empty() || said(&description).starts_with(&said(&docs)) {
        return description;
    }
    docs.extend(description);
    docs
}
