//! Open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc, types};
use crate::api::Enum;

pub(super) fn items(def: &Enum, items: &mut Vec<TokenStream>) {
    let name = types::ident(&def.name);
    let docs = doc(&def.docs, || {
        format!("The values at `{}` of the API's description.", def.pointer)
    });
    let variants = def.variants.iter().map(|variant| {
        let name = types::ident(&variant.name);
        let docs = format!(
            " `{}`",
            variant
                .wire
                .replace('`', "'")
                .replace(char::is_control, " ")
        );
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
