//! Structs of the API.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::{Builder, is_settable};
use super::uses::Uses;
use super::{accessors, docs, pages};
use crate::api::{AdditionalProperties, Field, Struct, Type, TypeDef, TypeId};
use crate::backend::markdown::with_sentences;
use crate::backend::prose::fields;
use crate::backend::prose::types;
use crate::backend::prose::wire_names::WireNames;
use crate::backend::rust_type::{ident, raw_ident};

pub(super) fn items(
    id: &TypeId,
    def: &TypeDef,
    object: &Struct,
    uses: &mut Uses<'_>,
) -> Vec<TokenStream> {
    let name = ident(id.as_str());
    let docs = docs::outer(&types::docs(id, def, uses.scope));
    uses.runtime("Extra");
    let names = WireNames::of_struct(object, uses.scope.api);
    let fields: Vec<_> = object
        .fields
        .iter()
        .map(|field| self::field(id, field, &names, object, uses))
        .collect();
    let mut items = vec![quote! {
        #docs
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            _extra: Extra,
        }
    }];
    if object.input {
        items.push(builder(id, object, uses));
    }
    let declarations = object.fields.iter().map(|field| {
        let field_name = raw_ident(&field.name);
        let wire = &field.wire;
        let redacted = field.is_sensitive().then(|| quote!(redacted));
        let nullable = (field.required && field.value.nullable).then(|| quote!(nullable));
        quote!(#field_name: #wire #redacted #nullable)
    });
    items.push(quote! {
        twilio_runtime::object!(#name { #(#declarations),* });
    });
    items.extend(accessors::item(id, object, uses));
    if let Some(page) = &object.page {
        items.extend(pages::item(id, page, object, uses));
    }
    let others = match &object.additional_properties {
        AdditionalProperties::Unspecified => None,
        AdditionalProperties::Any => Some(uses.rust_type(&Type::Any)),
        AdditionalProperties::Schema(value) => Some(uses.rust_value(value)),
    };
    items
        .extend(others.map(|value| quote!(twilio_runtime::additional_properties!(#name, #value);)));
    items
}

fn field(
    owner: &TypeId,
    field: &Field,
    names: &WireNames<'_>,
    object: &Struct,
    uses: &mut Uses<'_>,
) -> TokenStream {
    let name = raw_ident(&field.name);
    let mut blocks = fields::item_docs(field, names, uses.scope.api);
    if uses.scope.is_never_null(field, object) {
        with_sentences(&mut blocks, &["Never null.".to_owned()]);
    }
    let docs = docs::outer(&blocks);
    let value = uses.member_type(owner, field.ty());
    let ty = match field.is_always_set() {
        true => value,
        false => quote!(Option<#value>),
    };
    let deprecated = docs::deprecated(field.deprecated.as_ref());
    quote!(#docs #deprecated pub #name: #ty,)
}

/// The constructor and the setters.
fn builder(id: &TypeId, object: &Struct, uses: &mut Uses<'_>) -> TokenStream {
    let name = ident(id.as_str());
    let builder = Builder {
        owner: Some(id),
        fields: object.fields.iter().collect(),
        names: WireNames::of_struct(object, uses.scope.api),
    };
    let constructor = builder.constructor(uses);
    let set = object.fields.iter().filter(|field| is_settable(field));
    let setters: Vec<_> = set.map(|field| builder.setter(field, None, uses)).collect();
    let with = builder.with();
    let deprecated = object.fields.iter().any(|field| field.deprecated.is_some());
    let allow = deprecated.then(|| quote!(#[allow(deprecated)]));
    quote! {
        #allow
        impl #name {
            #constructor
            #(#setters)*
            #with
        }
    }
}
