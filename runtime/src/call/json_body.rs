//! JSON bodies under construction.

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use crate::Json;
use crate::value::encode::{Encoded, encode};
use crate::value::order;
use crate::value::wire_value::WireValue;

/// A JSON body, if there is one.
#[derive(Default)]
pub(super) enum JsonBody<'a> {
    #[default]
    None,
    /// An object with these properties.
    Properties(Properties<'a>),
    /// A value, null if it is unset.
    Value(&'a dyn WireValue),
    /// A value that was changed.
    Json(Json),
}

#[derive(Default)]
pub(super) struct Properties<'a>(Vec<(&'a str, &'a dyn WireValue)>);

impl<'a> JsonBody<'a> {
    /// Sets the body to an empty object.
    pub(super) fn set_empty(&mut self) {
        *self = Self::Properties(Properties::default());
    }

    /// Sets a property of the body. Returns `false` if the body is not an object.
    pub(super) fn set_property(&mut self, name: &'a str, value: &'a dyn WireValue) -> bool {
        match self {
            Self::None => *self = Self::Properties(Properties(vec![(name, value)])),
            Self::Properties(properties) => properties.set(name, value),
            Self::Value(whole) => {
                *self = Self::Json(encode(*whole).unwrap_or_default());
                return self.set_property(name, value);
            }
            Self::Json(Json::Object(properties)) => {
                properties.insert(name.to_owned(), encode(value).unwrap_or_default());
            }
            Self::Json(_) => return false,
        }
        true
    }

    /// Returns the body as JSON text.
    pub(super) fn encode(self) -> Option<Vec<u8>> {
        let encoded = match self {
            Self::None => return None,
            Self::Properties(properties) => properties.encode(),
            Self::Value(value) => serde_json::to_vec(&Encoded(value)),
            Self::Json(json) => serde_json::to_vec(&json),
        };
        // Keys are text, so that nothing fails.
        encoded.ok()
    }
}

impl<'a> Properties<'a> {
    fn set(&mut self, name: &'a str, value: &'a dyn WireValue) {
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, before)) => *before = value,
            None => self.0.push((name, value)),
        }
    }

    fn encode(mut self) -> serde_json::Result<Vec<u8>> {
        if order::is_alphabetical() {
            self.0.sort_unstable_by_key(|(name, _)| *name);
        }
        serde_json::to_vec(&self)
    }
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, &Encoded(*value))?;
        }
        map.end()
    }
}
