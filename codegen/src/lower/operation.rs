//! Operations: method, path, server and credentials.

use openapiv3::{Operation as Source, PathItem, ReferenceOr, SecurityScheme, Server};

use super::{Lowering, docs, modules, names};
use crate::api::{Docs, Operation};
use crate::{Code, Diagnostic, Pointer};

/// What is asked of a server's address when there is none that a client could use.
const NO_SERVER: &str = "give the document a server with an absolute address";

impl<'a> Lowering<'a> {
    /// Lowers all operations into their modules; gives the server that the API is at.
    pub(super) fn operations(&mut self) -> String {
        let root = Pointer::root();
        let main = self.server(&self.document.servers, &root);
        let mut main_server = main.clone();
        for (path, item) in self.document.paths.iter() {
            let at = root.descend(["paths", path]);
            let ReferenceOr::Item(item) = item else {
                self.unsupported(&at, "a reference in the place of a path");
                continue;
            };
            for (method, source) in item.iter() {
                let at = at.child(method);
                let server = self
                    .server(&source.servers, &at)
                    .or_else(|| self.server(&item.servers, &root.descend(["paths", path])))
                    .or_else(|| main.clone());
                let Some(server) = server else {
                    self.fault(
                        Code::NoServer,
                        &at,
                        format!("this operation has no server; {NO_SERVER}"),
                    );
                    continue;
                };
                let main_server = main_server.get_or_insert_with(|| server.clone()).clone();
                self.module = modules::module(source.tags.first().map(String::as_str), path);
                let mut operation = self.operation(method, path, item, source, at);
                operation.server = (server != main_server).then_some(server);
                self.push_operation(operation);
            }
        }
        main_server.unwrap_or_default()
    }

    fn push_operation(&mut self, operation: Operation) {
        let (name, place) = (operation.name.clone(), operation.pointer.clone());
        if let Some(other) = self.operation_places.get(&name) {
            let message = format!("`{}` would be called `{name}`, as {other} is", operation.id);
            self.fault(Code::OperationNames, &place, message);
            return;
        }
        self.operation_places.insert(name, place);
        self.module().operations.push(operation);
    }

    fn operation(
        &mut self,
        method: &str,
        path: &str,
        item: &'a PathItem,
        source: &'a Source,
        at: Pointer,
    ) -> Operation {
        let id = source
            .operation_id
            .clone()
            .unwrap_or_else(|| format!("{method} {path}"));
        let base = names::type_name(&id);
        let base = base.trim_end_matches('_');
        let inputs = self.inputs(base, path, item, source, &at);
        let outputs = self.outputs(base, source, &at);
        Operation {
            name: names::method_name(&id),
            static_name: names::static_name(&id),
            docs: operation_docs(source),
            method: method.to_uppercase(),
            path: path.to_owned(),
            server: None,
            credentials: self.needs_credentials(source, &at),
            deprecated: source.deprecated,
            path_parameters: inputs.path,
            params: inputs.params,
            body: inputs.body,
            response: outputs.response,
            request_examples: inputs.examples,
            response_examples: outputs.examples,
            id,
            pointer: at,
        }
    }

    /// The first server of a list, with its variables at their defaults.
    fn server(&mut self, servers: &[Server], at: &Pointer) -> Option<String> {
        let server = servers.first()?;
        let mut url = server.url.trim_end_matches('/').to_owned();
        for (name, variable) in server.variables.iter().flatten() {
            url = url.replace(&format!("{{{name}}}"), &variable.default);
        }
        let address = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        if address.is_none_or(str::is_empty) || url.contains('{') {
            let message = format!(
                "the server `{}` has no absolute address; {NO_SERVER}",
                server.url
            );
            self.fault(
                Code::NoServer,
                &at.descend(["servers", "0", "url"]),
                message,
            );
        }
        Some(url)
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
        if alternatives.is_empty() || alternatives.iter().any(|schemes| schemes.is_empty()) {
            return false;
        }
        let schemes = self
            .document
            .components
            .as_ref()
            .map(|components| &components.security_schemes);
        let supported = alternatives.iter().any(|alternative| {
            alternative.keys().all(|name| {
                let scheme = schemes.and_then(|schemes| schemes.get(name));
                scheme.is_some_and(|scheme| match scheme {
                    ReferenceOr::Item(SecurityScheme::HTTP { scheme, .. }) => {
                        scheme.eq_ignore_ascii_case("basic")
                            || scheme.eq_ignore_ascii_case("bearer")
                    }
                    ReferenceOr::Item(SecurityScheme::OAuth2 { .. }) => true,
                    _ => false,
                })
            })
        });
        if !supported {
            let help = "none of these security requirements is basic, bearer or OAuth authorization that the document defines";
            // Every operation that has none of its own meets the document's.
            let known = |fault: &Diagnostic| fault.code == Code::Security && fault.pointer == place;
            if own.is_some() || !self.faults.iter().any(known) {
                self.fault(Code::Security, &place, help);
            }
        }
        true
    }
}

/// Whether a media type is JSON: `application/json`, or one with the suffix `+json`.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
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
