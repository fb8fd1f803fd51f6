//! Deserializes a document into the typed model.
//!
//! Deserializing stops at the first error, often without its location, and its untagged enums deserialize the children
//! of an invalid object once more at each level above it, which takes exponential time. So each object is first
//! deserialized by itself, with stubs for the objects in it.

use std::collections::BTreeMap;

use openapiv3::{
    Callback, Components, Encoding, Example, Header, Info, Link, MediaType, OpenAPI, Operation,
    Parameter, PathItem, Paths, RequestBody, Response, Responses, Schema, SecurityScheme, Server,
    Tag,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

use super::stub::with_stubs;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::ObjectKind;
use crate::openapi::object::Object;
use crate::openapi::{Targets, Version};
use crate::source::Pointer;

/// Whether an error keeps a document from being deserialized.
pub(super) fn is_malformed(error: &Diagnostic) -> bool {
    matches!(error.code, Code::Malformed | Code::MissingKeyword)
}

/// A document in the typed model, and the parts of it that the model lacks.
pub(super) struct Typed {
    pub(super) document: OpenAPI,
    /// The operations with the method `QUERY`, by their paths.
    pub(super) queries: BTreeMap<String, Operation>,
    /// The targets of references that are not components.
    pub(super) targets: Targets,
}

/// Deserializes a document, and the targets of references that are not in it.
pub(super) fn parse<'v>(
    document: &Value,
    version: Version,
    targets: impl IntoIterator<Item = (ObjectKind, Pointer, &'v Value)>,
) -> Result<Typed, Diagnostic> {
    let mut typed = Targets::default();
    for (kind, at, value) in targets {
        typed
            .insert(kind, &at, value)
            .map_err(|error| invalid(kind, &at, &error))?;
    }
    let queries = match version >= Version::V3_2 {
        true => queries(document)?,
        false => BTreeMap::new(),
    };
    let document = OpenAPI::deserialize(document)
        .map_err(|error| invalid(ObjectKind::Document, &Pointer::root(), &error))?;
    Ok(Typed {
        document,
        queries,
        targets: typed,
    })
}

/// The operations of a document with the method `QUERY`, by their paths.
fn queries(document: &Value) -> Result<BTreeMap<String, Operation>, Diagnostic> {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut queries = BTreeMap::new();
    for (path, item) in paths.into_iter().flatten() {
        if let Some(query) = item.get("query") {
            let at = Pointer::root().descend(["paths", path, "query"]);
            let operation = Operation::deserialize(query)
                .map_err(|error| invalid(ObjectKind::Operation, &at, &error))?;
            queries.insert(path.clone(), operation);
        }
    }
    Ok(queries)
}

/// Deserializes an object by itself; `target` finds the value in place of a reference.
pub(super) fn check<'d>(
    object: &Object<'d>,
    target: impl Fn(&Pointer) -> Option<&'d Value>,
) -> Option<Diagnostic> {
    let check_type = type_check(object.kind)?;
    let by_itself = with_stubs(object, |kind| type_check(kind).is_some(), target);
    let error = check_type(&by_itself).err()?;
    Some(invalid(object.kind, &object.pointer, &error))
}

fn invalid(kind: ObjectKind, pointer: &Pointer, error: &Error) -> Diagnostic {
    let reason = error.to_string();
    let reason = if reason.contains("did not match any variant") {
        "its keywords match none of the forms that OpenAPI allows"
    } else {
        &reason
    };
    let message = format!("invalid {}: {reason}", kind.name());
    Diagnostic::new(Code::Malformed, pointer, message)
}

/// Checks that a value can be deserialized into a type.
type TypeCheck = fn(&Value) -> Result<(), Error>;

/// Returns the check for a kind of object; `None` if it is only part of another type.
fn type_check(kind: ObjectKind) -> Option<TypeCheck> {
    fn of<T: DeserializeOwned>(value: &Value) -> Result<(), Error> {
        T::deserialize(value).map(drop)
    }
    Some(match kind {
        ObjectKind::Callback => of::<Callback>,
        ObjectKind::Components => of::<Components>,
        ObjectKind::Document => of::<OpenAPI>,
        ObjectKind::Encoding => of::<Encoding>,
        ObjectKind::Example => of::<Example>,
        ObjectKind::Header => of::<Header>,
        ObjectKind::Info => of::<Info>,
        ObjectKind::Link => of::<Link>,
        ObjectKind::MediaType => of::<MediaType>,
        ObjectKind::Operation => of::<Operation>,
        ObjectKind::Parameter => of::<Parameter>,
        ObjectKind::PathItem => of::<PathItem>,
        ObjectKind::Paths => of::<Paths>,
        ObjectKind::RequestBody => of::<RequestBody>,
        ObjectKind::Response => of::<Response>,
        ObjectKind::Responses => of::<Responses>,
        ObjectKind::Schema => of::<Schema>,
        ObjectKind::SecurityScheme => of::<SecurityScheme>,
        ObjectKind::Server => of::<Server>,
        ObjectKind::Tag => of::<Tag>,
        _ => return None,
    })
}
