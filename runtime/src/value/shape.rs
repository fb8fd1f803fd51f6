//! The names and other fixed properties of objects and unions.

use std::borrow::Cow;

use super::order::FieldOrder;

/// The name and fields of an [`Object`](crate::Object) type.
#[derive(Clone, Copy, Debug)]
pub struct ObjectShape<'a> {
    /// The type's name.
    pub name: &'a str,
    /// The type's fields, in the order of their values.
    pub fields: &'a [Field],
    /// The order in which they are sent.
    pub order: &'a FieldOrder,
}

/// A field of an [`ObjectShape`].
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in Rust.
    pub name: Cow<'static, str>,
    /// The name in JSON.
    pub wire: Cow<'static, str>,
    /// Whether `Debug` hides the value because it is secret or personal.
    pub redacted: bool,
    /// Whether `None` is sent as null.
    pub nullable: bool,
}

impl Field {
    /// Creates a field that `Debug` shows.
    pub const fn new(name: &'static str, wire: &'static str) -> Self {
        Self::named(Cow::Borrowed(name), Cow::Borrowed(wire))
    }

    /// Creates a field whose names are known only at run time.
    pub const fn named(name: Cow<'static, str>, wire: Cow<'static, str>) -> Self {
        Self {
            name,
            wire,
            redacted: false,
            nullable: false,
        }
    }

    /// Hides the field's value in `Debug`.
    pub const fn redacted(mut self) -> Self {
        self.redacted = true;
        self
    }

    /// Sends `None` as null instead of leaving the field out.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }
}

/// Returns whether a property has a field.
pub(crate) fn has_field(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| field.wire == name)
}

/// The variants of a [`Union`](crate::Union) type and how they are distinguished.
#[derive(Clone, Copy, Debug)]
pub struct UnionShape<'a> {
    /// How the variants are distinguished.
    pub discriminator: Discriminator<'a>,
    /// The variants, except `Unknown`.
    pub variants: &'a [Variant<'a>],
}

/// A variant of a [`UnionShape`].
#[derive(Clone, Copy, Debug)]
pub struct Variant<'a> {
    /// The name in Rust.
    pub name: &'a str,
    /// The values of the discriminator that select it.
    pub tags: &'a [&'a str],
}

/// How the variants of a union are distinguished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discriminator<'a> {
    /// By the greatest [`MatchScore`](crate::MatchScore).
    BestMatch,
    /// By the value of this property. If it is missing, or selects none, by the greatest score: among all variants, or
    /// among those without tags.
    Property(&'a str),
    /// By the status of the response, such as `200` or `2XX`, or by the greatest score outside of a response.
    Status,
}

impl UnionShape<'_> {
    /// Returns the index of the variant that a tag selects: an exact match, otherwise one that differs in ASCII case.
    pub(crate) fn tagged(&self, tag: &str) -> Option<usize> {
        let find = |matches: &dyn Fn(&str) -> bool| {
            let mut variants = self.variants.iter();
            variants.position(|variant| variant.tags.iter().any(|tag| matches(tag)))
        };
        find(&|other| other == tag).or_else(|| find(&|other| other.eq_ignore_ascii_case(tag)))
    }

    /// Returns the indices of the variants, those without tags first.
    pub(crate) fn untagged_first(&self) -> Vec<usize> {
        let mut indices: Vec<_> = (0..self.variants.len()).collect();
        indices.sort_by_key(|index| !self.variants[*index].tags.is_empty());
        indices
    }

    /// Returns the index of the variant for a response status: an exact match, otherwise a range such as `2XX`.
    pub(crate) fn for_status(&self, status: http::StatusCode) -> Option<usize> {
        let exact = self.tagged(status.as_str());
        exact.or_else(|| self.tagged(&format!("{}XX", status.as_u16() / 100)))
    }
}
