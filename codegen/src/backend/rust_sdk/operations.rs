//! The statics that describe operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::uses::Uses;
use super::{credentials, docs, format, servers};
use crate::api::{BodyEncoding, Operation, RequestBody, StreamItems, Type};
use crate::backend::File;
use crate::backend::accept::accept;
use crate::backend::markdown::{Block, code_span};
use crate::backend::prose::scope::Scope;
use crate::backend::rust_type::{ident, raw_ident};

/// Their module.
pub(super) const MODULE: &str = "operations";

pub(super) fn file(scope: &Scope<'_>) -> File {
    let mut uses = Uses::new(MODULE, scope);
    let operations = scope.api.operations();
    let mut items: Vec<_> = operations
        .map(|operation| descriptor(operation, &mut uses))
        .collect();
    items.splice(0..0, uses.items());
    let docs = "Descriptions of the operations: ID, method, path and type of the response. To call one, use its method \
                of [`Client`](crate::Client).";
    File {
        path: format!("{MODULE}.rs"),
        source: format::file(&[Block::paragraph(docs)], &items),
    }
}

/// The type of a success.
pub(super) fn response_type(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    let value = uses.rust_type(&operation.response.ty);
    match operation.returns_optional() {
        true => quote!(Option<#value>),
        false => value,
    }
}

fn descriptor(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    uses.runtime("Operation");
    uses.runtime("TypedOperation");
    let request = code_span(&format!("{} {}", operation.method, operation.path));
    let docs = docs::outer_line(&format!(
        "[`Client::{0}`](crate::Client::{0}): {request}",
        operation.name
    ));
    let static_name = raw_ident(&operation.static_name);
    let response = response_type(operation, uses);
    let id = &operation.id;
    let method = ident(&operation.method.as_str().to_lowercase());
    let path = &operation.path;
    let server = match &operation.server {
        Some(server) => {
            let url = &server.url;
            quote!(#url)
        }
        None => {
            uses.local("client", "SERVER");
            quote!(SERVER)
        }
    };
    let settings = settings(operation, uses);
    quote! {
        #docs
        pub static #static_name: TypedOperation<#response> =
            Operation::#method(#id, #server, #path) #settings .typed();
    }
}

/// The chained calls for everything besides method and path.
fn settings(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    let body = operation.body.as_ref().map(body);
    let accept = accept(operation).map(|media_types| quote!(.accept(#media_types)));
    let redirects = operation.redirects().then(|| quote!(.expect_redirect()));
    let items = &operation.response.ty;
    let whole_events = matches!(items, Type::Stream(StreamItems::Events, _));
    let whole_events = whole_events.then(|| quote!(.whole_events()));
    let own_server = operation.server.as_ref().map(|server| {
        let variables = (!server.variables.is_empty()).then(|| {
            uses.runtime("ServerVariable");
            let variables = servers::variables(&server.variables);
            quote!(.server_variables(#variables))
        });
        quote!(.own_server() #variables)
    });
    let credentials = security(operation, uses);
    quote!(#own_server #body #accept #redirects #whole_events #credentials)
}

/// The credentials that requests are sent with.
fn security(operation: &Operation, uses: &mut Uses<'_>) -> Option<TokenStream> {
    let api = uses.scope.api;
    if !operation.uses_credentials {
        return Some(quote!(.without_credentials()));
    }
    if api.is_twilio {
        return None;
    }
    uses.crate_module(credentials::MODULE);
    let module = ident(credentials::MODULE);
    let alternatives = api.sendable(operation).map(|schemes| {
        let schemes = schemes.iter().map(|(scheme, scopes)| {
            let constant = ident(scheme.const_name.plain());
            quote!((#module::#constant, &[#(#scopes),*]))
        });
        quote!(&[#(#schemes),*])
    });
    Some(quote!(.security(&[#(#alternatives),*])))
}

fn body(body: &RequestBody) -> TokenStream {
    let encoding = match body.encoding {
        BodyEncoding::Form => quote!(.form()),
        BodyEncoding::Json => quote!(.json()),
        BodyEncoding::Multipart => quote!(.multipart()),
        BodyEncoding::Raw => quote!(.raw()),
    };
    let is_usual =
        body.encoding != BodyEncoding::Raw && body.media_type == body.encoding.usual_media_type();
    let media_type = &body.media_type;
    let content_type = (!is_usual).then(|| quote!(.content_type(#media_type)));
    quote!(#encoding #content_type)
}
