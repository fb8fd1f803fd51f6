//! Parameter structs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Uses, structs, types};
use crate::api::{Field, Operation, Params, Place, Style};

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
        let style = style(parameter.field.style);
        quote!(#name: #place #wire #redacted #style)
    });
    items.push(quote! {
        twilio_runtime::params! { #name { #(#statements),* } }
    });
}

/// The modifier for a style, if it is not the usual one.
fn style(style: Style) -> Option<Ident> {
    let modifier = match style {
        Style::Comma => "comma",
        Style::Space => "space",
        Style::Pipe => "pipe",
        Style::Deep => "deep",
        Style::Spread => "spread",
        Style::Pairs => "pairs",
        Style::Json => "text",
        // The others are of paths alone.
        _ => return None,
    };
    Some(types::ident(modifier))
}
