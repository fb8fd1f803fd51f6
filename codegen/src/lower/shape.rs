//! One view of a schema, where the parser has several for the same thing.

use std::borrow::Cow;
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};
use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::Pointer;

/// A schema, or a reference to one, and its place.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub(super) schema: ReferenceOr<&'a Schema>,
    pub(super) at: Pointer,
}

/// What kind of value a schema describes.
pub(super) enum Shape<'a> {
    /// An object with properties.
    Object(Object<'a>),
    /// An object without: what its values are, where that is said.
    Map(Option<Part<'a>>),
    /// An object without properties whose values are addresses.
    UriMap,
    /// A string with known values.
    Enum(Vec<Cow<'a, str>>),
    /// A whole number with known values.
    Numbers(Vec<i64>),
    /// A string.
    String {
        format: Option<&'a str>,
        pattern: Option<&'a str>,
    },
    /// A whole number.
    Integer(Width),
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A list: what its items are, where that is said.
    Array(Option<Part<'a>>),
    /// The same as another schema.
    Same(Part<'a>),
    /// One of several.
    Union(Union<'a>),
    /// Anything.
    Untyped,
    /// Something that is none of OpenAPI's types.
    NoType,
}

/// An object with properties.
#[derive(Default)]
pub(super) struct Object<'a> {
    /// The properties by their names.
    pub(super) properties: IndexMap<&'a str, Rc<Property<'a>>>,
    /// The names of the properties that are always there.
    pub(super) required: IndexSet<&'a str>,
    pub(super) rest: Rest<'a>,
}

/// A property of an object.
#[derive(Clone)]
pub(super) struct Property<'a> {
    /// What it is; several where the parts of a union do not say the same.
    pub(super) parts: Vec<Part<'a>>,
    /// The schema that describes it, if another than that.
    pub(super) described: Option<&'a Schema>,
}

/// The properties of an object that it does not name.
#[derive(Clone, Default)]
pub(super) enum Rest<'a> {
    /// Nothing is said of them, or that there are none.
    #[default]
    Unsaid,
    /// They can be anything.
    Anything,
    /// They are of this schema.
    Of(Part<'a>),
}

/// One of several schemas.
pub(super) struct Union<'a> {
    pub(super) parts: Vec<Part<'a>>,
    pub(super) discriminator: Option<&'a Discriminator>,
}

/// The size of a whole number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Width {
    I32,
    I64,
    U64,
}

impl<'a> Part<'a> {
    pub(super) fn new(schema: &'a ReferenceOr<Schema>, at: Pointer) -> Self {
        Self {
            schema: borrowed(schema),
            at,
        }
    }

    pub(super) fn boxed(schema: &'a ReferenceOr<Box<Schema>>, at: Pointer) -> Self {
        let schema = match schema {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference {
                reference: reference.clone(),
            },
            ReferenceOr::Item(schema) => ReferenceOr::Item(&**schema),
        };
        Self { schema, at }
    }

    pub(super) fn is_reference(&self) -> bool {
        matches!(self.schema, ReferenceOr::Reference { .. })
    }
}

impl Shape<'_> {
    /// Whether its values are objects.
    pub(super) fn is_object(&self) -> bool {
        matches!(self, Shape::Object(_) | Shape::Map(_) | Shape::UriMap)
    }

    /// Whether it gets a type of its own.
    pub(super) fn is_named(&self) -> bool {
        matches!(
            self,
            Shape::Object(_) | Shape::Enum(_) | Shape::Numbers(_) | Shape::Union(_)
        )
    }
}

/// The same with the schema borrowed.
pub(super) fn borrowed(schema: &ReferenceOr<Schema>) -> ReferenceOr<&Schema> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference {
            reference: reference.clone(),
        },
        ReferenceOr::Item(schema) => ReferenceOr::Item(schema),
    }
}
