//! Example calls: an operation called as a program would, with the values of an example.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use super::types::ident;
use crate::api::{Api, By, Enum, Field, Operation, Place, Repr, Struct, Type, TypeDef, Union};

/// A call of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The Rust expression for the request, with a `client` in scope and the crate's types and `json!` imported.
    pub expression: String,
    /// Its last argument, where that is made of parameters: `Params::new(..)`, and a `.setter(..)` for each that is
    /// not required.
    pub params: Vec<String>,
    /// The path parameters that it says, by their names on the wire.
    pub path: Vec<(String, Value)>,
    /// The other parameters that it says, by their places and their names on the wire.
    pub parameters: Vec<(Place, String, Value)>,
    /// The fields of the example that the operation's parameters have no room for.
    pub left_out: Vec<String>,
}

/// Which parameters that an example body does not speak of get samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Samples {
    /// All of query, headers and cookies; without a body, those of the body too.
    All,
    /// Those that are required, wherever they are.
    Required,
}

/// Calls an operation with an example body.
pub fn call(api: &Api, operation: &Operation, body: Option<&Value>, samples: Samples) -> Call {
    let writer = Writer { api };
    let mut path = Vec::new();
    let mut arguments = Vec::new();
    for field in &operation.path_parameters {
        let value = writer.sample(&field.ty, &field.wire);
        arguments.extend(writer.path_argument(&field.ty, &value));
        path.push((field.wire.clone(), value));
    }
    let mut parameters = Vec::new();
    let mut parts = Vec::new();
    if let Some(params) = &operation.params {
        let mut values = Vec::new();
        for parameter in &params.parameters {
            let field = &parameter.field;
            let place = parameter.place;
            let of_body = matches!(place, Place::Form | Place::Json | Place::Body);
            let given = match place {
                Place::Body => body,
                _ if of_body => body.and_then(|body| body.get(&field.wire)),
                _ => None,
            };
            let wanted = match samples {
                Samples::All => !of_body || body.is_none(),
                Samples::Required => field.required,
            };
            let candidates = given.cloned().into_iter();
            let candidates =
                candidates.chain(wanted.then(|| writer.sample(&field.ty, &field.wire)));
            let mut written = candidates.filter_map(|value| {
                let expression = writer.expression(&field.ty, &value, false)?;
                Some((value, expression))
            });
            let written = written.next().map(|(value, expression)| {
                parameters.push((place, field.wire.clone(), value));
                expression
            });
            values.push((field, written));
        }
        parts = construct(&params.name, &values).unwrap_or_default();
        arguments.extend((!parts.is_empty()).then(|| quote!(#(#parts)*)));
    }
    let fields = body
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|fields| fields.keys());
    let said = |name: &str| {
        let mut said = parameters.iter();
        said.any(|(place, wire, _)| *place == Place::Body || wire == name)
    };
    let left_out = fields.filter(|name| !said(name)).cloned().collect();
    let method = ident(&operation.name);
    Call {
        expression: quote!(client.#method(#(#arguments),*)).to_string(),
        params: parts.iter().map(ToString::to_string).collect(),
        path,
        parameters,
        left_out,
    }
}

/// A value of a type with `new` and setters, a part for each call, unless something that it requires has no value.
fn construct(name: &str, values: &[(&Field, Option<TokenStream>)]) -> Option<Vec<TokenStream>> {
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
        match ty {
            Type::Unit => Value::Null,
            Type::String => json!(wire.to_lowercase()),
            Type::Bool => json!(true),
            Type::I32 | Type::I64 | Type::U64 => json!(1),
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
                    let wire = def.variants.first().map_or("", |variant| &variant.wire);
                    match def.repr {
                        Repr::String => json!(wire),
                        Repr::Integer => json!(wire.parse::<i64>().unwrap_or_default()),
                    }
                }
                Some(TypeDef::Union(def)) => def
                    .variants
                    .first()
                    .map_or(Value::Null, |variant| self.sample(&variant.ty, wire)),
                Some(TypeDef::Struct(def)) => {
                    let required = def.fields.iter().filter(|field| field.required);
                    required
                        .map(|field| (field.wire.clone(), self.sample(&field.ty, &field.wire)))
                        .collect()
                }
                None => Value::Null,
            },
            Type::Vec(inner) => json!([self.sample(inner, wire)]),
            Type::Map(inner) => json!({ "key": self.sample(inner, "value") }),
            Type::Boxed(inner) | Type::Optional(inner) => self.sample(inner, wire),
            Type::Bytes | Type::File | Type::Redirect => json!(wire),
        }
    }

    /// An expression for what a method takes as anything that can be made into the type.
    fn path_argument(&self, ty: &Type, value: &Value) -> Option<TokenStream> {
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
            Type::Named(name) => match self.definition(name)? {
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
            (Type::Named(name), Value::Object(object)) => match self.definition(name) {
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
