//! The meaning of a schema: one form where documents have several.

use std::borrow::Cow;
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};
use openapiv3::{Discriminator, Schema};

use super::schema_ref::SchemaRef;
use crate::source::Pointer;

/// The values that a schema describes, with all that it is composed of taken into account.
pub(in crate::lower) enum ResolvedSchema<'a> {
    /// An object with properties.
    Object(ObjectSchema<'a>),
    /// An object without properties, and the schema of its values if there is one.
    Map(Option<SchemaRef<'a>>),
    /// An object without properties whose values are URIs.
    UriMap,
    /// A string with known values.
    StringEnum(Vec<Cow<'a, str>>),
    /// An integer with known values.
    IntegerEnum(Vec<i64>),
    /// A string.
    String {
        format: Option<&'a str>,
        pattern: Option<&'a str>,
    },
    /// An integer.
    Integer(IntegerWidth),
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// A list, and the schema of its items if there is one.
    Array(Option<SchemaRef<'a>>),
    /// The same as another schema.
    Alias(SchemaRef<'a>),
    /// One of several schemas.
    Union(UnionSchema<'a>),
    /// Any value.
    Any,
    /// A `type` that OpenAPI does not define.
    UnknownType,
}

/// An object with properties.
#[derive(Default)]
pub(in crate::lower) struct ObjectSchema<'a> {
    /// The properties, by name.
    pub(in crate::lower) properties: IndexMap<&'a str, Rc<PropertySchema<'a>>>,
    /// The names of the required properties.
    pub(in crate::lower) required: IndexSet<&'a str>,
    pub(in crate::lower) additional_properties: AdditionalProperties<'a>,
}

/// A property of an object.
#[derive(Clone)]
pub(in crate::lower) struct PropertySchema<'a> {
    /// The schema of its value, and further ones where the members of a union do not agree on it.
    pub(in crate::lower) first: SchemaRef<'a>,
    pub(in crate::lower) others: Vec<SchemaRef<'a>>,
    /// The schema that describes it, if another one does.
    pub(in crate::lower) described_by: Option<&'a Schema>,
}

/// The properties of an object that it does not name.
#[derive(Clone, Default)]
pub(in crate::lower) enum AdditionalProperties<'a> {
    /// The document says nothing about them, or that there are none.
    #[default]
    Unspecified,
    /// They have any value.
    Any,
    /// Their values have this schema.
    Schema(SchemaRef<'a>),
}

/// One of several schemas.
pub(in crate::lower) struct UnionSchema<'a> {
    pub(in crate::lower) members: Vec<SchemaRef<'a>>,
    pub(in crate::lower) discriminator: Option<&'a Discriminator>,
    /// The schema that all members are derived from, for values of no member.
    pub(in crate::lower) base: Option<UnionBase<'a>>,
}

/// The base of a union: a schema with a discriminator, without the schemas that are derived from it.
pub(in crate::lower) struct UnionBase<'a> {
    pub(in crate::lower) object: Rc<ResolvedSchema<'a>>,
    /// The schema with its description.
    pub(in crate::lower) schema: &'a Schema,
    /// The location of its type, which is not that of the union.
    pub(in crate::lower) at: Pointer,
}

/// The size of an integer.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::lower) enum IntegerWidth {
    I32,
    I64,
    U64,
}

impl ResolvedSchema<'_> {
    /// Whether its values are objects.
    pub(in crate::lower) fn is_object(&self) -> bool {
        matches!(
            self,
            ResolvedSchema::Object(_) | ResolvedSchema::Map(_) | ResolvedSchema::UriMap
        )
    }

    /// Whether it gets a named type.
    pub(in crate::lower) fn is_named(&self) -> bool {
        matches!(
            self,
            ResolvedSchema::Object(_)
                | ResolvedSchema::StringEnum(_)
                | ResolvedSchema::IntegerEnum(_)
                | ResolvedSchema::Union(_)
        )
    }

    /// Whether it is a string of bytes.
    pub(in crate::lower) fn is_binary(&self) -> bool {
        matches!(
            self,
            ResolvedSchema::String {
                format: Some("binary"),
                ..
            }
        )
    }
}

impl<'a> PropertySchema<'a> {
    pub(super) fn new(schema: SchemaRef<'a>) -> Self {
        Self {
            first: schema,
            others: Vec::new(),
            described_by: None,
        }
    }

    /// All schemas of its value.
    pub(in crate::lower) fn schemas(&self) -> impl Iterator<Item = &SchemaRef<'a>> {
        std::iter::once(&self.first).chain(&self.others)
    }
}
