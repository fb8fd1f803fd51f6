//! Parameter structs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::constructor::{Builder, is_settable};
use super::uses::Uses;
use super::{bounds, docs};
use crate::api::{Api, Field, Operation, Parameter, ParameterLocation, Params, Style, Type};
use crate::backend::prose::parameters;
use crate::backend::prose::wire_names::WireNames;
use crate::backend::rust_type::{ident, raw_ident};

pub(super) fn items(
    params: &Params,
    operation: &Operation,
    uses: &mut Uses<'_>,
) -> Vec<TokenStream> {
    let name = ident(&params.name);
    let docs = docs::outer_line(&format!("Parameters of [`Client::{}`].", operation.name));
    let parameters = params.parameters.iter();
    let fields: Vec<&Field> = parameters.map(|parameter| &parameter.field).collect();
    let has_default = !fields.iter().any(|field| field.required);
    let default = has_default.then(|| quote!(Default,));
    let mut slots: Vec<_> = fields.iter().map(|field| slot(field, uses)).collect();
    let builder = Builder {
        owner: None,
        fields,
        names: WireNames::of_operation(operation, uses.scope.api),
    };
    let keeps_nulls = builder.keeps_nulls();
    slots.extend(keeps_nulls.then(|| quote!(_extra: Extra,)));
    let nulls = keeps_nulls.then(|| quote!(nulls _extra));
    let constructor = builder.constructor(uses);
    let setters: Vec<_> = params
        .parameters
        .iter()
        .filter(|parameter| is_settable(&parameter.field))
        .map(|parameter| builder.setter(&parameter.field, parameters::role(parameter), uses))
        .collect();
    let with = builder.with();
    let api = uses.scope.api;
    let declarations = params
        .parameters
        .iter()
        .map(|parameter| declaration(parameter, api));
    let mut items = vec![
        quote! {
            #docs
            #[derive(Clone, #default PartialEq)]
            #[must_use]
            pub struct #name {
                #(#slots)*
            }
        },
        quote! {
            impl #name {
                #constructor
                #(#setters)*
                #with
            }
        },
        quote! {
            twilio_runtime::params!(#name #nulls { #(#declarations),* });
        },
    ];
    let body = params.sufficient_body();
    items.extend(body.map(|body| conversions(&name, body, uses)));
    items
}

/// `From` for the body, which methods take in place of the parameters.
fn conversions(name: &Ident, body: &Field, uses: &mut Uses<'_>) -> TokenStream {
    let setter = raw_ident(&body.name);
    let value = match body.required {
        true => quote!(Self::new(body)),
        false => quote!(Self::new().#setter(body)),
    };
    let mut types = vec![uses.rust_type(body.ty())];
    if *body.ty() == Type::String && !body.value.nullable {
        types.push(quote!(&str));
    }
    let allow = body
        .deprecated
        .is_some()
        .then(|| quote!(#[allow(deprecated)]));
    quote! {
        #(impl From<#types> for #name {
            #allow
            fn from(body: #types) -> Self {
                #value
            }
        })*
    }
}

fn slot(field: &Field, uses: &mut Uses<'_>) -> TokenStream {
    let name = raw_ident(&field.name);
    let value = uses.rust_type(field.ty());
    match field.required && !field.value.nullable {
        true => quote!(#name: #value,),
        false => quote!(#name: Option<#value>,),
    }
}

fn declaration(parameter: &Parameter, api: &Api) -> TokenStream {
    let name = raw_ident(&parameter.field.name);
    let location = ident(&parameter.location.as_str().replace(' ', "_"));
    let is_named = parameter.location != ParameterLocation::Body;
    let wire = is_named.then_some(&parameter.field.wire);
    let redacted = parameter.field.is_sensitive().then(|| quote!(redacted));
    let style = style(parameter.field.style);
    let nullable = parameter.field.required && parameter.field.value.nullable;
    let nullable = nullable.then(|| quote!(nullable));
    let reserved = parameter.field.allow_reserved.then(|| quote!(reserved));
    let content_type = parameter.field.content_type.iter();
    let media_type = content_type.map(|content_type| quote!(media_type(#content_type)));
    let part = parameter.part.iter().map(|part| quote!(of(#part)));
    let bounds = bounds::setters(&parameter.field.value);
    let nested = bounds::nested(&parameter.field.value, api);
    let nested = nested.map(|bounds| quote!(nested(#bounds)));
    quote! {
        #name: #location #wire #redacted #nullable #style #reserved #(#media_type)* #(#part)* #(#bounds)* #nested
    }
}

/// The modifier for a style other than the usual one.
fn style(style: Style) -> Option<Ident> {
    let modifier = match style {
        Style::Comma => "comma",
        Style::Space => "space",
        Style::Pipe => "pipe",
        Style::Deep => "deep",
        Style::Spread => "spread",
        Style::Pairs => "pairs",
        Style::Json => "text",
        Style::Urlencoded => "urlencoded",
        Style::Plain => return None,
        // Only path parameters have these.
        Style::Label | Style::LabelPairs | Style::Matrix | Style::MatrixPairs => return None,
    };
    Some(ident(modifier))
}
