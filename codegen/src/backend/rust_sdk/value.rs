//! Values of the SDK's types as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::types::{self, ident};
use super::{Scope, Uses};
use crate::api::{By, Enum, Field, Repr, Struct, Type, TypeDef, Union};

/// A value of a type with `new` and setters, a part for each call, unless something that it requires has no value.
pub(super) fn construct(
    name: &str,
    values: &[(&Field, Option<TokenStream>)],
) -> Option<Vec<TokenStream>> {
    let name = ident(name);
    let required: Option<Vec<_>> = values
        .iter()
        .filter(|(field, _)| field.required)
        .map(|(_, value)| value.clone())
        .collect();
    let required = required?;
    let optional = values
        .iter()
        .filter(|(field, _)| !field.required)
        .filter_map(|(field, value)| {
            let setter = ident(&field.name);
            value.as_ref().map(|value| quote!(.#setter(#value)))
        });
    let mut parts = vec![quote!(#name::new(#(#required),*))];
    parts.extend(optional);
    Some(parts)
}

impl Scope<'_> {
    /// An expression for what a method takes as anything that can be made into the type.
    pub(super) fn path_argument(&self, ty: &Type, value: &Value) -> Option<TokenStream> {
        match ty {
            // A number on its own would be one with a sign.
            Type::U64 => {
                let number = Literal::u64_suffixed(value.as_u64()?);
                Some(quote!(#number))
            }
            Type::Vec(_) => self.expression(ty, value, true),
            _ => self.expression(ty, value, false),
        }
    }

    /// An expression for a value of a type: as an argument, or `owned` of the very type.
    pub(super) fn expression(&self, ty: &Type, value: &Value, owned: bool) -> Option<TokenStream> {
        Some(match ty {
            Type::Unit => quote!(()),
            Type::String => {
                let text = text(value)?;
                if owned {
                    quote!(#text.to_owned())
                } else {
                    quote!(#text)
                }
            }
            Type::Sid(name) => of_text(name, &text(value)?, owned),
            Type::DateTime => of_text("DateTime", &text(value)?, owned),
            Type::Date => of_text("Date", &text(value)?, owned),
            Type::Bool => {
                let value = value.as_bool()?;
                quote!(#value)
            }
            Type::I32 | Type::I64 => {
                let number = Literal::i64_unsuffixed(value.as_i64()?.checked_abs()?);
                if value.as_i64()? < 0 {
                    quote!(-#number)
                } else {
                    quote!(#number)
                }
            }
            Type::U64 => {
                let number = Literal::u64_unsuffixed(value.as_u64()?);
                quote!(#number)
            }
            Type::F64 => {
                let number = Literal::f64_unsuffixed(value.as_f64()?.abs());
                if value.as_f64()? < 0.0 {
                    quote!(-#number)
                } else {
                    quote!(#number)
                }
            }
            Type::Json => {
                let tokens: TokenStream = value.to_string().parse().ok()?;
                quote!(json!(#tokens))
            }
            Type::Named(name) => match *self.types.get(name.as_str())? {
                TypeDef::Enum(def) => enum_value(def, &text(value)?),
                TypeDef::Union(def) => self.union_value(def, value),
                TypeDef::Struct(def) => self.struct_value(def, value)?,
            },
            Type::Vec(inner) => {
                let items: Option<Vec<_>> = value
                    .as_array()?
                    .iter()
                    .map(|item| self.expression(inner, item, owned))
                    .collect();
                let items = items?;
                if owned {
                    quote!(vec![#(#items),*])
                } else if items.is_empty() {
                    // Nothing else would tell of what it is a list.
                    let ty = types::value(inner, &mut Uses::new("", self));
                    quote!(Vec::<#ty>::new())
                } else {
                    quote!([#(#items),*])
                }
            }
            Type::Map(inner) => {
                let entries: Option<Vec<_>> = value
                    .as_object()?
                    .iter()
                    .map(|(key, value)| {
                        let value = self.expression(inner, value, true)?;
                        Some(quote!((#key.to_owned(), #value)))
                    })
                    .collect();
                let entries = entries?;
                quote!(std::collections::BTreeMap::from([#(#entries),*]))
            }
            Type::Boxed(inner) => {
                let inner = self.expression(inner, value, owned)?;
                if owned {
                    quote!(Box::new(#inner))
                } else {
                    inner
                }
            }
            Type::Optional(inner) => self.expression(inner, value, owned)?,
            Type::Bytes => {
                let text = text(value)?;
                quote!(Bytes::from_static(#text.as_bytes()))
            }
            Type::File => {
                let text = text(value)?;
                quote!(FilePart::new(#text))
            }
            Type::Redirect => return None,
        })
    }

    /// A value of the type that the discriminator names, else of the first that has room for all of it.
    fn union_value(&self, def: &Union, value: &Value) -> TokenStream {
        let tag = match &def.by {
            By::Property(property) => value.get(property).and_then(Value::as_str),
            By::Reading | By::Status => None,
        };
        let name = ident(&def.name);
        let mut variants = def.variants.iter().filter(|variant| match tag {
            Some(tag) => variant.tags.iter().any(|other| other == tag),
            None => self.has_room(&variant.ty, value),
        });
        let written = variants.find_map(|variant| {
            let written = self.expression(&variant.ty, value, true)?;
            let variant = ident(&variant.name);
            Some(quote!(#name::#variant(#written)))
        });
        written.unwrap_or_else(|| {
            let tokens: TokenStream = value.to_string().parse().unwrap_or_default();
            quote!(#name::Unknown(json!(#tokens)))
        })
    }

    fn has_room(&self, ty: &Type, value: &Value) -> bool {
        match (ty, value) {
            (Type::Boxed(inner), _) => self.has_room(inner, value),
            (Type::Named(name), Value::Object(object)) => match self.types.get(name.as_str()) {
                Some(TypeDef::Struct(def)) => object
                    .keys()
                    .all(|key| def.fields.iter().any(|field| field.wire == *key)),
                Some(TypeDef::Union(_)) => true,
                Some(TypeDef::Enum(_)) | None => false,
            },
            (Type::String | Type::DateTime | Type::Date | Type::Sid(_), value) => value.is_string(),
            _ => true,
        }
    }

    fn struct_value(&self, def: &Struct, value: &Value) -> Option<TokenStream> {
        let object = value.as_object()?;
        let values: Vec<_> = def
            .fields
            .iter()
            .map(|field| {
                let value = object.get(&field.wire);
                (
                    field,
                    value.and_then(|value| self.expression(&field.ty, value, false)),
                )
            })
            .collect();
        let parts = construct(&def.name, &values)?;
        Some(quote!(#(#parts)*))
    }
}

/// The text of a value that is one, or that a form writes as one.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

fn of_text(name: &str, text: &str, owned: bool) -> TokenStream {
    let name = ident(name);
    if owned {
        quote!(#name::from(#text))
    } else {
        quote!(#text)
    }
}

fn enum_value(def: &Enum, text: &str) -> TokenStream {
    let name = ident(&def.name);
    let number = (def.repr == Repr::Integer).then(|| text.parse::<i64>().unwrap_or_default());
    match def.variants.iter().find(|variant| variant.wire == text) {
        Some(variant) => {
            let variant = ident(&variant.name);
            quote!(#name::#variant)
        }
        None => number.map_or_else(
            || quote!(#name::from(#text)),
            |number| quote!(#name::from(#number)),
        ),
    }
}
