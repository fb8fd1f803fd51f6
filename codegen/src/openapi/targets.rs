use std::collections::BTreeMap;

use openapiv3::{
    Example, Header, Parameter, ReferenceOr, RequestBody, Response, Schema, SecurityScheme,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::grammar::ObjectKind;
use crate::source::Pointer;

/// Objects by their location.
pub(crate) type ByPointer<T> = BTreeMap<Pointer, ReferenceOr<T>>;

/// The targets of references that are not components of the document: parts of components and operations, or of
/// extensions and other files.
#[derive(Default)]
pub(crate) struct Targets {
    pub(crate) examples: ByPointer<Example>,
    pub(crate) headers: ByPointer<Header>,
    pub(crate) parameters: ByPointer<Parameter>,
    pub(crate) request_bodies: ByPointer<RequestBody>,
    pub(crate) responses: ByPointer<Response>,
    pub(crate) schemas: ByPointer<Schema>,
    pub(crate) security_schemes: ByPointer<SecurityScheme>,
}

impl Targets {
    /// Deserializes a target, unless the SDK makes no use of its kind.
    pub(super) fn insert(
        &mut self,
        kind: ObjectKind,
        at: &Pointer,
        value: &Value,
    ) -> serde_json::Result<()> {
        match kind {
            ObjectKind::Example => add(&mut self.examples, at, value),
            ObjectKind::Header => add(&mut self.headers, at, value),
            ObjectKind::Parameter => add(&mut self.parameters, at, value),
            ObjectKind::RequestBody => add(&mut self.request_bodies, at, value),
            ObjectKind::Response => add(&mut self.responses, at, value),
            ObjectKind::Schema => add(&mut self.schemas, at, value),
            ObjectKind::SecurityScheme => add(&mut self.security_schemes, at, value),
            _ => Ok(()),
        }
    }
}

fn add<T: DeserializeOwned>(
    targets: &mut ByPointer<T>,
    at: &Pointer,
    value: &Value,
) -> serde_json::Result<()> {
    targets.insert(at.clone(), ReferenceOr::deserialize(value)?);
    Ok(())
}
