//! The constructor and the setters of structs that users build.

use std::borrow::Cow;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::conversion::Conversion;
use super::docs;
use super::uses::Uses;
use crate::api::{Access, Field, Type, TypeId};
use crate::backend::markdown::{Block, code_span, list_item, with_sentences};
use crate::backend::prose::fields;
use crate::backend::prose::wire_names::WireNames;
use crate::backend::rust_type::raw_ident;

/// The greatest number of arguments that Clippy accepts.
const ARGUMENT_LIMIT: usize = 7;

/// A struct that users build.
pub(super) struct Builder<'a> {
    /// Its type, unless it is a parameter struct.
    pub(super) owner: Option<&'a TypeId>,
    pub(super) fields: Vec<&'a Field>,
    /// The names of the fields in descriptions.
    pub(super) names: WireNames<'a>,
}

impl Builder<'_> {
    /// Whether an `Extra` remembers which optional fields are null.
    pub(super) fn keeps_nulls(&self) -> bool {
        let mut fields = self.fields.iter();
        self.owner.is_some() || fields.any(|field| !field.required && field.value.nullable)
    }

    /// The function `new`, which takes the required values.
    pub(super) fn constructor(&self, uses: &mut Uses<'_>) -> TokenStream {
        if self.keeps_nulls() {
            uses.runtime("Extra");
        }
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
            list.extend(self.argument_docs(field, uses));
            let (ty, value) = self.argument(field, &name, uses);
            arguments.push(quote!(#name: #ty));
            values.push(self.initializer(field, &name, value, uses));
        }
        if self.keeps_nulls() {
            values.push(quote!(_extra: Extra::default()));
        }
        let many = (arguments.len() > ARGUMENT_LIMIT)
            .then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let subject = match self.owner {
            Some(_) => "a value",
            None => "the parameters",
        };
        let summary = format!("Creates {subject} with all required fields.");
        let mut blocks = vec![Block::paragraph(summary)];
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

    /// The initializer of a required field; `value` is the converted argument, if it is converted.
    fn initializer(
        &self,
        field: &Field,
        name: &Ident,
        value: Option<TokenStream>,
        uses: &Uses<'_>,
    ) -> TokenStream {
        let is_optional_in_responses = self.owner.is_some() && !field.is_always_set();
        match value {
            Some(value) if field.value.nullable => {
                let boxed = self.boxed(field, uses);
                quote!(#name: #value.into_option() #boxed)
            }
            Some(value) if is_optional_in_responses => quote!(#name: Some(#value)),
            None if is_optional_in_responses => quote!(#name: Some(#name)),
            Some(value) => quote!(#name: #value),
            None => quote!(#name),
        }
    }

    /// The call that boxes a value within an `Option`, if the field is boxed.
    fn boxed(&self, field: &Field, uses: &Uses<'_>) -> Option<TokenStream> {
        let layout = &uses.scope.layout;
        let is_boxed = self
            .owner
            .is_some_and(|owner| layout.is_boxed(owner, field.ty()));
        is_boxed.then(|| quote!(.map(Box::new)))
    }

    /// The chained setter of an optional field; `role` is its docs if the document says nothing about it.
    pub(super) fn setter(
        &self,
        field: &Field,
        role: Option<String>,
        uses: &mut Uses<'_>,
    ) -> TokenStream {
        let name = raw_ident(&field.name);
        let mut blocks = fields::field_docs(field, &self.names, uses.scope.api);
        if blocks.is_empty() {
            blocks = match role {
                Some(role) => vec![Block::paragraph(role)],
                None => fields::item_docs(field, &self.names, uses.scope.api),
            };
        }
        if field.value.nullable {
            with_sentences(&mut blocks, &["`None` is sent as null.".to_owned()]);
        }
        with_sentences(&mut blocks, &fields::duration_sentence(field));
        let docs = docs::outer(&blocks);
        let argument = quote::format_ident!("value");
        let (ty, value) = self.argument(field, &argument, uses);
        let value = value.unwrap_or_else(|| quote!(#argument));
        let value = if field.value.nullable {
            let key = match self.owner {
                Some(_) => Cow::Borrowed(&*field.wire),
                None => field.name.raw(),
            };
            let boxed = self.boxed(field, uses);
            quote!(self._extra.nullable(#key, #value) #boxed)
        } else {
            quote!(Some(#value))
        };
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        // Parameter structs are `must_use` as a whole. Types of responses cannot be.
        let must_use = self.owner.map(|_| quote!(#[must_use]));
        quote! {
            #docs
            #deprecated
            #must_use
            pub fn #name(mut self, #argument: #ty) -> Self {
                self.#name = #value;
                self
            }
        }
    }

    /// The method that passes a program's own `Option` to a setter, if there are setters.
    pub(super) fn with(&self) -> Option<TokenStream> {
        let has_setters = self.fields.iter().any(|field| is_settable(field));
        has_setters.then(|| quote!(twilio_runtime::with!();))
    }

    /// The list item for an argument, if there is anything to say about it.
    fn argument_docs(&self, field: &Field, uses: &Uses<'_>) -> Option<String> {
        let mut blocks = fields::field_docs(field, &self.names, uses.scope.api);
        with_sentences(&mut blocks, &fields::duration_sentence(field));
        let lead = format!("{}:", code_span(field.name.plain()));
        (!blocks.is_empty()).then(|| list_item(&lead, &blocks))
    }

    /// How a function takes the value of a field: the type of its argument, and the conversion of the argument, if there
    /// is one.
    fn argument(
        &self,
        field: &Field,
        name: &Ident,
        uses: &mut Uses<'_>,
    ) -> (TokenStream, Option<TokenStream>) {
        if field.value.nullable {
            uses.runtime("Nullable");
            let rust_type = uses.rust_type(field.ty());
            return (
                quote!(impl Into<Nullable<#rust_type>>),
                Some(quote!(#name.into())),
            );
        }
        if let Type::List(item) = field.ty() {
            let (item, map) = match Conversion::of_others(item, uses) {
                Some(conversion) => {
                    let function = conversion.function();
                    (conversion.argument_type(), Some(quote!(.map(#function))))
                }
                None => (uses.rust_value(item), None),
            };
            return (
                quote!(impl IntoIterator<Item = #item>),
                Some(quote!(#name.into_iter() #map .collect())),
            );
        }
        let rust_type = uses.rust_type(field.ty());
        let layout = &uses.scope.layout;
        if self
            .owner
            .is_some_and(|owner| layout.is_boxed(owner, field.ty()))
        {
            (rust_type, Some(quote!(Box::new(#name))))
        } else if field.is_duration() {
            uses.runtime("Seconds");
            (
                quote!(impl Into<Seconds>),
                Some(quote!(#name.into().as_i64())),
            )
        } else {
            match Conversion::of_others(&field.value, uses) {
                Some(conversion) => (conversion.argument_type(), Some(conversion.call(name))),
                None => (rust_type, None),
            }
        }
    }
}

/// Whether there is a setter for a field.
pub(super) fn is_settable(field: &Field) -> bool {
    !field.required && field.access != Access::ReadOnly
}
