//! Open enums of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::code_span;
use super::{Uses, doc, types};
use crate::api::{By, Type, Union, UnionVariant};

pub(super) fn items(def: &Union, uses: &mut Uses<'_>, items: &mut Vec<TokenStream>) {
    let name = types::ident(&def.name);
    let docs = doc(&def.docs, || {
        format!(
            "One of the types at {} of the API's description.",
            code_span(&def.pointer.to_string())
        )
    });
    uses.runtime("Json");
    let variants: Vec<_> = def
        .variants
        .iter()
        .map(|variant| self::variant(variant, uses))
        .collect();
    items.push(quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// Something that this version of the crate does not know.
            Unknown(Json),
        }
    });
    let conversions: Vec<_> = def
        .variants
        .iter()
        .flat_map(|variant| conversions(&def.name, variant, uses))
        .collect();
    items.push(quote!(#(#conversions)*));
    let statements = def.variants.iter().map(|variant| {
        let name = types::ident(&variant.name);
        let tags = &variant.tags;
        let tagged = (def.by != By::Reading && !tags.is_empty()).then(|| quote!(= #(#tags)*));
        quote!(#name #tagged)
    });
    let by = match &def.by {
        By::Reading => None,
        By::Property(property) => Some(quote!(discriminator #property)),
        By::Status => Some(quote!(discriminator status)),
    };
    items.push(quote! {
        twilio_runtime::union! { #name #by { #(#statements),* } }
    });
}

fn variant(variant: &UnionVariant, uses: &mut Uses<'_>) -> TokenStream {
    let name = types::ident(&variant.name);
    let docs = doc(&variant.docs, || format!("{}.", what(&variant.ty)));
    let ty = types::value(&variant.ty, uses);
    quote!(#docs #name(#ty),)
}

/// `From` for what callers have at hand.
fn conversions(union: &str, variant: &UnionVariant, uses: &mut Uses<'_>) -> Vec<TokenStream> {
    let union = types::ident(union);
    let name = types::ident(&variant.name);
    let from = |ty: TokenStream, value: TokenStream| {
        quote! {
            impl From<#ty> for #union {
                fn from(value: #ty) -> Self {
                    Self::#name(#value)
                }
            }
        }
    };
    match &variant.ty {
        // It is what `Unknown` holds too.
        Type::Json => Vec::new(),
        Type::Boxed(inner) => vec![from(types::value(inner, uses), quote!(Box::new(value)))],
        Type::String => vec![
            from(quote!(String), quote!(value)),
            from(quote!(&str), quote!(value.to_owned())),
        ],
        ty => vec![from(types::value(ty, uses), quote!(value))],
    }
}

/// What a type is, in words.
fn what(ty: &Type) -> String {
    match ty {
        Type::Unit => "Nothing".to_owned(),
        Type::String => "Text".to_owned(),
        Type::Bool => "True or false".to_owned(),
        Type::I32 | Type::I64 | Type::U64 => "A whole number".to_owned(),
        Type::F64 => "A number".to_owned(),
        Type::DateTime => "A point in time".to_owned(),
        Type::Date => "A calendar date".to_owned(),
        Type::Json => "Any JSON value".to_owned(),
        Type::Sid(name) | Type::Named(name) => format!("A [`{name}`]"),
        Type::Vec(_) => "A list".to_owned(),
        Type::Map(_) => "Values by name".to_owned(),
        Type::Boxed(inner) | Type::Optional(inner) => what(inner),
        Type::Bytes | Type::File => "Bytes".to_owned(),
        Type::Redirect => "A redirect".to_owned(),
    }
}
