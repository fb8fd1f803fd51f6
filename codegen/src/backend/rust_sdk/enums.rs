//! Open enums of values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::docs;
use crate::api::{Enum, Repr, TypeDef, TypeId, Variant};
use crate::backend::markdown::{Block, code_span, docs_blocks};
use crate::backend::prose::scope::Scope;
use crate::backend::prose::types;
use crate::backend::rust_type::{ident, raw_ident};

pub(super) fn items(
    id: &TypeId,
    def: &TypeDef,
    values: &Enum,
    scope: &Scope<'_>,
) -> Vec<TokenStream> {
    let name = ident(id.as_str());
    let docs = docs::outer(&types::docs(id, def, scope));
    let variants = values.variants.iter().map(variant);
    let unknown = match values.repr {
        Repr::String => quote!(String),
        Repr::Integer => quote!(i64),
    };
    // The macro compares the others by their texts.
    let derives = match values.repr {
        Repr::String => quote!(Clone, Debug),
        Repr::Integer => quote!(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord),
    };
    let item = quote! {
        #docs
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version of the crate does not know.
            Unknown(#unknown),
        }
    };
    let declarations = values.variants.iter().map(|variant| {
        let variant_name = raw_ident(&variant.name);
        let wire = match values.repr {
            Repr::String => Literal::string(&variant.wire).into_token_stream(),
            // Numbers are written as in Rust.
            Repr::Integer => variant.wire.parse().unwrap_or_default(),
        };
        quote!(#variant_name = #wire)
    });
    let macro_name = match values.repr {
        Repr::String => quote!(open_enum),
        Repr::Integer => quote!(open_number),
    };
    let declaration = quote! {
        twilio_runtime::#macro_name!(#name { #(#declarations),* });
    };
    vec![item, declaration]
}

fn variant(variant: &Variant) -> TokenStream {
    let name = raw_ident(&variant.name);
    let wire = code_span(&variant.wire);
    let mut blocks = docs_blocks(&variant.docs);
    match blocks.first_mut() {
        Some(first) if first.is_paragraph => first.text = format!("{wire}: {}", first.text),
        _ => blocks.insert(0, Block::paragraph(wire)),
    }
    let docs = docs::outer(&blocks);
    quote!(#docs #name,)
}
