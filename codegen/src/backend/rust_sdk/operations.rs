//! The methods of `Client`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Uses, deprecated, descriptors, doc, operation_docs, types};
use crate::api::{Operation, Style};

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
    let docs = doc(&operation_docs::docs(operation, uses), String::new);
    let deprecated = deprecated(operation.deprecated.as_deref());
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

/// The name of a style, if it is not the usual one.
fn style(style: Style) -> Option<Ident> {
    (style != Style::Plain).then(|| format_ident!("{style:?}"))
}
