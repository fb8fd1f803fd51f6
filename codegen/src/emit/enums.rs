//! Open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc, format, types};
use crate::api::Enum;
use crate::markdown::code_span;

pub(super) fn items(def: &Enum, items: &mut Vec<TokenStream>) {
    let name = types::ident(&def.name);
    let docs = doc(&def.docs, || {
        format!(
            "The values at {} of the API's description.",
            code_span(&def.pointer.to_string())
        )
    });
    let variants = def.variants.iter().map(|variant| {
        let name = types::ident(&variant.name);
        let docs = format::comment(&format!(" {}", code_span(&variant.wire)));
        quote!(#[doc = #docs] #name,)
    });
    items.push(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version of the crate does not know.
            Unknown(String),
        }
    });
    let statements = def.variants.iter().map(|variant| {
        let name = types::ident(&variant.name);
        let wire = &variant.wire;
        quote!(#name = #wire)
    });
    items.push(quote! {
        twilio_runtime::open_enum! { #name { #(#statements),* } }
    });
}
