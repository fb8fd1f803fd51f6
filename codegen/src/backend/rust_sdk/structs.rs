//! Model structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::code_span;
use super::wording::line;
use super::{Uses, deprecated, doc, pages, types};
use crate::api::{Field, Struct};

pub(super) fn items(def: &Struct, uses: &mut Uses<'_>, items: &mut Vec<TokenStream>) {
    let name = types::ident(&def.name);
    let docs = doc(&def.docs, || {
        format!(
            "The object at {} of the API's description.",
            code_span(&def.pointer.to_string())
        )
    });
    uses.runtime("Extra");
    let fields: Vec<_> = def
        .fields
        .iter()
        .map(|field| self::field(field, uses))
        .collect();
    items.push(quote! {
        #docs
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            _extra: Extra,
        }
    });
    if def.sent {
        let constructor = self::constructor(&def.fields, uses, true);
        let setters = def
            .fields
            .iter()
            .filter(|field| !field.required && !field.read_only)
            .map(|field| setter(field, uses));
        let deprecated = def.fields.iter().any(|field| field.deprecated.is_some());
        let allowed = deprecated.then(|| quote!(#[allow(deprecated)]));
        items.push(quote! {
            #allowed
            impl #name {
                #constructor
                #(#setters)*
            }
        });
    }
    let statements = def.fields.iter().map(|field| {
        let name = types::ident(&field.name);
        let wire = &field.wire;
        let redacted = field.redacted.then(|| quote!(redacted));
        quote!(#name: #wire #redacted)
    });
    items.push(quote! {
        twilio_runtime::object! { #name { #(#statements),* } }
    });
    if let Some(page) = &def.page {
        items.push(pages::item(page, def, uses));
    }
    if let Some(rest) = &def.rest {
        let rest = types::value(rest, uses);
        items.push(quote!(twilio_runtime::additional_properties!(#name, #rest);));
    }
}

fn field(field: &Field, uses: &mut Uses<'_>) -> TokenStream {
    let name = types::ident(&field.name);
    let docs = doc(&field.docs, || undocumented(field));
    let ty = types::field(&field.ty, field.required, uses);
    let deprecated = deprecated(field.deprecated.as_deref());
    quote!(#docs #deprecated pub #name: #ty,)
}

fn undocumented(field: &Field) -> String {
    format!("The value of {}.", code_span(&field.wire))
}

/// `new`, which takes what is required; `extra` where the struct has room for other properties.
pub(super) fn constructor(fields: &[Field], uses: &mut Uses<'_>, extra: bool) -> TokenStream {
    if !fields.iter().any(|field| field.required) {
        return quote! {
            /// With nothing set.
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    let mut said = Vec::new();
    for field in fields {
        let name = types::ident(&field.name);
        if field.required {
            said.extend(argument_docs(field));
            let (ty, value) = types::argument(&field.ty, &name, uses);
            arguments.push(quote!(#name: #ty));
            let plain = name == value.to_string();
            values.push(if plain {
                quote!(#name)
            } else {
                quote!(#name: #value)
            });
        } else {
            values.push(quote!(#name: None));
        }
    }
    if extra {
        values.push(quote!(_extra: Extra::default()));
    }
    let many = (arguments.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let mut docs = vec!["With what is required, and nothing else set.".to_owned()];
    if !said.is_empty() {
        docs.push(said.join("\n"));
    }
    let docs = doc(&docs, String::new);
    quote! {
        #docs
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// A list's item that says what an argument is, if anything is known of it.
fn argument_docs(field: &Field) -> Option<String> {
    let docs = line(&field.docs);
    (!docs.is_empty()).then(|| format!("- `{}`: {docs}", field.name))
}

/// The chained setter of an optional field.
pub(super) fn setter(field: &Field, uses: &mut Uses<'_>) -> TokenStream {
    let name = types::ident(&field.name);
    let docs = doc(&field.docs, || undocumented(field));
    let (ty, value) = types::argument(&field.ty, &name, uses);
    let deprecated = deprecated(field.deprecated.as_deref());
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}
