//! What makes a struct a page of a list.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Uses, types};
use crate::api::{NextPage, Page, Struct};

pub(super) fn item(page: &Page, def: &Struct, uses: &mut Uses<'_>) -> TokenStream {
    let name = types::ident(&def.name);
    let item = types::value(&page.item, uses);
    let items = types::ident(&page.items);
    let field = def.fields.iter().find(|field| field.name == page.items);
    let optional = field.is_some_and(|field| !field.required);
    let or_none = optional.then(|| quote!(.unwrap_or_default()));
    let deprecated = field.is_some_and(|field| field.deprecated.is_some());
    let allow = deprecated.then(|| quote!(#[allow(deprecated)]));
    let next = match &page.next {
        NextPage::Link(at) => quote!(Link(&[#(#at),*])),
        NextPage::Token { at, parameter } => {
            quote!(Token { at: &[#(#at),*], parameter: #parameter })
        }
    };
    quote! {
        impl twilio_runtime::Page for #name {
            type Item = #item;
            const NEXT: twilio_runtime::NextPage = twilio_runtime::NextPage::#next;
            #allow
            fn into_items(self) -> Vec<#item> {
                self.#items #or_none
            }
        }
    }
}
