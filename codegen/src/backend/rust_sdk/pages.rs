//! Pages of lists.

use proc_macro2::TokenStream;
use quote::quote;

use super::uses::Uses;
use crate::api::{NextPage, Page, Struct, TypeId};
use crate::backend::rust_type::{ident, raw_ident};

/// The `impl` that makes a struct a page.
pub(super) fn item(
    id: &TypeId,
    page: &Page,
    object: &Struct,
    uses: &mut Uses<'_>,
) -> Option<TokenStream> {
    let field = object
        .fields
        .iter()
        .find(|field| field.wire == page.items)?;
    let name = ident(id.as_str());
    let item = uses.rust_value(&page.item);
    let items = raw_ident(&field.name);
    let or_empty = (!field.is_always_set()).then(|| quote!(.unwrap_or_default()));
    let is_deprecated = field.deprecated.is_some();
    let allow = is_deprecated.then(|| quote!(#[allow(deprecated)]));
    let next = match &page.next {
        NextPage::Link(path) => quote!(Link(&[#(#path),*])),
        NextPage::Token { path, parameter } => {
            quote!(Token { at: &[#(#path),*], parameter: #parameter })
        }
    };
    Some(quote! {
        impl twilio_runtime::Page for #name {
            type Item = #item;
            const NEXT: twilio_runtime::NextPage = twilio_runtime::NextPage::#next;
            #allow
            fn into_items(self) -> Vec<#item> {
                self.#items #or_empty
            }
        }
    })
}
