//! The types of values.

use serde::Serialize;

use super::{Constraints, SidId, TypeId};

/// The type of a value at a position of the document: a property, an item, a map's value, a union's member, a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeRef {
    /// The type.
    pub ty: Type,
    /// Whether the value can be null, unless null is a value of the type, as it is of any JSON.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// The limits on the value.
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    pub constraints: Constraints,
}

impl TypeRef {
    /// A type at a position whose values can be null.
    pub(crate) fn new(ty: Type, nullable: bool, constraints: Constraints) -> Self {
        Self {
            nullable: nullable && ty != Type::Any,
            ty,
            constraints,
        }
    }

    /// Makes this and the values within nullable where those of another type are, which is the same but for that.
    pub(crate) fn extend_nullable(&mut self, other: &TypeRef) {
        self.nullable |= other.nullable;
        if let (Type::List(own), Type::List(other)) | (Type::Map(own), Type::Map(other)) =
            (&mut self.ty, &other.ty)
        {
            own.extend_nullable(other);
        }
    }
}

impl From<Type> for TypeRef {
    /// A type without limits that is not nullable.
    fn from(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            constraints: Constraints::default(),
        }
    }
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Type {
    /// No value: a response without a body.
    Unit,
    /// Text.
    String,
    /// A boolean.
    Bool,
    /// An integer of 32 bits.
    I32,
    /// An integer of 64 bits.
    I64,
    /// An unsigned integer of 64 bits.
    U64,
    /// A number.
    F64,
    /// A date and time, in several text forms.
    DateTime,
    /// A date, as text.
    Date,
    /// Any JSON value.
    Any,
    /// A SID.
    Sid(SidId),
    /// A type of the API.
    Def(TypeId),
    /// A list.
    List(Box<TypeRef>),
    /// A map from strings.
    Map(Box<TypeRef>),
    /// A body as it is.
    Bytes,
    /// A file in a form.
    File,
    /// A redirect.
    Redirect,
    /// A response that is a stream of items of a type.
    Stream(StreamItems, Box<TypeRef>),
}

/// What the items of a stream are decoded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum StreamItems {
    /// JSON texts.
    Texts,
    /// The data of events.
    Data,
    /// Events with all of their fields.
    Events,
}

impl Type {
    /// The type of the API that this type is, or that its items or values have.
    pub fn def(&self) -> Option<&TypeId> {
        match self {
            Type::Def(id) => Some(id),
            Type::List(inner) | Type::Map(inner) | Type::Stream(_, inner) => inner.ty.def(),
            _ => None,
        }
    }
}
