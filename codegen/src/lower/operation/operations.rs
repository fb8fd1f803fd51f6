//! Operations: one method on one path each.

use openapiv3::{Operation as Source, PathItem};
use serde::Deserialize;

use super::effect;
use super::modules::Modules;
use super::server::{is_same, unknown_server};
use super::url_text::encoded_template;
use crate::api::{Docs, Method, Operation, Server, Type};
use crate::lower::context::Lowering;
use crate::lower::facts::deprecation;
use crate::lower::naming::{
    TypePath, examples_module_name, method_name, module_of_operation, static_name,
};
use crate::openapi::SEARCH_TERMS;
use crate::source::Pointer;

/// An operation in the document.
pub(super) struct OperationSource<'s, 'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) item: &'a PathItem,
    pub(super) operation: &'a Source,
    pub(super) at: &'s Pointer,
    /// The path that those of its types begin with.
    pub(super) base: &'s TypePath,
    /// The media type of its body, if that is a further one.
    pub(super) further: Option<&'s str>,
}

impl<'a> Lowering<'a> {
    /// Lowers all operations into their modules, and gives the API's servers, the first of which is the default.
    pub(in crate::lower) fn operations(&mut self, modules: &mut Modules<'a>) -> Vec<Server> {
        let mut api_servers = self.servers(&self.document.openapi.servers, &Pointer::root());
        for (path, item) in self.document.path_items() {
            let at = Pointer::root().descend(["paths", path]);
            let of_path = self.servers(&item.servers, &at);
            for (keyword, operation) in self.document.operations(path, item) {
                let Some(method) = Method::from_keyword(keyword) else {
                    continue;
                };
                let at = at.child(keyword);
                let mut servers = self.servers(&operation.servers, &at);
                if servers.is_empty() {
                    servers.clone_from(&of_path);
                }
                if api_servers.is_empty() {
                    api_servers = match servers.is_empty() {
                        true => vec![unknown_server()],
                        false => servers.clone(),
                    };
                }
                let is_own = |server: &Server| !is_same(server, &api_servers[0]);
                let own_server = servers.into_iter().next().filter(is_own);
                let id = self.names.operation_id(&at).to_owned();
                let source = OperationSource {
                    method,
                    path,
                    item,
                    operation,
                    at: &at,
                    base: &TypePath::new(&id),
                    further: None,
                };
                let tag = operation.tags.first().map(String::as_str);
                let module = module_of_operation(tag, path);
                for operation in self.operation(id, own_server, &source) {
                    modules.add_operation(&module, operation, self.types.definitions());
                }
            }
        }
        if api_servers.is_empty() {
            api_servers.push(unknown_server());
        }
        api_servers
    }

    /// An operation, those that send its further bodies, and the one that returns a stream instead.
    fn operation(
        &mut self,
        id: String,
        server: Option<Server>,
        source: &OperationSource<'_, 'a>,
    ) -> Vec<Operation> {
        let operation = source.operation;
        let summary = operation.summary.as_deref();
        let docs = Docs::new(summary, operation.description.as_deref());
        let security = self.security(operation, source.at);
        let bodies = self.bodies(operation, source.at);
        let inputs = self.inputs(source, bodies.first());
        let outputs = self.outputs(source);
        let is_stream = matches!(outputs.response.ty, Type::Stream(..));
        let mut first = Operation {
            name: method_name(&id),
            static_name: static_name(&id),
            examples_module: examples_module_name(&id),
            id,
            pointer: source.at.clone(),
            deprecated: operation.deprecated.then(|| deprecation(&docs)),
            docs,
            search_terms: search_terms(operation),
            tags: operation.tags.clone(),
            method: source.method,
            effect: effect::of(operation, source.method),
            path: encoded_template(source.path),
            server,
            uses_credentials: self.uses_credentials(&security),
            security,
            path_parameters: inputs.path_parameters,
            stream_flag: match is_stream {
                true => self.stream_flag(inputs.params.as_ref(), inputs.body.as_ref()),
                false => None,
            },
            counterpart: None,
            params: inputs.params,
            body: inputs.body,
            response: outputs.response,
            response_optional: outputs.response_optional,
            accept: outputs.accept,
            successes: outputs.successes,
            errors: outputs.errors,
        };
        let streams = outputs.streams;
        let streaming = streams.map(|streams| self.streaming(&mut first, streams, source));
        let further = bodies.get(1..).unwrap_or_default();
        let mut operations = self.with_further_bodies(first, source, further);
        operations.extend(streaming);
        operations
    }
}

/// The texts of the extension for search terms, if it is a list of texts.
fn search_terms(operation: &Source) -> Vec<String> {
    let terms = operation.extensions.get(SEARCH_TERMS);
    let terms = terms.and_then(|terms| Vec::<String>::deserialize(terms).ok());
    terms.unwrap_or_default()
}
