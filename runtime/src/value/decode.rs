//! Decoding: received tokens go straight into the fields of values.

mod key;
mod list;
mod map;
mod object;
mod properties;

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde_core::Deserialize;
use serde_core::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use self::key::{FieldKey, Key, KeyOf};
use self::properties::Properties;
use super::decoded::Decoded;
use super::number;
use super::scalar::{Fit, Original, Scalar};
use super::shape::Field;
use super::union;
use super::wire_value::{List, Slot, WireValue};
use crate::Json;

/// Decodes a value from JSON with [marked numbers](number).
pub(crate) fn decode(value: &mut dyn WireValue, json: &Json) -> Decoded {
    let decoded = decode_from(value, json, &Cell::new(false));
    decoded.unwrap_or_else(|_| Decoded::Mismatch(Original::of(json.clone())))
}

/// Decodes a value from the tokens of a deserializer. `has_floats` becomes true if there are floats among them.
pub(crate) fn decode_from<'de, D: Deserializer<'de>>(
    value: &mut dyn WireValue,
    deserializer: D,
    has_floats: &Cell<bool>,
) -> Result<Decoded, D::Error> {
    Place { value, has_floats }.deserialize(deserializer)
}

/// The place that the next value is decoded into.
struct Place<'a> {
    value: &'a mut dyn WireValue,
    has_floats: &'a Cell<bool>,
}

impl Place<'_> {
    fn scalar(self, scalar: Scalar<'_>) -> Decoded {
        let slot = self.value.slot(matches!(scalar, Scalar::Null));
        let fit = match slot {
            Slot::Json(_) | Slot::Union(_) => return self.tree(scalar.marked()),
            slot => scalar.decode(slot),
        };
        if matches!(fit, Fit::Mismatch) {
            object::clear(self.value);
        }
        Decoded::of_scalar(scalar, fit)
    }

    /// Returns a result after making the value unset if it was not decoded.
    fn cleared_unless_decoded(self, decoded: Decoded) -> Decoded {
        if !decoded.is_decoded() {
            object::clear(self.value);
        }
        decoded
    }

    /// Decodes JSON that was read as a whole.
    fn tree(self, json: Json) -> Decoded {
        if number::has_float(&json) {
            self.has_floats.set(true);
        }
        match self.value.slot(json.is_null()) {
            Slot::Json(place) => {
                *place = Original::of(json).json;
                Decoded::Exact
            }
            Slot::Union(place) => union::decode(place, json, &mut decode),
            Slot::Unset => Decoded::Null,
            Slot::Unit => Decoded::Altered(Original::of(json)),
            _ => {
                object::clear(self.value);
                Decoded::Mismatch(Original::of(json))
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Decoded;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Decoded, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Decoded;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::Null))
    }

    fn visit_none<E>(self) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Decoded, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::Bool(value)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::of_integer(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::Unsigned(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Decoded, E> {
        self.has_floats.set(true);
        Ok(self.scalar(Scalar::of_float(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::of_text(text)))
    }

    #[inline]
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Decoded, E> {
        Ok(self.scalar(Scalar::of_text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Decoded, A::Error> {
        let Slot::List(list) = self.value.slot(false) else {
            let items = SeqAccessDeserializer::new(items);
            return Ok(self.tree(Json::deserialize(items)?));
        };
        let has_floats = self.has_floats;
        let decoded = list::decode(list, |list| {
            items.next_element_seed(NextItem { list, has_floats })
        })?;
        Ok(self.cleared_unless_decoded(decoded))
    }

    fn visit_map<A: MapAccess<'de>>(self, properties: A) -> Result<Decoded, A::Error> {
        let mut tokens = Tokens {
            properties,
            has_floats: self.has_floats,
        };
        match self.value.slot(false) {
            Slot::Object(object) => {
                let mut result = None;
                object.with_parts(&mut |parts| {
                    result = Some(object::decode(parts, &mut tokens));
                });
                let decoded = result.ok_or_else(|| A::Error::custom("the object has no parts"))?;
                decoded.map(|()| Decoded::Exact)
            }
            Slot::Map(map) => {
                let decoded = map::decode(map, &mut tokens)?;
                Ok(self.cleared_unless_decoded(decoded))
            }
            _ => {
                let properties = MapAccessDeserializer::new(tokens.properties);
                Ok(self.tree(Json::deserialize(properties)?))
            }
        }
    }
}

/// Appends an item to a list and decodes it.
struct NextItem<'a> {
    list: &'a mut dyn List,
    has_floats: &'a Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for NextItem<'_> {
    type Value = Decoded;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Decoded, D::Error> {
        let value = self.list.push();
        decode_from(value, deserializer, self.has_floats)
    }
}

/// The tokens of an object.
struct Tokens<'a, A> {
    properties: A,
    has_floats: &'a Cell<bool>,
}

impl<'de, A: MapAccess<'de>> Properties<'de> for Tokens<'_, A> {
    type Error = A::Error;

    fn next_key(&mut self) -> Result<Option<Cow<'de, str>>, A::Error> {
        self.properties.next_key_seed(Key)
    }

    fn next_key_of(
        &mut self,
        fields: &[Field],
        expected: usize,
    ) -> Result<Option<FieldKey<'de>>, A::Error> {
        self.properties.next_key_seed(KeyOf { fields, expected })
    }

    fn next_value(&mut self, value: &mut dyn WireValue) -> Result<Decoded, A::Error> {
        let has_floats = self.has_floats;
        self.properties.next_value_seed(Place { value, has_floats })
    }

    fn next_json(&mut self) -> Result<Json, A::Error> {
        let json = self.properties.next_value()?;
        if number::has_float(&json) {
            self.has_floats.set(true);
        }
        Ok(Original::of(json).json)
    }
}
