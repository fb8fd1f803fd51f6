//! Methods of received structs with the names of optional fields, which return the value or an error.
//!
//! Each method costs users compile time, so that only the fields that programs read most have one: the struct's own SID,
//! enums, such as a status, and lists. `Require::require` serves all others.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::uses::Uses;
use crate::api::{Api, Field, Struct, Type, TypeId, TypeKind};
use crate::backend::rust_type::{ident, raw_ident};

/// The methods that structs have, or that programs call on any value, besides those that no field is named after.
const TAKEN: &[&str] = &[
    "additional_properties",
    "additional_property",
    "borrow",
    "borrow_mut",
    "clone_from",
    "clone_into",
    "eq",
    "fmt",
    "into",
    "into_items",
    "ne",
    "next_page_token",
    "require",
    "serialize",
    "to_owned",
    "try_into",
    "type_id",
];

/// The `impl` with the methods, if there are any. Types that users construct have setters of these names instead.
pub(super) fn item(id: &TypeId, object: &Struct, uses: &mut Uses<'_>) -> Option<TokenStream> {
    if object.input {
        return None;
    }
    let mut methods = Vec::new();
    for field in &object.fields {
        let is_taken = TAKEN.contains(&field.name.plain());
        if !field.is_always_set() && !is_taken {
            methods.extend(method(field, uses));
        }
    }
    if methods.is_empty() {
        return None;
    }
    let name = ident(id.as_str());
    Some(quote! {
        impl #name {
            #(#methods)*
        }
    })
}

fn method(field: &Field, uses: &mut Uses<'_>) -> Option<TokenStream> {
    let name = raw_ident(&field.name);
    let deprecated = docs::deprecated(field.deprecated.as_ref());
    let allow = deprecated.is_some().then(|| quote!(#[allow(deprecated)]));
    if let Type::List(item) = field.ty() {
        let item = uses.rust_value(item);
        return Some(quote! {
            /// Returns the items of the field of this name, none if it has no value.
            #deprecated
            #allow
            pub fn #name(&self) -> &[#item] {
                self.#name.as_deref().unwrap_or_default()
            }
        });
    }
    if !field.identifies_owner && !is_enum(field.ty(), uses.scope.api) {
        return None;
    }
    let value = uses.rust_type(field.ty());
    uses.runtime("Error");
    uses.runtime("Require");
    Some(quote! {
        /// Returns the value of the field of this name, or an error that names it if it has none.
        #deprecated
        #allow
        pub fn #name(&self) -> Result<&#value, Error> {
            Require::require(self, &self.#name)
        }
    })
}

fn is_enum(ty: &Type, api: &Api) -> bool {
    match ty {
        Type::Def(id) => matches!(api[id].kind, TypeKind::Enum(_)),
        _ => false,
    }
}
