//! Operations: method, path and server.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{OpenAPI, Operation as Source, PathItem, ReferenceOr, Server};

use super::object::deprecation;
use super::{Lowering, modules, names};
use crate::api::{Docs, Method, Operation, RustName};
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
            for (keyword, source) in item.iter() {
                let Some(method) = Method::from_keyword(keyword) else {
                    continue;
                };
                let at = at.child(keyword);
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
        method: Method,
        path: &str,
        item: &'a PathItem,
        source: &'a Source,
        at: Pointer,
    ) -> Operation {
        let id = self.operation_ids.get(&at).cloned().unwrap_or_default();
        let base = names::type_name(&id);
        let inputs = self.inputs(&base, path, item, source, &at);
        let outputs = self.outputs(&base, source, &at);
        let docs = Docs::new(source.summary.as_deref(), source.description.as_deref());
        Operation {
            name: RustName::new(names::method_name(&id)),
            static_name: RustName::new(names::static_name(&id)),
            examples_module: names::examples_name(&id),
            deprecated: source.deprecated.then(|| deprecation(&docs)),
            docs,
            tags: source.tags.clone(),
            method,
            path: path.to_owned(),
            server: None,
            uses_credentials: self.uses_credentials(source, &at),
            security: self.security(source),
            path_parameters: inputs.path,
            params: inputs.params,
            body: inputs.body,
            response: outputs.response,
            response_optional: outputs.response_optional,
            accept: outputs.accept,
            successes: outputs.successes,
            errors: outputs.errors,
            id,
            pointer: at,
        }
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
/// one before them has it.
pub(super) fn ids(document: &OpenAPI) -> BTreeMap<Pointer, String> {
    let mut taken = BTreeSet::new();
    let mut places = Vec::new();
    let mut texts = Vec::new();
    for (path, item) in document.paths.iter() {
        // A path that is the same as another one leaves the ids to that.
        let own = matches!(item, ReferenceOr::Item(_));
        let item = path_item(document, item);
        for (method, source) in item.into_iter().flat_map(PathItem::iter) {
            let id = source.operation_id.as_deref();
            let id = id.filter(|id| own && !id.is_empty() && taken.insert(*id));
            places.push(Pointer::root().descend(["paths", path, method]));
            texts.push(id.map_or_else(
                || format!("{method} {}", path.replace('{', "by ")),
                str::to_owned,
            ));
        }
    }
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let ids = names::disambiguated_texts(&texts, names::method_name);
    places.into_iter().zip(ids).collect()
}
