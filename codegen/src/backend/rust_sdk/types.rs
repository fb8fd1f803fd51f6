//! Types and names as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::Uses;
use crate::api::Type;

/// A Rust name as it stands in the [`crate::api::Api`].
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A path such as `std::collections::BTreeMap`.
pub(super) fn path(path: &str) -> TokenStream {
    let parts = path.split("::").map(ident);
    quote!(#(#parts)::*)
}

/// The type of a value that is there.
pub(super) fn value(ty: &Type, uses: &mut Uses<'_>) -> TokenStream {
    match ty {
        Type::Unit => quote!(()),
        Type::String => quote!(String),
        Type::Bool => quote!(bool),
        Type::I32 => quote!(i32),
        Type::I64 => quote!(i64),
        Type::U64 => quote!(u64),
        Type::F64 => quote!(f64),
        Type::DateTime => of_runtime("DateTime", uses),
        Type::Date => of_runtime("Date", uses),
        Type::Json => of_runtime("Json", uses),
        Type::Bytes => of_runtime("Bytes", uses),
        Type::File => of_runtime("FilePart", uses),
        Type::Redirect => of_runtime("Redirect", uses),
        Type::Sid(name) | Type::Named(name) => {
            uses.named(name);
            let name = ident(name);
            quote!(#name)
        }
        Type::Vec(inner) => {
            let inner = value(inner, uses);
            quote!(Vec<#inner>)
        }
        Type::Map(inner) => {
            uses.std.insert("std::collections::BTreeMap");
            let inner = value(inner, uses);
            quote!(BTreeMap<String, #inner>)
        }
        Type::Boxed(inner) => {
            let inner = value(inner, uses);
            quote!(Box<#inner>)
        }
        Type::Optional(inner) => {
            let inner = value(inner, uses);
            quote!(Option<#inner>)
        }
    }
}

/// The type of a field: optional unless it is always there.
pub(super) fn field(ty: &Type, required: bool, uses: &mut Uses<'_>) -> TokenStream {
    let value = value(ty, uses);
    if required {
        value
    } else {
        quote!(Option<#value>)
    }
}

fn of_runtime(name: &'static str, uses: &mut Uses<'_>) -> TokenStream {
    uses.runtime(name);
    let name = ident(name);
    quote!(#name)
}

/// How a function takes a value: the type of its argument, and the value made of the argument.
pub(super) fn argument(ty: &Type, name: &Ident, uses: &mut Uses<'_>) -> (TokenStream, TokenStream) {
    let value = value(ty, uses);
    match ty {
        Type::Vec(inner) if converts(inner, uses) => {
            let inner = self::value(inner, uses);
            (
                quote!(impl IntoIterator<Item = impl Into<#inner>>),
                quote!(#name.into_iter().map(Into::into).collect()),
            )
        }
        Type::Vec(inner) => {
            let inner = self::value(inner, uses);
            (
                quote!(impl IntoIterator<Item = #inner>),
                quote!(#name.into_iter().collect()),
            )
        }
        Type::Boxed(inner) => {
            let inner = self::value(inner, uses);
            (inner, quote!(Box::new(#name)))
        }
        _ if converts(ty, uses) => (quote!(impl Into<#value>), quote!(#name.into())),
        _ => (value, quote!(#name)),
    }
}

/// Whether there are other types, such as `&str`, that callers have at hand for this one.
fn converts(ty: &Type, uses: &Uses<'_>) -> bool {
    match ty {
        Type::String
        | Type::Sid(_)
        | Type::DateTime
        | Type::Date
        | Type::Json
        | Type::Bytes
        | Type::File => true,
        Type::Named(name) => uses.scope.enums.contains(name.as_str()),
        _ => false,
    }
}
