//! Names and types as Rust tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::api::{RustName, StreamItems, Type, TypeRef};

/// A name that is not a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A name, raw if it is a keyword.
pub(crate) fn raw_ident(name: &RustName) -> Ident {
    if name.is_keyword() {
        Ident::new_raw(name.plain(), Span::call_site())
    } else {
        ident(name.plain())
    }
}

/// The Rust type of a value. Its names are imported by the file, but for `BTreeMap` none needs more than that of the
/// crate's root.
pub(crate) fn rust_type(ty: &Type) -> TokenStream {
    match ty {
        Type::Unit => quote!(()),
        Type::String => quote!(String),
        Type::Bool => quote!(bool),
        Type::I32 => quote!(i32),
        Type::I64 => quote!(i64),
        Type::U64 => quote!(u64),
        Type::F64 => quote!(f64),
        Type::DateTime => quote!(DateTime),
        Type::Date => quote!(Date),
        Type::Any => quote!(Json),
        Type::Bytes => quote!(Bytes),
        Type::File => quote!(FilePart),
        Type::Redirect => quote!(Redirect),
        Type::Stream(items, item) => {
            let item = rust_value(item);
            match items {
                StreamItems::Data => quote!(ItemStream<ServerSentEvent<#item>>),
                StreamItems::Texts | StreamItems::Events => quote!(ItemStream<#item>),
            }
        }
        Type::Sid(id) => {
            let name = ident(id.as_str());
            quote!(#name)
        }
        Type::Def(id) => {
            let name = ident(id.as_str());
            quote!(#name)
        }
        Type::List(item) => {
            let item = rust_value(item);
            quote!(Vec<#item>)
        }
        Type::Map(value) => {
            let value = rust_value(value);
            quote!(BTreeMap<String, #value>)
        }
    }
}

/// The Rust type of a value that can be null.
pub(crate) fn rust_value(value: &TypeRef) -> TokenStream {
    let ty = rust_type(&value.ty);
    match value.nullable {
        true => quote!(Option<#ty>),
        false => ty,
    }
}

/// The Rust type of a value as text for docs.
pub(crate) fn type_text(ty: &Type) -> String {
    match ty {
        Type::List(item) => format!("Vec<{}>", value_text(item)),
        Type::Map(value) => format!("BTreeMap<String, {}>", value_text(value)),
        Type::Stream(StreamItems::Data, item) => {
            format!("ItemStream<ServerSentEvent<{}>>", value_text(item))
        }
        Type::Stream(_, item) => format!("ItemStream<{}>", value_text(item)),
        leaf => rust_type(leaf).to_string(),
    }
}

/// The Rust type of a value that can be null as text for docs.
pub(crate) fn value_text(value: &TypeRef) -> String {
    let text = type_text(&value.ty);
    match value.nullable {
        true => format!("Option<{text}>"),
        false => text,
    }
}

/// The type that the SDK defines within a type, as docs link to it.
pub(crate) fn linked_type(ty: &Type) -> Option<&str> {
    match ty {
        Type::Sid(id) => Some(id.as_str()),
        Type::Def(id) => Some(id.as_str()),
        Type::List(inner) | Type::Map(inner) | Type::Stream(_, inner) => linked_type(&inner.ty),
        _ => None,
    }
}
