//! The methods of `Client`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::structs::argument_docs;
use super::{Uses, doc, types};
use crate::api::{Body, Docs, ErrorAnswer, Operation, Style, Type};

pub(super) fn items(operations: &[Operation], uses: &mut Uses<'_>, items: &mut Vec<TokenStream>) {
    if operations.is_empty() {
        return;
    }
    uses.local("client", "Client");
    uses.runtime("Method");
    uses.runtime("Operation");
    uses.runtime("Request");
    let methods: Vec<_> = operations
        .iter()
        .map(|operation| method(operation, uses))
        .collect();
    items.push(quote! {
        impl Client {
            #(#methods)*
        }
    });
    items.extend(
        operations
            .iter()
            .map(|operation| descriptor(operation, uses)),
    );
}

fn method(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    let name = types::ident(&operation.name);
    let static_name = types::ident(&operation.static_name);
    let docs = doc(&method_docs(operation), String::new);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let response = types::value(&operation.response, uses);
    let mut arguments = Vec::new();
    let mut calls = Vec::new();
    for parameter in &operation.path_parameters {
        let name = types::ident(&parameter.name);
        let wire = &parameter.wire;
        let ty = types::value(&parameter.ty, uses);
        arguments.push(quote!(#name: impl Into<#ty>));
        calls.push(match style(parameter.style) {
            None => quote!(.path::<#ty>(#wire, #name)),
            Some(style) => {
                quote!(.path_styled::<#ty>(#wire, #name, twilio_runtime::Style::#style))
            }
        });
    }
    if let Some(params) = &operation.params {
        let ty = types::ident(&params.name);
        arguments.push(quote!(params: #ty));
        calls.push(quote!(.params(params)));
    }
    let many = (arguments.len() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    quote! {
        #docs
        #deprecated
        #many
        pub fn #name(&self, #(#arguments),*) -> Request<#response> {
            Request::new(&self.runtime, &#static_name) #(#calls)*
        }
    }
}

fn method_docs(operation: &Operation) -> Docs {
    let mut docs = operation.docs.clone();
    docs.push(format!("`{} {}`", operation.method, operation.path));
    let arguments: Vec<_> = operation
        .path_parameters
        .iter()
        .filter_map(argument_docs)
        .collect();
    if !arguments.is_empty() {
        docs.push(arguments.join("\n"));
    }
    docs.extend(error_docs(&operation.errors));
    docs
}

/// The name of a style, if it is not the usual one.
fn style(style: Style) -> Option<Ident> {
    (style != Style::Plain).then(|| format_ident!("{style:?}"))
}

fn descriptor(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    let static_name = types::ident(&operation.static_name);
    let id = &operation.id;
    let method = types::ident(&operation.method);
    let path = &operation.path;
    let server = match &operation.server {
        Some(server) => quote!(#server),
        None => {
            uses.local("client", "SERVER");
            quote!(SERVER)
        }
    };
    let settings = settings(operation);
    quote! {
        static #static_name: Operation = Operation::new(#id, Method::#method, #server, #path) #settings;
    }
}

/// What is said of an operation besides method and path.
fn settings(operation: &Operation) -> TokenStream {
    let body = operation.body.map(|body| match body {
        Body::Form => quote!(.form()),
        Body::Json => quote!(.json()),
        Body::Multipart => quote!(.multipart()),
        Body::Raw => quote!(.raw()),
    });
    let content_type = operation.content_type.as_ref();
    let content_type = content_type.map(|media_type| quote!(.content_type(#media_type)));
    let accept = operation.accept.as_ref();
    let accept = accept.map(|media_type| quote!(.accept(#media_type)));
    let redirects = (operation.response == Type::Redirect).then(|| quote!(.redirects()));
    let credentials = (!operation.credentials).then(|| quote!(.without_credentials()));
    quote!(#body #content_type #accept #redirects #credentials)
}

/// The lines that say which types the bodies of errors are of.
fn error_docs(errors: &[ErrorAnswer]) -> Docs {
    let lines: Vec<_> = errors
        .iter()
        .filter_map(|error| match &error.ty {
            Type::Named(name) => {
                let when = error.docs.join(" ").replace('\n', " ");
                let colon = if when.is_empty() { "" } else { ": " };
                let status = &error.status;
                // No label that is the type's name: that would be redundant where it is in scope.
                Some(format!("- [`{status}`](crate::{name}){colon}{when}"))
            }
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let intro = "Besides what all requests have in common, with a body that \
                 [`Error::body_as`](crate::Error::body_as) reads, of a type for each status:";
    vec!["# Errors".to_owned(), intro.to_owned(), lines.join("\n")]
}
