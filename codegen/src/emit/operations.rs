//! The methods of `Client`.

use proc_macro2::TokenStream;
use quote::quote;

use super::structs::argument_docs;
use super::{Uses, doc, types};
use crate::api::{Body, Docs, Operation};
use crate::markdown::code_span;

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
        calls.push(quote!(.path::<#ty>(#wire, #name)));
    }
    if let Some(params) = &operation.params {
        let ty = types::ident(&params.name);
        arguments.push(quote!(params: #ty));
        calls.push(quote!(.params(params)));
    }
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> Request<#response> {
            Request::new(&self.runtime, &#static_name) #(#calls)*
        }
    }
}

fn method_docs(operation: &Operation) -> Docs {
    let mut docs = operation.docs.clone();
    docs.push(code_span(&format!(
        "{} {}",
        operation.method, operation.path
    )));
    let arguments: Vec<_> = operation
        .path_parameters
        .iter()
        .filter_map(argument_docs)
        .collect();
    if !arguments.is_empty() {
        docs.push(arguments.join("\n"));
    }
    docs
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
    let body = operation.body.map(|body| match body {
        Body::Form => quote!(.form()),
        Body::Json => quote!(.json()),
    });
    let credentials = (!operation.credentials).then(|| quote!(.without_credentials()));
    quote! {
        static #static_name: Operation = Operation::new(#id, Method::#method, #server, #path) #body #credentials;
    }
}
