//! Open enums.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::markdown::code_span;
use super::{doc, types};
use crate::api::{Enum, Repr};

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
        let mut docs = vec![code_span(&variant.wire)];
        docs.extend(variant.docs.iter().cloned());
        let docs = doc(&vec![docs.join(": ")], String::new);
        quote!(#docs #name,)
    });
    let unknown = match def.repr {
        Repr::String => quote!(String),
        Repr::Integer => quote!(i64),
    };
    items.push(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version of the crate does not know.
            Unknown(#unknown),
        }
    });
    let statements = def.variants.iter().map(|variant| {
        let name = types::ident(&variant.name);
        let wire = match def.repr {
            Repr::String => Literal::string(&variant.wire).into_token_stream(),
            // It is written as a number is in Rust.
            Repr::Integer => variant.wire.parse().unwrap_or_default(),
        };
        quote!(#name = #wire)
    });
    let statement = match def.repr {
        Repr::String => quote!(open_enum),
        Repr::Integer => quote!(open_number),
    };
    items.push(quote! {
        twilio_runtime::#statement! { #name { #(#statements),* } }
    });
}
