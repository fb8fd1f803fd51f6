//! Properties and parameters.

use serde::Serialize;
use serde_json::Value;

use super::{Constraints, Deprecation, Docs, RustName, Sensitivity, Style, Type, TypeRef};
use crate::source::Pointer;

/// A property or a parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The name in the document and on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: RustName,
    /// Its location in the document.
    pub pointer: Pointer,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// The type of its value.
    #[serde(flatten)]
    pub value: TypeRef,
    /// Whether its value is the SID of the object that has it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub identifies_owner: bool,
    /// The unit of the number that it is, if the document states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Whether it is always present.
    pub required: bool,
    /// Which side sets it.
    #[serde(skip_serializing_if = "Access::is_read_write")]
    pub access: Access,
    /// Why its value must not be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity>,
    /// Present if the document deprecates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// How it is serialized where there is only text.
    #[serde(skip_serializing_if = "Style::is_plain")]
    pub style: Style,
    /// Whether reserved characters are sent as they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub allow_reserved: bool,
    /// An example of its value, if the document gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// The media type of its part of a multipart body, if the document sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
}

impl Field {
    /// An optional field of which the document says nothing else.
    pub(crate) fn new(wire: &str, name: RustName, pointer: &Pointer, value: TypeRef) -> Self {
        Self {
            wire: wire.to_owned(),
            name,
            pointer: pointer.clone(),
            docs: Docs::default(),
            value,
            identifies_owner: false,
            unit: None,
            required: false,
            access: Access::ReadWrite,
            sensitivity: None,
            deprecated: None,
            style: Style::Plain,
            allow_reserved: false,
            example: None,
            content_type: None,
        }
    }

    /// The type of its value.
    pub fn ty(&self) -> &Type {
        &self.value.ty
    }

    /// Whether each object, sent or received, has a value for it that is not null.
    pub fn is_always_set(&self) -> bool {
        self.required && !self.value.nullable && self.access != Access::WriteOnly
    }

    /// Whether callers can give its value as a duration.
    pub fn is_duration(&self) -> bool {
        let is_plain = *self.ty() == Type::I64 && !self.value.nullable;
        self.unit == Some(Unit::Seconds) && is_plain
    }

    /// The limits on its value.
    pub fn constraints(&self) -> &Constraints {
        &self.value.constraints
    }

    /// Whether its value must not be shown.
    pub fn is_sensitive(&self) -> bool {
        self.sensitivity.is_some()
    }
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Unit {
    /// It is a duration.
    Seconds,
}

/// Which side sets a property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Access {
    /// Requests and responses can have it.
    #[default]
    ReadWrite,
    /// Only responses have it.
    ReadOnly,
    /// Only requests have it.
    WriteOnly,
}

impl Access {
    fn is_read_write(&self) -> bool {
        *self == Access::ReadWrite
    }
}
