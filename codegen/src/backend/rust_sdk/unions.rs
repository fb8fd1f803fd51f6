//! Open enums of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::uses::Uses;
use crate::api::{Discriminator, Type, TypeDef, TypeId, Union, UnionVariant};
use crate::backend::markdown::{Block, docs_blocks};
use crate::backend::rust_type::{ident, raw_ident};

pub(super) fn items(
    id: &TypeId,
    def: &TypeDef,
    union: &Union,
    uses: &mut Uses<'_>,
) -> Vec<TokenStream> {
    let name = ident(id.as_str());
    let docs = match status_union(id, def, union, uses) {
        Some(text) => docs::outer_line(&text),
        None => docs::type_docs(def, "One of the types"),
    };
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

/// The docs of a union of an operation's responses.
fn status_union(id: &TypeId, def: &TypeDef, union: &Union, uses: &Uses<'_>) -> Option<String> {
    let is_undocumented = union.discriminator == Discriminator::Status && def.docs.is_empty();
    let mut operations = uses.scope.api.operations().filter(|_| is_undocumented);
    let operation = operations.find(|operation| operation.response.ty.def() == Some(id))?;
    Some(format!(
        "The response of [`Client::{}`], by status.",
        operation.name
    ))
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
        blocks.push(Block::paragraph(match &union.discriminator {
            Discriminator::Status => format!("With the status {}.", variant.tags.join(" or ")),
            Discriminator::Property(property) if variant.tags.is_empty() => {
                format!("{}, with any other `{property}`.", noun(&variant.value.ty))
            }
            _ => format!("{}.", noun(&variant.value.ty)),
        }));
    }
    let docs = docs::outer(&blocks);
    let ty = uses.member_type(owner, &variant.value.ty);
    quote!(#docs #name(#ty),)
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

/// A noun for the values of a type.
fn noun(ty: &Type) -> String {
    match ty {
        Type::Unit => "No value".to_owned(),
        Type::String => "A string".to_owned(),
        Type::Bool => "A boolean".to_owned(),
        Type::I32 | Type::I64 | Type::U64 => "An integer".to_owned(),
        Type::F64 => "A number".to_owned(),
        Type::DateTime => "A date and time".to_owned(),
        Type::Date => "A date".to_owned(),
        Type::Any => "Any JSON value".to_owned(),
        Type::Sid(id) => format!("A [`{id}`]"),
        Type::Def(id) => format!("A [`{id}`]"),
        Type::List(_) => "A list".to_owned(),
        Type::Map(_) => "A map".to_owned(),
        Type::Bytes | Type::File => "Bytes".to_owned(),
        Type::Redirect => "A redirect".to_owned(),
    }
}
