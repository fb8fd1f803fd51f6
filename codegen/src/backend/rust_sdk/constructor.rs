//! The constructor and the setters of structs that users build.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::uses::Uses;
use crate::api::{Field, Type, TypeId};
use crate::backend::markdown::{Block, code_span, list_item};
use crate::backend::rust_type::raw_ident;

/// The greatest number of arguments that Clippy accepts.
const ARGUMENT_LIMIT: usize = 7;

/// A struct that users build.
pub(super) struct Builder<'a> {
    /// Its type, unless it is a parameter struct.
    pub(super) owner: Option<&'a TypeId>,
    pub(super) fields: Vec<&'a Field>,
}

impl Builder<'_> {
    /// The function `new`, which takes the required values.
    pub(super) fn constructor(&self, uses: &mut Uses<'_>) -> TokenStream {
        if !self.fields.iter().any(|field| field.required) {
            return quote! {
                /// Creates an empty value; all fields are optional.
                pub fn new() -> Self {
                    Self::default()
                }
            };
        }
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        let mut list = Vec::new();
        for field in &self.fields {
            let name = raw_ident(&field.name);
            if !field.required {
                values.push(quote!(#name: None));
                continue;
            }
            list.extend(argument_docs(field, uses));
            let (ty, value) = self.argument(field.ty(), &name, uses);
            arguments.push(quote!(#name: #ty));
            values.push(match value {
                Some(value) => quote!(#name: #value),
                None => quote!(#name),
            });
        }
        if self.owner.is_some() {
            values.push(quote!(_extra: Extra::default()));
        }
        let many = (arguments.len() > ARGUMENT_LIMIT)
            .then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let mut blocks = vec![Block::paragraph(
            "Creates the parameters with all required fields.",
        )];
        if self.owner.is_some() {
            blocks = vec![Block::paragraph(
                "Creates a value with all required fields.",
            )];
        }
        if !list.is_empty() {
            blocks.push(Block::other(list.join("\n")));
        }
        let docs = docs::outer(&blocks);
        quote! {
            #docs
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
    }

    /// The chained setter of an optional field; `role` is its docs if the document says nothing about it.
    pub(super) fn setter(
        &self,
        field: &Field,
        role: Option<String>,
        uses: &mut Uses<'_>,
    ) -> TokenStream {
        let name = raw_ident(&field.name);
        let mut blocks = docs::field_docs(field, uses.scope.api);
        if blocks.is_empty() {
            blocks = match role {
                Some(role) => vec![Block::paragraph(role)],
                None => docs::item_docs(field, uses.scope.api),
            };
        }
        let docs = docs::outer(&blocks);
        let argument = quote::format_ident!("value");
        let (ty, value) = self.argument(field.ty(), &argument, uses);
        let value = value.unwrap_or_else(|| quote!(#argument));
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        // Parameter structs are `must_use` as a whole. Types of responses cannot be.
        let must_use = self.owner.map(|_| quote!(#[must_use]));
        quote! {
            #docs
            #deprecated
            #must_use
            pub fn #name(mut self, #argument: #ty) -> Self {
                self.#name = Some(#value);
                self
            }
        }
    }

    /// How a function takes a value: the type of its argument, and the conversion of the argument, if there is one.
    fn argument(
        &self,
        ty: &Type,
        name: &Ident,
        uses: &mut Uses<'_>,
    ) -> (TokenStream, Option<TokenStream>) {
        if let Type::List(item) = ty {
            let converts = converts(&item.ty, uses);
            let item = uses.rust_type(&item.ty);
            return match converts {
                true => (
                    quote!(impl IntoIterator<Item = impl Into<#item>>),
                    Some(quote!(#name.into_iter().map(Into::into).collect())),
                ),
                false => (
                    quote!(impl IntoIterator<Item = #item>),
                    Some(quote!(#name.into_iter().collect())),
                ),
            };
        }
        let rust_type = uses.rust_type(ty);
        let layout = &uses.scope.layout;
        if self.owner.is_some_and(|owner| layout.is_boxed(owner, ty)) {
            (rust_type, Some(quote!(Box::new(#name))))
        } else if converts(ty, uses) {
            (quote!(impl Into<#rust_type>), Some(quote!(#name.into())))
        } else {
            (rust_type, None)
        }
    }
}

/// Whether values of other types, such as `&str`, convert into the type.
fn converts(ty: &Type, uses: &Uses<'_>) -> bool {
    match ty {
        Type::String
        | Type::Sid(_)
        | Type::DateTime
        | Type::Date
        | Type::Any
        | Type::Bytes
        | Type::File => true,
        Type::Def(id) => uses.scope.is_open(id),
        _ => false,
    }
}

/// The list item for an argument, if there is anything to say about it.
fn argument_docs(field: &Field, uses: &Uses<'_>) -> Option<String> {
    let blocks = docs::field_docs(field, uses.scope.api);
    let lead = format!("{}:", code_span(field.name.plain()));
    (!blocks.is_empty()).then(|| list_item(&lead, &blocks))
}
