//! The smallest parts of a document that are not what OpenAPI says.
//!
//! The parser stops at the first fault, often cannot say where it is, and tries what a part holds once more for
//! each level above it, which takes for ever. So every part is tried by itself first, with sound ones in the
//! place of its own parts.

use openapiv3::{
    Callback, Components, Encoding, Example, Header, Info, Link, MediaType, Operation, Parameter,
    PathItem, RequestBody, Response, Schema, SecurityScheme, Server, Tag,
};
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use crate::{Code, Diagnostic, Pointer};

/// Keys of an object, each with what it holds.
type Keys = &'static [(&'static str, Kind)];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Document,
    Info,
    Server,
    Tag,
    Components,
    PathItem,
    Callback,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    Link,
    Example,
    MediaType,
    Encoding,
    Schema,
    SecurityScheme,
}

/// What is wrong with a document: nothing, if it can be parsed as a whole.
pub(super) fn faults(document: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    search(Kind::Document, document, &Pointer::root(), &mut found);
    found
}

fn search(kind: Kind, value: &Value, pointer: &Pointer, found: &mut Vec<Diagnostic>) {
    let before = found.len();
    for (tokens, kind, part) in parts(kind, value) {
        search(kind, part, &pointer.descend(tokens), found);
    }
    if found.len() == before
        && let Err(error) = parse(kind, &hollow(kind, value))
    {
        found.push(Diagnostic::new(
            Code::Malformed,
            pointer,
            format!("this is no valid {}: {}", kind.name(), plain(&error)),
        ));
    }
}

/// The value with sound parts in the place of its own.
fn hollow(kind: Kind, value: &Value) -> Value {
    let Value::Mapping(entries) = value else {
        return value.clone();
    };
    if kind == Kind::Callback {
        let entries = entries
            .iter()
            .map(|(key, _)| (key.clone(), Kind::PathItem.sound()));
        return Value::Mapping(entries.collect());
    }
    let (single, several) = kind.keys();
    let held = |keys: Keys, key: &Value| {
        let mut keys = keys.iter();
        keys.find(|(name, _)| key == name).map(|(_, kind)| *kind)
    };
    let entries = entries.iter().map(|(key, value)| {
        let hollow = match (held(single, key), held(several, key), value) {
            (Some(_), _, Value::Bool(_)) if key == "additionalProperties" => value.clone(),
            (Some(part), _, _) => part.sound(),
            (None, Some(part), Value::Sequence(items)) => {
                items.iter().map(|_| part.sound()).collect()
            }
            (None, Some(part), Value::Mapping(parts)) => {
                let parts = parts.iter().map(|(name, value)| {
                    let own = name.as_str().is_some_and(|name| name.starts_with("x-"));
                    let part = if own { value.clone() } else { part.sound() };
                    (name.clone(), part)
                });
                Value::Mapping(parts.collect())
            }
            _ => value.clone(),
        };
        (key.clone(), hollow)
    });
    Value::Mapping(entries.collect())
}

/// The parser's message in words that do not speak of the parser.
fn plain(error: &serde_yaml::Error) -> String {
    let message = error.to_string();
    if message.contains("did not match any variant") {
        "its keys fit none of the forms that OpenAPI allows here".to_owned()
    } else {
        message
    }
}

fn parse(kind: Kind, value: &Value) -> Result<(), serde_yaml::Error> {
    fn of<T: DeserializeOwned>(value: &Value) -> Result<(), serde_yaml::Error> {
        T::deserialize(value).map(drop)
    }
    // The parser's own `ReferenceOr` tries twice what fails, and panics where the second time does not.
    fn or_reference<T: DeserializeOwned>(value: &Value) -> Result<(), serde_yaml::Error> {
        match value.get("$ref") {
            Some(Value::String(_)) => Ok(()),
            _ => of::<T>(value),
        }
    }
    match kind {
        Kind::Document => of::<openapiv3::OpenAPI>(value),
        Kind::Info => of::<Info>(value),
        Kind::Server => of::<Server>(value),
        Kind::Tag => of::<Tag>(value),
        Kind::Components => of::<Components>(value),
        Kind::PathItem => or_reference::<PathItem>(value),
        Kind::Callback => or_reference::<Callback>(value),
        Kind::Operation => of::<Operation>(value),
        Kind::Parameter => or_reference::<Parameter>(value),
        Kind::RequestBody => or_reference::<RequestBody>(value),
        Kind::Response => or_reference::<Response>(value),
        Kind::Header => or_reference::<Header>(value),
        Kind::Link => or_reference::<Link>(value),
        Kind::Example => or_reference::<Example>(value),
        Kind::MediaType => of::<MediaType>(value),
        Kind::Encoding => of::<Encoding>(value),
        Kind::Schema => or_reference::<Schema>(value),
        Kind::SecurityScheme => or_reference::<SecurityScheme>(value),
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Document => "OpenAPI document",
            Kind::Info => "Info Object",
            Kind::Server => "Server Object",
            Kind::Tag => "Tag Object",
            Kind::Components => "Components Object",
            Kind::PathItem => "Path Item Object",
            Kind::Callback => "Callback Object",
            Kind::Operation => "Operation Object",
            Kind::Parameter => "Parameter Object",
            Kind::RequestBody => "Request Body Object",
            Kind::Response => "Response Object",
            Kind::Header => "Header Object",
            Kind::Link => "Link Object",
            Kind::Example => "Example Object",
            Kind::MediaType => "Media Type Object",
            Kind::Encoding => "Encoding Object",
            Kind::Schema => "Schema Object",
            Kind::SecurityScheme => "Security Scheme Object",
        }
    }

    /// The keys that hold one part, and the keys that hold many, each with what such a part is.
    fn keys(self) -> (Keys, Keys) {
        match self {
            Kind::Document => (
                &[("info", Kind::Info), ("components", Kind::Components)],
                &[
                    ("servers", Kind::Server),
                    ("tags", Kind::Tag),
                    ("paths", Kind::PathItem),
                ],
            ),
            Kind::Components => (
                &[],
                &[
                    ("schemas", Kind::Schema),
                    ("responses", Kind::Response),
                    ("parameters", Kind::Parameter),
                    ("requestBodies", Kind::RequestBody),
                    ("headers", Kind::Header),
                    ("examples", Kind::Example),
                    ("links", Kind::Link),
                    ("callbacks", Kind::Callback),
                    ("securitySchemes", Kind::SecurityScheme),
                ],
            ),
            Kind::PathItem => (
                &[
                    ("get", Kind::Operation),
                    ("put", Kind::Operation),
                    ("post", Kind::Operation),
                    ("delete", Kind::Operation),
                    ("options", Kind::Operation),
                    ("head", Kind::Operation),
                    ("patch", Kind::Operation),
                    ("trace", Kind::Operation),
                ],
                &[("servers", Kind::Server), ("parameters", Kind::Parameter)],
            ),
            Kind::Operation => (
                &[("requestBody", Kind::RequestBody)],
                &[
                    ("servers", Kind::Server),
                    ("parameters", Kind::Parameter),
                    ("responses", Kind::Response),
                    ("callbacks", Kind::Callback),
                ],
            ),
            Kind::Parameter | Kind::Header => (
                &[("schema", Kind::Schema)],
                &[("content", Kind::MediaType), ("examples", Kind::Example)],
            ),
            Kind::RequestBody => (&[], &[("content", Kind::MediaType)]),
            Kind::Response => (
                &[],
                &[
                    ("headers", Kind::Header),
                    ("content", Kind::MediaType),
                    ("links", Kind::Link),
                ],
            ),
            Kind::MediaType => (
                &[("schema", Kind::Schema)],
                &[("examples", Kind::Example), ("encoding", Kind::Encoding)],
            ),
            Kind::Encoding => (&[], &[("headers", Kind::Header)]),
            Kind::Schema => (
                &[
                    ("items", Kind::Schema),
                    ("not", Kind::Schema),
                    ("additionalProperties", Kind::Schema),
                ],
                &[
                    ("properties", Kind::Schema),
                    ("allOf", Kind::Schema),
                    ("oneOf", Kind::Schema),
                    ("anyOf", Kind::Schema),
                ],
            ),
            // What it holds has any key.
            Kind::Callback => (&[], &[]),
            Kind::Info
            | Kind::Server
            | Kind::Tag
            | Kind::Link
            | Kind::Example
            | Kind::SecurityScheme => (&[], &[]),
        }
    }

    /// A sound part of this kind, as short as can be.
    fn sound(self) -> Value {
        let keys: &[&str] = match self {
            Kind::Document => &["openapi", "info", "paths"],
            Kind::Info => &["title", "version"],
            Kind::Server => &["url"],
            Kind::Tag => &["name"],
            Kind::Operation => &["responses"],
            Kind::Components
            | Kind::PathItem
            | Kind::Callback
            | Kind::MediaType
            | Kind::Encoding => &[],
            Kind::Parameter
            | Kind::RequestBody
            | Kind::Response
            | Kind::Header
            | Kind::Link
            | Kind::Example
            | Kind::Schema
            | Kind::SecurityScheme => &["$ref"],
        };
        let entries = keys.iter().map(|&key| {
            let value = match key {
                "responses" => Value::Mapping(Mapping::new()),
                _ => Value::String(String::new()),
            };
            (Value::from(key), value)
        });
        Value::Mapping(entries.collect())
    }
}

/// The parts of a value, each with the way to it.
fn parts(kind: Kind, value: &Value) -> Vec<(Vec<String>, Kind, &Value)> {
    if let (Kind::Callback, Value::Mapping(entries)) = (kind, value) {
        let entries = entries.iter();
        return entries
            .filter_map(|(name, part)| Some((vec![token(name)?], Kind::PathItem, part)))
            .collect();
    }
    let (single, several) = kind.keys();
    let mut parts = Vec::new();
    for &(key, kind) in single {
        match value.get(key) {
            Some(Value::Bool(_)) if key == "additionalProperties" => {}
            Some(part) => parts.push((vec![key.to_owned()], kind, part)),
            None => {}
        }
    }
    for &(key, kind) in several {
        match value.get(key) {
            Some(Value::Sequence(items)) => {
                let items = items.iter().enumerate();
                parts
                    .extend(items.map(|(index, part)| {
                        (vec![key.to_owned(), index.to_string()], kind, part)
                    }));
            }
            Some(Value::Mapping(entries)) => {
                parts.extend(entries.iter().filter_map(|(name, part)| {
                    let name = token(name).filter(|name| !name.starts_with("x-"))?;
                    Some((vec![key.to_owned(), name], kind, part))
                }))
            }
            _ => {}
        }
    }
    parts
}

/// A mapping's key as a step of a JSON Pointer: response codes are often written as numbers.
fn token(key: &Value) -> Option<String> {
    match key {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
