//! Example calls: an operation called as a program would, with the values of an example.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use super::types::ident;
use crate::api::{Api, Enum, Field, Operation, Place, Struct, Type, TypeDef};

/// A call of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The Rust expression for the request, with a `client` in scope and the crate's types and `json!` imported.
    pub expression: String,
    /// The path parameters that it says, by their names on the wire.
    pub path: Vec<(String, Value)>,
    /// The parameters of query, headers and cookies that it says, by their names on the wire.
    pub parameters: Vec<(Place, String, Value)>,
    /// The fields of the example that the operation's parameters have no room for.
    pub left_out: Vec<String>,
}

/// Calls an operation with an example body; parameters that it does not speak of get samples.
pub fn call(api: &Api, operation: &Operation, body: Option<&Value>) -> Call {
    let writer = Writer { api };
    let mut path = Vec::new();
    let mut arguments = Vec::new();
    for field in &operation.path_parameters {
        let value = writer.sample(&field.ty, &field.wire);
        arguments.extend(writer.expression(&field.ty, &value, false));
        path.push((field.wire.clone(), value));
    }
    let mut parameters = Vec::new();
    let mut said = Vec::new();
    if let Some(params) = &operation.params {
        let mut values = Vec::new();
        for parameter in &params.parameters {
            let field = &parameter.field;
            let value = match (parameter.place, body) {
                (Place::Form | Place::Json, Some(body)) => body.get(&field.wire).cloned(),
                (Place::Body, Some(body)) => Some(body.clone()),
                (place, _) => {
                    let sample = writer.sample(&field.ty, &field.wire);
                    if matches!(place, Place::Query | Place::Header | Place::Cookie) {
                        parameters.push((place, field.wire.clone(), sample.clone()));
                    }
                    Some(sample)
                }
            };
            let written = value.and_then(|value| writer.expression(&field.ty, &value, false));
            if written.is_some() {
                said.push(field.wire.clone());
            }
            values.push((field, written));
        }
        arguments.extend(construct(&params.name, &values));
    }
    let fields = body
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|fields| fields.keys());
    let whole = said.iter().any(|name| name == "body");
    let left_out = fields
        .filter(|name| !whole && !said.contains(name))
        .cloned()
        .collect();
    let method = ident(&operation.name);
    Call {
        expression: quote!(client.#method(#(#arguments),*)).to_string(),
        path,
        parameters,
        left_out,
    }
}

/// A value of a type with `new` and setters, unless something that it requires has no value.
fn construct(name: &str, values: &[(&Field, Option<TokenStream>)]) -> Option<TokenStream> {
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
    Some(quote!(#name::new(#(#required),*) #(#optional)*))
}

struct Writer<'a> {
    api: &'a Api,
}

impl Writer<'_> {
    fn definition(&self, name: &str) -> Option<&TypeDef> {
        self.api
            .modules
            .iter()
            .flat_map(|module| &module.types)
            .find(|def| def.name() == name)
    }

    /// A value of a type that the server could take.
    fn sample(&self, ty: &Type, wire: &str) -> Value {
        self.sample_within(ty, wire, 4)
    }

    /// The same with at most so many structs in one another: there are types that would go on for ever.
    fn sample_within(&self, ty: &Type, wire: &str, levels: usize) -> Value {
        match ty {
            Type::Unit => Value::Null,
            Type::String => json!(wire.to_lowercase()),
            Type::Bool => json!(true),
            Type::I32 | Type::I64 => json!(1),
            Type::F64 => json!(0.5),
            Type::DateTime => json!("2026-03-14T09:26:53Z"),
            Type::Date => json!("2026-03-14"),
            Type::Json => json!({ "key": "value" }),
            Type::Sid(name) => {
                let prefix = self
                    .api
                    .sids
                    .iter()
                    .find(|sid| sid.name == *name)
                    .map_or("", |sid| &sid.prefix);
                json!(format!("{prefix}{}", "0123456789abcdef".repeat(2)))
            }
            Type::Named(name) => match self.definition(name) {
                Some(TypeDef::Enum(def)) => {
                    json!(def.variants.first().map_or("", |variant| &variant.wire))
                }
                Some(TypeDef::Struct(def)) if levels > 0 => {
                    let required = def.fields.iter().filter(|field| field.required);
                    let sample = |field: &Field| {
                        let value = self.sample_within(&field.ty, &field.wire, levels - 1);
                        (field.wire.clone(), value)
                    };
                    required.map(sample).collect()
                }
                Some(TypeDef::Struct(_)) | None => Value::Null,
            },
            Type::Vec(_) if levels == 0 => json!([]),
            Type::Map(_) if levels == 0 => json!({}),
            Type::Vec(inner) => json!([self.sample_within(inner, wire, levels)]),
            Type::Map(inner) => json!({ "key": self.sample_within(inner, "value", levels) }),
            Type::Boxed(inner) => self.sample_within(inner, wire, levels),
        }
    }

    /// An expression for a value of a type: as an argument, or `owned` of the very type.
    fn expression(&self, ty: &Type, value: &Value, owned: bool) -> Option<TokenStream> {
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
            Type::Named(name) => match self.definition(name)? {
                TypeDef::Enum(def) => enum_value(def, &text(value)?),
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
        })
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
        construct(&def.name, &values)
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
    match def.variants.iter().find(|variant| variant.wire == text) {
        Some(variant) => {
            let variant = ident(&variant.name);
            quote!(#name::#variant)
        }
        None => quote!(#name::from(#text)),
    }
}
