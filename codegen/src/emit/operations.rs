//! The methods of `Client`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::structs::argument_docs;
use super::{Uses, descriptors, doc, types};
use crate::api::{Docs, ErrorAnswer, Operation, Style, Type};

const PAGED: &str = "Gives one page when awaited; [`items`](Request::items) goes through the items of this page and all \
                     after it, [`pages`](Request::pages) through the pages.";

pub(super) fn items(operations: &[Operation], uses: &mut Uses<'_>, items: &mut Vec<TokenStream>) {
    if operations.is_empty() {
        return;
    }
    uses.local("client", "Client");
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
}

fn method(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    let name = types::ident(&operation.name);
    let static_name = types::ident(&operation.static_name);
    uses.local(descriptors::MODULE, &operation.static_name);
    let docs = doc(&method_docs(operation, uses), String::new);
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

fn method_docs(operation: &Operation, uses: &Uses<'_>) -> Docs {
    let mut docs = operation.docs.clone();
    if let Type::Named(name) = &operation.response
        && uses.scope.pages.contains(name.as_str())
    {
        docs.push(PAGED.to_owned());
    }
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
