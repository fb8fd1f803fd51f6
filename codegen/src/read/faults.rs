//! The smallest parts of a document that are not what OpenAPI says.
//!
//! The parser stops at the first fault and often cannot say where it is, so after a failure every part is
//! tried by itself: a part that fails although all of its own parts pass is at fault itself.

use openapiv3::{
    Components, Header, Info, MediaType, Operation, Parameter, PathItem, ReferenceOr, RequestBody,
    Response, Schema, SecurityScheme, Server, Tag,
};
use serde_yaml::Value;

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
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Schema,
    SecurityScheme,
}

/// What is wrong with a document that could not be read because of `error`.
pub(super) fn faults(document: &Value, error: &serde_yaml::Error) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    search(Kind::Document, document, &Pointer::root(), &mut found);
    if found.is_empty() {
        found.push(Diagnostic::new(
            Code::Malformed,
            &Pointer::root(),
            error.to_string(),
        ));
    }
    found
}

fn search(kind: Kind, value: &Value, pointer: &Pointer, found: &mut Vec<Diagnostic>) {
    let Err(error) = parse(kind, value) else {
        return;
    };
    let before = found.len();
    for (tokens, kind, part) in parts(kind, value) {
        search(kind, part, &pointer.descend(tokens), found);
    }
    if found.len() == before {
        found.push(Diagnostic::new(
            Code::Malformed,
            pointer,
            format!("this is no valid {}: {}", kind.name(), plain(&error)),
        ));
    }
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
    fn of<T: serde::de::DeserializeOwned>(value: &Value) -> Result<(), serde_yaml::Error> {
        serde_yaml::from_value::<T>(value.clone()).map(drop)
    }
    match kind {
        Kind::Document => of::<openapiv3::OpenAPI>(value),
        Kind::Info => of::<Info>(value),
        Kind::Server => of::<Server>(value),
        Kind::Tag => of::<Tag>(value),
        Kind::Components => of::<Components>(value),
        Kind::PathItem => of::<ReferenceOr<PathItem>>(value),
        Kind::Operation => of::<Operation>(value),
        Kind::Parameter => of::<ReferenceOr<Parameter>>(value),
        Kind::RequestBody => of::<ReferenceOr<RequestBody>>(value),
        Kind::Response => of::<ReferenceOr<Response>>(value),
        Kind::Header => of::<ReferenceOr<Header>>(value),
        Kind::MediaType => of::<MediaType>(value),
        Kind::Schema => of::<ReferenceOr<Schema>>(value),
        Kind::SecurityScheme => of::<ReferenceOr<SecurityScheme>>(value),
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
            Kind::Operation => "Operation Object",
            Kind::Parameter => "Parameter Object",
            Kind::RequestBody => "Request Body Object",
            Kind::Response => "Response Object",
            Kind::Header => "Header Object",
            Kind::MediaType => "Media Type Object",
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
                ],
            ),
            Kind::Parameter | Kind::Header => {
                (&[("schema", Kind::Schema)], &[("content", Kind::MediaType)])
            }
            Kind::RequestBody => (&[], &[("content", Kind::MediaType)]),
            Kind::Response => (
                &[],
                &[("headers", Kind::Header), ("content", Kind::MediaType)],
            ),
            Kind::MediaType => (&[("schema", Kind::Schema)], &[]),
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
            Kind::Info | Kind::Server | Kind::Tag | Kind::SecurityScheme => (&[], &[]),
        }
    }
}

/// The parts of a value, each with the way to it.
fn parts(kind: Kind, value: &Value) -> Vec<(Vec<String>, Kind, &Value)> {
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
