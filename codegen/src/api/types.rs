//! Types of the SDK.

use super::{Docs, Field};
use crate::Pointer;

/// A type of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeDef {
    /// An object with properties.
    Struct(Struct),
    /// A string or a number with known values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
}

impl TypeDef {
    /// The Rust name.
    pub fn name(&self) -> &str {
        match self {
            TypeDef::Struct(def) => &def.name,
            TypeDef::Enum(def) => &def.name,
            TypeDef::Union(def) => &def.name,
        }
    }

    /// Where it is in the document.
    pub fn pointer(&self) -> &Pointer {
        match self {
            TypeDef::Struct(def) => &def.pointer,
            TypeDef::Enum(def) => &def.pointer,
            TypeDef::Union(def) => &def.pointer,
        }
    }
}

/// An object with properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// Whether users make values of it, for a request.
    pub sent: bool,
    /// The properties, in the document's order.
    pub fields: Vec<Field>,
    /// The type of the properties that it does not name, if the document says something of them.
    pub rest: Option<Type>,
    /// What makes it a page of a list, if it is one.
    pub page: Option<Page>,
}

/// What makes an object a page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The Rust name of the field with the items.
    pub items: String,
    /// The type of an item.
    pub item: Type,
    /// Where the next page is.
    pub next: NextPage,
}

/// Where a page says what comes after it: the names on the wire that lead there.
#[derive(Clone, Debug, PartialEq)]
pub enum NextPage {
    /// A link.
    Link(Vec<String>),
    /// A token, and the query parameter that takes it.
    Token {
        /// Where the token is.
        at: Vec<String>,
        /// The parameter's name on the wire.
        parameter: String,
    },
}

/// A string or a whole number with known values, open to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// What the values are.
    pub repr: Repr,
    /// The known values, in the document's order.
    pub variants: Vec<Variant>,
}

/// What the values of an [`Enum`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repr {
    /// Text.
    String,
    /// Whole numbers of 64 bits.
    Integer,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The value on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// What it means, if the document says so.
    pub docs: Docs,
}

/// One of several types, open to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The Rust name.
    pub name: String,
    /// Where it is in the document.
    pub pointer: Pointer,
    /// What it is.
    pub docs: Docs,
    /// What tells which of the types came.
    pub by: By,
    /// The types, each another one, in the document's order.
    pub variants: Vec<UnionVariant>,
}

/// What tells which type of a [`Union`] came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Whichever reads it best.
    Reading,
    /// The value of the property of that name on the wire.
    Property(String),
    /// The status of the answer.
    Status,
}

/// One type of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The Rust name.
    pub name: String,
    /// The values that lead to it, of the property or the status.
    pub tags: Vec<String>,
    /// What it is.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Nothing: an answer without content.
    Unit,
    /// Text.
    String,
    /// True or false.
    Bool,
    /// A whole number of 32 bits.
    I32,
    /// A whole number of 64 bits.
    I64,
    /// A whole number of 64 bits that is not negative.
    U64,
    /// A number.
    F64,
    /// A point in time, as text of several forms.
    DateTime,
    /// A calendar date, as text.
    Date,
    /// Any JSON value.
    Json,
    /// The [`Sid`](super::Sid) of that name.
    Sid(String),
    /// The [`TypeDef`] of that name.
    Named(String),
    /// Several of a type.
    Vec(Box<Type>),
    /// Several of a type, by name.
    Map(Box<Type>),
    /// A type that is large or holds itself, behind a pointer.
    Boxed(Box<Type>),
    /// A type, or nothing: an answer that can come without content.
    Optional(Box<Type>),
    /// A body as it is.
    Bytes,
    /// A file in a form.
    File,
    /// An answer that leads elsewhere.
    Redirect,
}
