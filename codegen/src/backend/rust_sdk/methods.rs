//! The methods of `Client`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::conversion::Conversion;
use super::uses::Uses;
use super::{bounds, docs, index, method_docs, operations};
use crate::api::{Module, Operation, Style};
use crate::backend::markdown::Block;
use crate::backend::rust_type::{ident, raw_ident};

/// The greatest number of arguments besides `self` that Clippy accepts.
const ARGUMENT_LIMIT: usize = 6;

pub(super) fn item(module: &Module, uses: &mut Uses<'_>) -> Option<TokenStream> {
    if module.operations.is_empty() {
        return None;
    }
    uses.local("client", "Client");
    uses.runtime("Request");
    uses.crate_module(operations::MODULE);
    let docs = docs::outer(&[Block::paragraph(index::module_line(module))]);
    let methods: Vec<_> = module
        .operations
        .iter()
        .map(|operation| method(operation, uses))
        .collect();
    Some(quote! {
        #docs
        impl Client {
            #(#methods)*
        }
    })
}

fn method(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    let name = raw_ident(&operation.name);
    let static_name = raw_ident(&operation.static_name);
    let operations = ident(operations::MODULE);
    let docs = docs::outer(&method_docs::docs(operation, uses.scope));
    let aliases = docs::aliases(&operation.name, &operation.search_terms);
    let deprecated = docs::deprecated(operation.deprecated.as_ref());
    let response = operations::response_type(operation, uses);
    let mut arguments = Vec::new();
    let mut calls = Vec::new();
    for parameter in &operation.path_parameters {
        let argument = raw_ident(&parameter.name);
        let wire = &parameter.wire;
        let conversion = Conversion::new(&parameter.value, uses);
        let argument_type = conversion.argument_type();
        arguments.push(quote!(#argument: #argument_type));
        let value = conversion.call(&argument);
        calls.push(match style(parameter.style) {
            None => quote!(.path(#wire, #value)),
            Some(style) => {
                quote!(.path_styled(#wire, #value, twilio_runtime::Style::#style))
            }
        });
        let bounds = bounds::expression(&parameter.value);
        calls.extend(bounds.map(|bounds| quote!(.path_bounds(#wire, #bounds))));
    }
    if let Some(params) = &operation.params {
        let ty = ident(&params.name);
        if params.sufficient_body().is_some() {
            arguments.push(quote!(params: impl Into<#ty>));
            calls.push(quote!(.params(params.into())));
        } else {
            arguments.push(quote!(params: #ty));
            calls.push(quote!(.params(params)));
        }
    }
    let stream_flag = operation.stream_flag.iter();
    calls.extend(stream_flag.map(|flag| quote!(.extra_parameter(#flag, true))));
    let many =
        (arguments.len() > ARGUMENT_LIMIT).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    quote! {
        #docs
        #aliases
        #deprecated
        #many
        pub fn #name(&self, #(#arguments),*) -> Request<#response> {
            Request::new(&self.runtime, &#operations::#static_name) #(#calls)*
        }
    }
}

/// The runtime's name for a style other than the usual one.
fn style(style: Style) -> Option<Ident> {
    let name = match style {
        Style::Plain => return None,
        Style::Comma => "Comma",
        Style::Space => "Space",
        Style::Pipe => "Pipe",
        Style::Deep => "Deep",
        Style::Spread => "Spread",
        Style::Pairs => "Pairs",
        Style::Json => "Json",
        Style::Urlencoded => "Urlencoded",
        Style::Label => "Label",
        Style::LabelPairs => "LabelPairs",
        Style::Matrix => "Matrix",
        Style::MatrixPairs => "MatrixPairs",
    };
    Some(ident(name))
}
