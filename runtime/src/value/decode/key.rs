//! Keys of received objects.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Visitor};

use crate::value::shape::Field;

/// A key of an object with fields.
pub(super) enum FieldKey<'de> {
    /// The index of the field.
    Field(usize),
    Unknown(Cow<'de, str>),
}

/// Reads a key, which is only copied if it contains escapes.
pub(super) struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

/// Reads a key and finds its field.
pub(super) struct KeyOf<'a> {
    pub(super) fields: &'a [Field],
    /// The index of the field that most likely has the key: servers send properties in the order of the API's description.
    pub(super) expected: usize,
}

impl KeyOf<'_> {
    fn field(&self, key: &str) -> Option<usize> {
        let (before, rest) = self.fields.split_at(self.expected.min(self.fields.len()));
        let is_it = |field: &Field| field.wire == key;
        let after = rest.iter().position(is_it);
        after
            .map(|index| before.len() + index)
            .or_else(|| before.iter().position(is_it))
    }
}

impl<'de> DeserializeSeed<'de> for KeyOf<'_> {
    type Value = FieldKey<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeyOf<'_> {
    type Value = FieldKey<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        let field = self.field(key).map(FieldKey::Field);
        Ok(field.unwrap_or(FieldKey::Unknown(Cow::Borrowed(key))))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        let field = self.field(key).map(FieldKey::Field);
        Ok(field.unwrap_or_else(|| FieldKey::Unknown(Cow::Owned(key.to_owned()))))
    }
}
