//! Parameter structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Uses, structs, types};
use crate::api::{Field, Operation, Params, Place};

pub(super) fn items(
    params: &Params,
    operation: &Operation,
    uses: &mut Uses<'_>,
    items: &mut Vec<TokenStream>,
) {
    let name = types::ident(&params.name);
    let docs = format!(
        " Parameters of [`Client::{}`].",
        operation.name.trim_start_matches("r#")
    );
    let fields: Vec<Field> = params
        .parameters
        .iter()
        .map(|parameter| parameter.field.clone())
        .collect();
    let default = (!fields.iter().any(|field| field.required)).then(|| quote!(Default,));
    let slots: Vec<_> = fields
        .iter()
        .map(|field| {
            let name = types::ident(&field.name);
            let ty = types::field(&field.ty, field.required, uses);
            quote!(#name: #ty,)
        })
        .collect();
    items.push(quote! {
        #[doc = #docs]
        #[derive(Clone, #default PartialEq)]
        pub struct #name {
            #(#slots)*
        }
    });
    let constructor = structs::constructor(&fields, uses, false);
    let setters: Vec<_> = fields
        .iter()
        .filter(|field| !field.required)
        .map(|field| structs::setter(field, uses))
        .collect();
    items.push(quote! {
        impl #name {
            #constructor
            #(#setters)*
        }
    });
    let statements = params.parameters.iter().map(|parameter| {
        let name = types::ident(&parameter.field.name);
        let wire = &parameter.field.wire;
        let place = types::ident(match parameter.place {
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            Place::Form => "form",
            Place::Json => "json",
            Place::Body => "body",
        });
        let wire = (parameter.place != Place::Body).then_some(wire);
        let redacted = parameter.field.redacted.then(|| quote!(redacted));
        quote!(#name: #place #wire #redacted)
    });
    items.push(quote! {
        twilio_runtime::params! { #name { #(#statements),* } }
    });
}
