//! Objects.

use super::key::FieldKey;
use super::properties::Properties;
use crate::Json;
use crate::value::decoded::Decoded;
use crate::value::encode::{encode_field, is_sent};
use crate::value::extra::{Extra, Received};
use crate::value::origin::origin;
use crate::value::scalar::Scalar;
use crate::value::shape::Field;
use crate::value::wire_value::{ObjectParts, Slot, WireValue};

/// Decodes an object. Values that the fields do not hold as they were received are kept in its [`Extra`].
pub(super) fn decode<'de, P: Properties<'de>>(
    object: ObjectParts<'_, '_>,
    properties: &mut P,
) -> Result<(), P::Error> {
    let ObjectParts {
        shape,
        values,
        extra,
    } = object;
    extra.clear();
    extra.set_operation(origin());
    let mut seen = Seen::default();
    let mut expected = 0;
    while let Some(key) = properties.next_key_of(shape.fields, expected)? {
        match key {
            FieldKey::Field(index) => {
                let (field, value) = (&shape.fields[index], &mut *values[index]);
                if !seen.insert(index) {
                    extra.remove_field(&field.wire);
                    reset(value);
                }
                match properties.next_value(value)? {
                    Decoded::Exact => {}
                    decoded => set_aside(field, value, decoded, extra),
                }
                expected = index + 1;
            }
            FieldKey::Unknown(name) => extra.insert(name.into_owned(), properties.next_json()?),
        }
    }
    if seen.count == shape.fields.len() {
        return Ok(());
    }
    for (index, field) in shape.fields.iter().enumerate() {
        if !seen.contains(index) {
            leave_out(field, &mut *values[index], extra);
        }
    }
    Ok(())
}

/// Makes an optional value `None`, and unsets the fields of an object. All other values stay as they are.
pub(super) fn clear(value: &mut dyn WireValue) {
    if let Slot::Object(object) = value.slot(true) {
        object.with_parts(&mut |parts| {
            parts.extra.clear();
            for (field, value) in parts.shape.fields.iter().zip(parts.values) {
                leave_out(field, *value, parts.extra);
            }
        });
    }
}

/// Keeps the received JSON of a field that does not hold all of it.
fn set_aside(field: &Field, value: &dyn WireValue, decoded: Decoded, extra: &mut Extra) {
    let (json, is_decoded) = match decoded {
        Decoded::Exact => return,
        // Null is held by a field that sends it.
        Decoded::Null if is_sent(field, value) => return,
        Decoded::Null => {
            let received = Received {
                is_decoded: true,
                unset: None,
            };
            return extra.insert_field(field.wire.clone(), Json::Null, Some(received));
        }
        Decoded::Spelling(json) => return extra.set_spelling(field.wire.clone(), json),
        // The digits are kept, but what is encoded is a number.
        Decoded::Altered(original) if original.has_digits => {
            return extra.insert_field(field.wire.clone(), original.json, None);
        }
        Decoded::Altered(original) => (original.json, true),
        Decoded::Mismatch(original) => (original.json, false),
    };
    let unset = encode_field(field, value);
    let received = Received { is_decoded, unset };
    extra.insert_field(field.wire.clone(), json, Some(received));
}

/// Unsets the field of a property that was not received.
fn leave_out(field: &Field, value: &mut dyn WireValue, extra: &mut Extra) {
    clear(value);
    if is_sent(field, value) {
        let received = Received {
            is_decoded: false,
            unset: encode_field(field, value),
        };
        extra.set_left_out(field.wire.clone(), received);
    }
}

/// Sets a value to its default value, for a property that is received twice.
fn reset(value: &mut dyn WireValue) {
    match value.slot(true) {
        Slot::Json(place) => *place = Json::Null,
        Slot::List(list) => list.truncate(0),
        Slot::Map(map) => map.clear(),
        Slot::Object(_) => clear(value),
        Slot::Union(union) => union.set_unknown(Json::Null),
        Slot::Bool(place) => *place = false,
        Slot::String(place) | Slot::Text(place) | Slot::Time(place) | Slot::Redirect(place) => {
            place.clear();
        }
        Slot::Enum(_) | Slot::Bytes(_) | Slot::File(_) => {
            _ = Scalar::Text("").decode(value.slot(false))
        }
        Slot::I32(_) | Slot::I64(_) | Slot::U64(_) | Slot::F64(_) | Slot::NumberEnum(_) => {
            _ = Scalar::Unsigned(0).decode(value.slot(false));
        }
        Slot::Unset | Slot::Unit => {}
    }
}

/// The fields whose properties were received. Few objects have more than 64 of them.
#[derive(Default)]
struct Seen {
    count: usize,
    first: u64,
    rest: Vec<bool>,
}

impl Seen {
    /// Adds a field. Returns `false` if it was already there.
    fn insert(&mut self, index: usize) -> bool {
        let is_new = !self.contains(index);
        self.count += usize::from(is_new);
        match index.checked_sub(64) {
            None => self.first |= 1 << index,
            Some(index) => {
                if self.rest.len() <= index {
                    self.rest.resize(index + 1, false);
                }
                self.rest[index] = true;
            }
        }
        is_new
    }

    fn contains(&self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => self.first & (1 << index) != 0,
            Some(index) => self.rest.get(index).copied().unwrap_or_default(),
        }
    }
}
