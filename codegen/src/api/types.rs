//! The types of the API.

use serde::Serialize;

use super::{Docs, Field, RustName, Type, TypeId, TypeRef};
use crate::source::Pointer;

/// A type of the API. Its Rust name is its [`TypeId`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDef {
    /// Its location in the document.
    pub pointer: Pointer,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// What kind of type it is.
    pub kind: TypeKind,
    /// The type that it is another name for. Both consist of the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_of: Option<TypeId>,
}

impl TypeDef {
    /// The types that it consists of: those of its properties or members.
    pub fn members(&self) -> Vec<&Type> {
        match &self.kind {
            TypeKind::Struct(def) => {
                let additional = match &def.additional_properties {
                    AdditionalProperties::Schema(value) => Some(&value.ty),
                    AdditionalProperties::Unspecified | AdditionalProperties::Any => None,
                };
                let fields = def.fields.iter().map(|field| field.ty());
                fields.chain(additional).collect()
            }
            TypeKind::Union(def) => {
                let variants = def.variants.iter();
                variants.map(|variant| &variant.value.ty).collect()
            }
            TypeKind::Enum(_) => Vec::new(),
        }
    }
}

/// What kind of type a [`TypeDef`] is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TypeKind {
    /// An object with properties.
    Struct(Struct),
    /// A string or a number with known values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
}

/// An object with properties.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Struct {
    /// Whether it is part of a request, so that users construct it.
    pub input: bool,
    /// The properties, in the document's order.
    pub fields: Vec<Field>,
    /// The properties that have no field.
    #[serde(skip_serializing_if = "AdditionalProperties::is_unspecified")]
    pub additional_properties: AdditionalProperties,
    /// Present if it is a page of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Box<Page>>,
}

/// The properties of an object that have no field.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum AdditionalProperties {
    /// The document says nothing about them, or that there are none.
    #[default]
    Unspecified,
    /// They have any value.
    Any,
    /// They have values of this type.
    Schema(Box<TypeRef>),
}

impl AdditionalProperties {
    fn is_unspecified(&self) -> bool {
        *self == AdditionalProperties::Unspecified
    }
}

/// What makes an object a page of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The property that has the items, by its name on the wire.
    pub items: String,
    /// The type of an item.
    pub item: TypeRef,
    /// Where the next page is.
    pub next: NextPage,
}

/// How a page leads to the next one. A path is the names on the wire, outermost first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum NextPage {
    /// By a link, at this path.
    Link(Vec<String>),
    /// By a token.
    Token {
        /// The path of the token.
        path: Vec<String>,
        /// The query parameter that takes it, by its name on the wire.
        parameter: String,
    },
}

/// A string or an integer with known values, open to others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Enum {
    /// How its values are represented.
    pub repr: Repr,
    /// The known values, in the document's order.
    pub variants: Vec<Variant>,
}

/// How the values of an [`Enum`] are represented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Repr {
    /// As text.
    String,
    /// As integers of 64 bits.
    Integer,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// The value on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: RustName,
    /// What the document says about the value.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
}

/// One of several types, open to others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// What distinguishes the members.
    pub discriminator: Discriminator,
    /// The members, no two of one type, in the document's order.
    pub variants: Vec<UnionVariant>,
}

/// What distinguishes the members of a [`Union`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Discriminator {
    /// Nothing: the member that matches a value best is taken.
    BestMatch,
    /// The value of the property of that name.
    Property(String),
    /// The status of the response.
    Status,
}

/// A member of a [`Union`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionVariant {
    /// The Rust name.
    pub name: RustName,
    /// The values of the discriminator that select it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the document says about the member.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// Its type.
    #[serde(flatten)]
    pub value: TypeRef,
}
