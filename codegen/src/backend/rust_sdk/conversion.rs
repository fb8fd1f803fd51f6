//! The conversion of arguments, so that a string literal is accepted where a type such as `String` or a SID is needed.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::uses::Uses;
use crate::api::{Type, TypeRef};
use crate::backend::rust_type::ident;

/// The trait of the types that convert into a type.
pub(super) struct Conversion {
    trait_name: Ident,
    method: Ident,
    target: TokenStream,
}

impl Conversion {
    /// The conversion into the type of a value.
    pub(super) fn new(value: &TypeRef, uses: &mut Uses<'_>) -> Self {
        let (trait_name, method) = match (&value.ty, value.nullable) {
            (Type::Sid(_), false) => {
                uses.runtime("IntoSid");
                ("IntoSid", "into_sid")
            }
            _ => ("Into", "into"),
        };
        Self {
            trait_name: ident(trait_name),
            method: ident(method),
            target: uses.rust_value(value),
        }
    }

    /// The conversion into the type of a value, if types other than its own convert into it.
    pub(super) fn of_others(value: &TypeRef, uses: &mut Uses<'_>) -> Option<Self> {
        let is_target = match &value.ty {
            _ if value.nullable => false,
            Type::String
            | Type::Sid(_)
            | Type::DateTime
            | Type::Date
            | Type::Any
            | Type::Bytes
            | Type::File => true,
            Type::Def(id) => uses.scope.is_open(id),
            _ => false,
        };
        is_target.then(|| Self::new(value, uses))
    }

    /// The type of an argument.
    pub(super) fn argument_type(&self) -> TokenStream {
        let Self {
            trait_name, target, ..
        } = self;
        quote!(impl #trait_name<#target>)
    }

    /// The call that converts an argument.
    pub(super) fn call(&self, argument: &Ident) -> TokenStream {
        let method = &self.method;
        quote!(#argument.#method())
    }

    /// The path of the method, to be passed as a function.
    pub(super) fn function(&self) -> TokenStream {
        let Self {
            trait_name, method, ..
        } = self;
        quote!(#trait_name::#method)
    }
}
