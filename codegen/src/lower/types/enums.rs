//! Enums: strings and integers with known values.

use std::borrow::Cow;

use indexmap::IndexSet;

use crate::api::{Docs, Enum, Repr, Variant};
use crate::lower::facts::meaning;
use crate::lower::naming::{disambiguate, variant_name};

/// The enum of strings with these values.
pub(super) fn string_enum(values: &[Cow<'_, str>], docs: &Docs) -> Enum {
    let values = values.iter().map(|value| Cow::Borrowed(&**value));
    enumeration(Repr::String, values, docs)
}

/// The enum of integers with these values.
pub(super) fn integer_enum(values: &[i64], docs: &Docs) -> Enum {
    let values = values.iter().map(|value| Cow::Owned(value.to_string()));
    enumeration(Repr::Integer, values, docs)
}

fn enumeration<'v>(repr: Repr, values: impl Iterator<Item = Cow<'v, str>>, docs: &Docs) -> Enum {
    let distinct: IndexSet<_> = values.collect();
    let values: Vec<&str> = distinct.iter().map(|value| &**value).collect();
    let text = docs.description.as_deref().unwrap_or_default();
    let names = disambiguate(&values, variant_name);
    let variants = values.iter().zip(names).map(|(value, name)| Variant {
        wire: (*value).to_owned(),
        name,
        docs: Docs::of_description(meaning(text, value).as_deref()),
    });
    Enum {
        repr,
        variants: variants.collect(),
    }
}
