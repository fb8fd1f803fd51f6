//! Values of the SDK's types as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::json::json_macro;
use super::variants::variants;
use crate::api::{Api, Enum, Field, Repr, Struct, Type, TypeId, TypeKind, TypeRef, Union};
use crate::backend::layout::Layout;
use crate::backend::rust_type::{ident, raw_ident, rust_value};

/// Writes values as expressions.
pub(super) struct Expressions<'a> {
    pub(super) api: &'a Api,
    pub(super) layout: &'a Layout<'a>,
}

/// An expression for a struct with a constructor, or for another value without setters.
#[derive(Clone, Debug)]
pub(super) struct StructExpression {
    /// The call of `new`.
    pub(super) constructor: TokenStream,
    /// The chained calls of setters.
    pub(super) setters: Vec<TokenStream>,
}

/// How an expression is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As an argument that converts into the type.
    Argument,
    /// As a value of the very type.
    Owned,
}

impl Expressions<'_> {
    /// The construction of a struct by `new` and setters; none if a required value is missing.
    pub(super) fn construct(
        &self,
        name: &str,
        arguments: &[(&Field, Option<TokenStream>)],
    ) -> Option<StructExpression> {
        let name = ident(name);
        let (required, optional): (Vec<_>, Vec<_>) =
            arguments.iter().partition(|(field, _)| field.required);
        let required_arguments: Vec<_> = required
            .into_iter()
            .map(|(_, argument)| argument.as_ref())
            .collect::<Option<_>>()?;
        let setters = optional.into_iter().filter_map(|(field, argument)| {
            let setter = raw_ident(&field.name);
            argument
                .as_ref()
                .map(|argument| quote!(.#setter(#argument)))
        });
        Some(StructExpression {
            constructor: quote!(#name::new(#(#required_arguments),*)),
            setters: setters.collect(),
        })
    }

    /// A value of a type.
    pub(super) fn value(&self, ty: &Type, value: &Value) -> Option<StructExpression> {
        if let Type::Def(id) = ty
            && let TypeKind::Struct(def) = &self.api[id].kind
        {
            return self.struct_expression(id, def, value);
        }
        Some(StructExpression {
            constructor: self.expression(ty, value, Form::Owned)?,
            setters: Vec::new(),
        })
    }

    /// An argument for a path parameter, which takes anything that converts into its type.
    pub(super) fn path_argument(&self, ty: &Type, value: &Value) -> Option<TokenStream> {
        match ty {
            // A literal without a suffix would be signed.
            Type::U64 => {
                let number = Literal::u64_suffixed(value.as_u64()?);
                Some(quote!(#number))
            }
            Type::List(_) => self.expression(ty, value, Form::Owned),
            _ => self.expression(ty, value, Form::Argument),
        }
    }

    /// An argument for a setter or a constructor.
    pub(super) fn argument(&self, field: &Field, value: &Value) -> Option<TokenStream> {
        if field.value.nullable && value.is_null() {
            return Some(quote!(None));
        }
        self.expression(field.ty(), value, Form::Argument)
    }

    /// An item of a list, or a value of a map.
    fn element(&self, ty: &TypeRef, value: &Value, form: Form) -> Option<TokenStream> {
        if !ty.nullable {
            let form = match &ty.ty {
                Type::List(_) => Form::Owned,
                _ => form,
            };
            return self.expression(&ty.ty, value, form);
        }
        if value.is_null() {
            return Some(quote!(None));
        }
        let value = self.expression(&ty.ty, value, Form::Owned)?;
        Some(quote!(Some(#value)))
    }

    fn expression(&self, ty: &Type, value: &Value, form: Form) -> Option<TokenStream> {
        Some(match ty {
            Type::Unit => quote!(()),
            Type::String => {
                let text = text(value)?;
                match form {
                    Form::Owned => quote!(#text.to_owned()),
                    Form::Argument => quote!(#text),
                }
            }
            Type::Sid(id) => from_text(id.as_str(), &text(value)?, form),
            Type::DateTime => from_text("DateTime", &text(value)?, form),
            Type::Date => from_text("Date", &text(value)?, form),
            Type::Bool => {
                let value = value.as_bool()?;
                quote!(#value)
            }
            Type::I32 | Type::I64 => {
                let number = value.as_i64()?;
                if *ty == Type::I32 && i32::try_from(number).is_err() {
                    return None;
                }
                signed(number < 0, Literal::i64_unsuffixed(number.checked_abs()?))
            }
            Type::U64 => signed(false, Literal::u64_unsuffixed(value.as_u64()?)),
            Type::F64 => {
                let number = value.as_f64()?;
                signed(number < 0.0, Literal::f64_unsuffixed(number.abs()))
            }
            Type::Any => json_macro(value),
            Type::Def(id) => self.defined(id, value)?,
            Type::List(item) => self.list(item, value, form)?,
            Type::Map(inner) => {
                let entries = value.as_object()?.iter().map(|(key, value)| {
                    let value = self.element(inner, value, Form::Owned)?;
                    Some(quote!((#key.to_owned(), #value)))
                });
                let entries: Vec<_> = entries.collect::<Option<_>>()?;
                quote!(std::collections::BTreeMap::from([#(#entries),*]))
            }
            Type::Bytes => {
                let text = text(value)?;
                quote!(Bytes::from_static(#text.as_bytes()))
            }
            Type::File => {
                let text = text(value)?;
                quote!(FilePart::new(#text))
            }
            Type::Redirect | Type::Stream(..) => return None,
        })
    }

    fn defined(&self, id: &TypeId, value: &Value) -> Option<TokenStream> {
        Some(match &self.api[id].kind {
            TypeKind::Enum(def) => enum_value(id, def, &text(value)?),
            TypeKind::Union(def) => self.union_value(id, def, value),
            TypeKind::Struct(def) => self.struct_value(id, def, value)?,
        })
    }

    fn list(&self, item: &TypeRef, value: &Value, form: Form) -> Option<TokenStream> {
        // Nothing converts into a list within a list.
        let item_form = match &item.ty {
            Type::List(_) => Form::Owned,
            _ => form,
        };
        let values = value.as_array()?.iter();
        let items: Vec<_> = values
            .map(|value| self.element(item, value, item_form))
            .collect::<Option<_>>()?;
        Some(match form {
            Form::Owned => quote!(vec![#(#items),*]),
            Form::Argument if items.is_empty() => {
                // Nothing else tells the type of the items.
                let ty = rust_value(item);
                quote!(Vec::<#ty>::new())
            }
            Form::Argument => quote!([#(#items),*]),
        })
    }

    /// A value of the first member that can have it.
    fn union_value(&self, id: &TypeId, def: &Union, value: &Value) -> TokenStream {
        let name = ident(id.as_str());
        let mut variants = variants(def, value, self.api);
        let expression = variants.find_map(|variant| {
            let ty = &variant.value.ty;
            let mut expression = self.expression(ty, value, Form::Owned)?;
            if self.layout.is_boxed(id, ty) {
                expression = quote!(Box::new(#expression));
            }
            let variant = raw_ident(&variant.name);
            Some(quote!(#name::#variant(#expression)))
        });
        expression.unwrap_or_else(|| {
            let json = json_macro(value);
            quote!(#name::Unknown(#json))
        })
    }

    fn struct_value(&self, id: &TypeId, def: &Struct, value: &Value) -> Option<TokenStream> {
        let StructExpression {
            constructor,
            setters,
        } = self.struct_expression(id, def, value)?;
        Some(quote!(#constructor #(#setters)*))
    }

    fn struct_expression(
        &self,
        id: &TypeId,
        def: &Struct,
        value: &Value,
    ) -> Option<StructExpression> {
        let object = value.as_object()?;
        let argument = |field: &Field| self.argument(field, object.get(&field.wire)?);
        let fields = def.fields.iter();
        let arguments: Vec<_> = fields.map(|field| (field, argument(field))).collect();
        self.construct(id.as_str(), &arguments)
    }
}

/// A string, or what a form writes as one.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

fn signed(is_negative: bool, literal: Literal) -> TokenStream {
    if is_negative {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}

fn from_text(name: &str, text: &str, form: Form) -> TokenStream {
    let name = ident(name);
    match form {
        Form::Owned => quote!(#name::from(#text)),
        Form::Argument => quote!(#text),
    }
}

fn enum_value(id: &TypeId, def: &Enum, text: &str) -> TokenStream {
    let name = ident(id.as_str());
    let known = def.variants.iter().find(|variant| variant.wire == text);
    match (known, def.repr) {
        (Some(variant), _) => {
            let variant = raw_ident(&variant.name);
            quote!(#name::#variant)
        }
        (None, Repr::String) => quote!(#name::from(#text)),
        (None, Repr::Integer) => {
            let number = text.parse::<i64>().unwrap_or_default();
            quote!(#name::from(#number))
        }
    }
}
