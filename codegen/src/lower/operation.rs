//! Operations: method, path, server, credentials, and what a success answers.

use openapiv3::{
    MediaType, Operation as Source, PathItem, ReferenceOr, Response, Schema, SecurityScheme,
    Server, StatusCode,
};

use super::schema::Site;
use super::shape::borrowed;
use super::{Lowering, docs, modules, names};
use crate::Pointer;
use crate::api::{Docs, Operation, Type};

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
                    self.fault(&at, format!("this operation has no server; {NO_SERVER}"));
                    continue;
                };
                let main_server = main_server.get_or_insert_with(|| server.clone()).clone();
                self.module =
                    modules::module(self.document, source.tags.first().map(String::as_str), path);
                let mut operation = self.operation(method, path, item, source, at);
                operation.server = (server != main_server).then_some(server);
                self.push_operation(operation);
            }
        }
        main_server.unwrap_or_default()
    }

    fn push_operation(&mut self, operation: Operation) {
        let mut all = self.modules.values().flat_map(|module| &module.operations);
        if let Some(other) = all.find(|other| other.name == operation.name) {
            let message = format!(
                "`{}` would be called `{}`, as {} is",
                operation.id, operation.name, other.pointer
            );
            self.fault(&operation.pointer, message);
            return;
        }
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
        let response = self.response(base, source, &at);
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
            response,
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
            self.fault(&at.descend(["servers", "0", "url"]), message);
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
            if !self.faults.iter().any(|fault| fault.pointer == place) {
                self.fault(&place, help);
            }
        }
        true
    }

    /// The type of a success: the one that all 2xx responses share.
    fn response(&mut self, base: &str, source: &'a Source, at: &Pointer) -> Type {
        let at = at.child("responses");
        let responses = &source.responses.responses;
        let mut successes: Vec<_> = responses
            .iter()
            .filter(|(code, _)| matches!(code, StatusCode::Code(200..=299) | StatusCode::Range(2)))
            .map(|(code, response)| (code.to_string(), response))
            .collect();
        if successes.is_empty() {
            successes.extend(
                source
                    .responses
                    .default
                    .as_ref()
                    .map(|response| ("default".to_owned(), response)),
            );
        }
        if successes.is_empty() {
            self.fault(
                &at,
                "no response of this operation is a success; add one with a code of 2xx",
            );
        }
        let mut first: Option<(Option<&ReferenceOr<Schema>>, Type)> = None;
        for (code, response) in successes {
            let code_at = at.child(&code);
            let Some((response, place)) = self.resolve(response, &code_at) else {
                continue;
            };
            let content = self.content(response, &place);
            let schema = content.as_ref().map(|(schema, _)| *schema);
            match &first {
                Some((known, _)) if *known == schema => {}
                Some(_) => self.unsupported(
                    &code_at,
                    "a second success with another schema than the first",
                ),
                None => {
                    let ty = content.map_or(Type::Unit, |(schema, at)| {
                        let type_name = format!("{base}Response");
                        self.type_of(
                            &borrowed(schema),
                            &Site {
                                at,
                                type_name: &type_name,
                            },
                        )
                    });
                    first = Some((schema, ty));
                }
            }
        }
        first.map_or(Type::Unit, |(_, ty)| ty)
    }

    /// The schema of a response's content, none where there is no content.
    fn content(
        &mut self,
        response: &'a Response,
        at: &Pointer,
    ) -> Option<(&'a ReferenceOr<Schema>, Pointer)> {
        let at = at.child("content");
        let (name, media): (&String, &'a MediaType) =
            match response.content.iter().collect::<Vec<_>>().as_slice() {
                [] => return None,
                [only] => *only,
                _ => {
                    self.unsupported(&at, "a response of several media types");
                    return None;
                }
            };
        let at = at.child(name);
        if !is_json(name) {
            self.unsupported(&at, &format!("a response of the media type `{name}`"));
            return None;
        }
        let Some(schema) = &media.schema else {
            self.fault(
                &at,
                "this media type has no schema; add one, `{}` for any JSON value",
            );
            return None;
        };
        Some((schema, at.child("schema")))
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
