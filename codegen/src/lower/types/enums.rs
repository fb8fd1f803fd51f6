//! Enums: strings and integers with known values.

use std::borrow::Cow;
use std::collections::HashMap;

use indexmap::IndexSet;
use serde_json::Value;

use crate::api::{Docs, Enum, Repr, Variant};
use crate::lower::document::TypedDocument;
use crate::lower::facts::meaning;
use crate::lower::naming::{disambiguate, variant_name};
use crate::openapi::{ENUM_DESCRIPTIONS, ENUM_NAMES};
use crate::source::Pointer;

/// What a document says of the values of an enum.
pub(super) struct EnumWords<'a> {
    /// The docs of the type, which may explain its values.
    docs: &'a Docs,
    names: HashMap<String, &'a str>,
    descriptions: HashMap<String, &'a str>,
}

impl<'a> EnumWords<'a> {
    /// The words for the values of the schema at a location.
    pub(super) fn new(document: TypedDocument<'a>, at: &Pointer, docs: &'a Docs) -> Self {
        let list = |keyword: &str| {
            let list = document.keyword(at, keyword).and_then(Value::as_array);
            list.map(Vec::as_slice).unwrap_or_default()
        };
        let by_value = |extension: &str| {
            let words = list(extension).iter().map(|word| word.as_str());
            let named = list("enum").iter().zip(words);
            let named = named.filter_map(|(value, word)| Some((text(value), word?)));
            named.filter(|(_, word)| !word.is_empty()).collect()
        };
        Self {
            docs,
            names: by_value(ENUM_NAMES),
            descriptions: by_value(ENUM_DESCRIPTIONS),
        }
    }

    fn description(&self, value: &str) -> Option<String> {
        let own = self.descriptions.get(value).map(|own| (*own).to_owned());
        own.or_else(|| meaning(self.docs.description.as_deref()?, value))
    }
}

/// A value as it is in the names of variants.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The enum of strings with these values.
pub(super) fn string_enum(values: &[Cow<'_, str>], words: &EnumWords<'_>) -> Enum {
    let values = values.iter().map(|value| Cow::Borrowed(&**value));
    enumeration(Repr::String, values, words)
}

/// The enum of integers with these values.
pub(super) fn integer_enum(values: &[i64], words: &EnumWords<'_>) -> Enum {
    let values = values.iter().map(|value| Cow::Owned(value.to_string()));
    enumeration(Repr::Integer, values, words)
}

fn enumeration<'v>(
    repr: Repr,
    values: impl Iterator<Item = Cow<'v, str>>,
    words: &EnumWords<'_>,
) -> Enum {
    let distinct: IndexSet<_> = values.collect();
    let values: Vec<&str> = distinct.iter().map(|value| &**value).collect();
    let named = values
        .iter()
        .map(|value| words.names.get(*value).copied().unwrap_or(value));
    let named: Vec<&str> = named.collect();
    let names = disambiguate(&named, variant_name);
    let variants = values.iter().zip(names).map(|(value, name)| Variant {
        wire: (*value).to_owned(),
        name,
        docs: Docs::of_description(words.description(value).as_deref()),
    });
    Enum {
        repr,
        variants: variants.collect(),
    }
}
