//! The parameters of an operation as the document has them.

use std::rc::Rc;

use openapiv3::Parameter;

use crate::api::{ParameterLocation, Style, Type};
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

/// The part of the document that declares a parameter.
pub(super) enum Origin<'a> {
    /// A Parameter Object.
    Declared {
        parameter: &'a Parameter,
        at: Pointer,
    },
    /// A property of the body.
    Property(BodyProperty<'a>),
    /// The body as one value.
    Body(WholeBody<'a>),
    /// The key of a security scheme.
    Key {
        description: Option<&'a str>,
        at: Pointer,
    },
}

/// A property of the body that is a parameter of its own.
pub(super) struct BodyProperty<'a> {
    pub(super) property: Rc<PropertySchema<'a>>,
    pub(super) required: bool,
    pub(super) style: Style,
    pub(super) allow_reserved: bool,
    /// The media type of its part of a multipart body.
    pub(super) content_type: Option<&'a str>,
    pub(super) body_at: Pointer,
    /// Whether it is a part of a multipart body, and so can be a file.
    pub(super) multipart: bool,
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
