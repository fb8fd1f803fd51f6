//! Operations: method, path and server.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{OpenAPI, Operation as Source, PathItem, ReferenceOr, Server};

use super::{Lowering, docs, modules, names, prose};
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
        let deprecated = source.deprecated.then(|| prose::deprecation(&docs));
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
            authorization: self.authorization(source),
            deprecated,
            path_parameters: inputs.path,
            params: inputs.params,
            body: inputs.body,
            content_type: inputs.content_type,
            response: outputs.response,
            accept: outputs.accept,
            successes: outputs.successes,
            errors: outputs.errors,
            request_examples: inputs.examples,
            examples_name: names::examples_name(&id),
            response_examples: outputs.examples,
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
    let ids = names::texts_apart(&texts, names::method_name);
    places.into_iter().zip(ids).collect()
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
