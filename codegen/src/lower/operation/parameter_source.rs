//! The parameters of an operation as the document has them.

use std::rc::Rc;

use openapiv3::{Header, Parameter};

use super::serialization::Serialization;
use crate::api::{ParameterLocation, Type};
use crate::lower::schema::{PropertySchema, SchemaRef};
use crate::source::Pointer;

/// A parameter before it has its Rust name and its type.
pub(super) struct ParameterSource<'a> {
    pub(super) location: ParameterLocation,
    pub(super) wire: &'a str,
    /// Whether it is not the caller's to set: a header that the SDK sets, or a property that the server sets. It is
    /// lowered all the same, so that errors in its schema are reported.
    pub(super) ignored: bool,
    pub(super) origin: Origin<'a>,
}

impl ParameterSource<'_> {
    /// The part of the body that it is a header of.
    pub(super) fn part(&self) -> Option<&str> {
        match &self.origin {
            Origin::PartHeader(header) => Some(header.part),
            _ => None,
        }
    }
}

/// The part of the document that declares a parameter.
pub(super) enum Origin<'a> {
    /// A Parameter Object.
    Declared {
        parameter: &'a Parameter,
        description: Option<&'a str>,
        at: Pointer,
    },
    /// A property of the body.
    Property(BodyProperty<'a>),
    /// A header of a part of the body.
    PartHeader(PartHeader<'a>),
    /// The body as one value.
    Body(WholeBody<'a>),
}

/// A property of the body that is a parameter of its own.
pub(super) struct BodyProperty<'a> {
    pub(super) property: Rc<PropertySchema<'a>>,
    pub(super) required: bool,
    pub(super) serialization: Serialization,
    pub(super) body_at: Pointer,
    /// Whether it is a part of a multipart body, and so can be a file.
    pub(super) multipart: bool,
    /// Whether its media type tells that it is a file, as its schema says nothing.
    pub(super) is_untyped_file: bool,
}

/// A header of a part of a multipart body.
pub(super) struct PartHeader<'a> {
    /// The name of the part.
    pub(super) part: &'a str,
    pub(super) header: &'a Header,
    pub(super) description: Option<&'a str>,
    pub(super) required: bool,
    pub(super) at: Pointer,
}

/// A body that is one parameter.
pub(super) struct WholeBody<'a> {
    pub(super) schema: Option<SchemaRef<'a>>,
    pub(super) value: BodyValue<'a>,
    pub(super) description: Option<&'a str>,
    pub(super) required: bool,
    /// Whether it is a multipart body, whose parts can be files.
    pub(super) multipart: bool,
    /// The location of its Media Type Object.
    pub(super) at: Pointer,
}

/// The value of a body that is one parameter.
pub(super) enum BodyValue<'a> {
    /// A value of the type of its schema.
    OfSchema(SchemaRef<'a>),
    /// A map whose values have this schema.
    MapOf(SchemaRef<'a>),
    /// A value of this type.
    Of(Type),
}
