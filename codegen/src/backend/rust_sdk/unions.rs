//! Open enums of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::uses::Uses;
use crate::api::{Discriminator, Type, TypeDef, TypeId, Union, UnionVariant};
use crate::backend::markdown::{Block, docs_blocks};
use crate::backend::prose::types;
use crate::backend::prose::unions;
use crate::backend::rust_type::{ident, raw_ident};

pub(super) fn items(
    id: &TypeId,
    def: &TypeDef,
    union: &Union,
    uses: &mut Uses<'_>,
) -> Vec<TokenStream> {
    let name = ident(id.as_str());
    let docs = docs::outer(&types::docs(id, def, uses.scope));
    uses.runtime("Json");
    let variants: Vec<_> = union
        .variants
        .iter()
        .map(|variant| self::variant(id, union, variant, uses))
        .collect();
    let item = quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version of the crate does not know.
            Unknown(Json),
        }
    };
    let conversions: Vec<_> = union
        .variants
        .iter()
        .flat_map(|variant| conversions_from(id, variant, uses))
        .collect();
    let declarations = union.variants.iter().map(|variant| {
        let variant_name = raw_ident(&variant.name);
        let tags = &variant.tags;
        let has_tags = union.discriminator != Discriminator::BestMatch && !tags.is_empty();
        let value = has_tags.then(|| quote!(= #(#tags)*));
        quote!(#variant_name #value)
    });
    let discriminator = match &union.discriminator {
        Discriminator::BestMatch => None,
        Discriminator::Property(property) => Some(quote!(discriminator #property)),
        Discriminator::Status => Some(quote!(discriminator status)),
    };
    let declaration = quote! {
        twilio_runtime::union!(#name #discriminator { #(#declarations),* });
    };
    vec![item, quote!(#(#conversions)*), declaration]
}

fn variant(
    owner: &TypeId,
    union: &Union,
    variant: &UnionVariant,
    uses: &mut Uses<'_>,
) -> TokenStream {
    let name = raw_ident(&variant.name);
    let mut blocks = docs_blocks(&variant.docs);
    if blocks.is_empty() {
        blocks.extend(unions::selection(union, variant).map(Block::paragraph));
    }
    let docs = docs::outer(&blocks);
    let ty = uses.member_type(owner, &variant.value.ty);
    quote!(#docs #name(#ty),)
}

/// Whether a member has docs.
pub(super) fn is_documented(union: &Union, variant: &UnionVariant) -> bool {
    !docs_blocks(&variant.docs).is_empty() || unions::selection(union, variant).is_some()
}

/// `From` for the types that callers have.
fn conversions_from(id: &TypeId, variant: &UnionVariant, uses: &mut Uses<'_>) -> Vec<TokenStream> {
    let union = ident(id.as_str());
    let name = raw_ident(&variant.name);
    let from = |ty: TokenStream, value: TokenStream| {
        quote! {
            impl From<#ty> for #union {
                fn from(value: #ty) -> Self {
                    Self::#name(#value)
                }
            }
        }
    };
    match &variant.value.ty {
        // `Unknown` holds the same type.
        Type::Any => Vec::new(),
        Type::String => vec![
            from(quote!(String), quote!(value)),
            from(quote!(&str), quote!(value.to_owned())),
        ],
        ty => {
            let rust_type = uses.rust_type(ty);
            let value = match uses.scope.layout.is_boxed(id, ty) {
                true => quote!(Box::new(value)),
                false => quote!(value),
            };
            vec![from(rust_type, value)]
        }
    }
}
