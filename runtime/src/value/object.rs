//! JSON objects: each type lists its fields once; decoding, encoding and `Debug` work from that list.

use std::fmt::{self, DebugStruct};

use super::extra::Received;
use super::number;
use super::origin::origin;
use crate::{Extra, Json, MatchScore, Wire};

/// The name and fields of an [`Object`] type.
#[derive(Clone, Copy, Debug)]
pub struct ObjectShape<'a> {
    /// The type's name.
    pub name: &'a str,
    /// The type's fields, in the order of [`Object::values`].
    pub fields: &'a [Field<'a>],
}

/// A field of an [`ObjectShape`].
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// The name in Rust.
    pub name: &'a str,
    /// The name in JSON.
    pub wire: &'a str,
    /// Whether `Debug` hides the value because it is secret or personal.
    pub redacted: bool,
    /// Whether `None` is sent as null.
    pub nullable: bool,
}

impl<'a> Field<'a> {
    /// Creates a field that `Debug` shows.
    pub const fn new(name: &'a str, wire: &'a str) -> Self {
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

    /// Encodes the value of the field.
    pub(crate) fn encode(&self, value: &dyn Wire) -> Option<Json> {
        value.encode().or(self.nullable.then_some(Json::Null))
    }
}

/// A struct that represents a JSON object; implemented with [`object!`](crate::object).
pub trait Object: Wire {
    /// Returns the type's name and fields.
    fn shape(&self) -> ObjectShape<'_>;
    /// Returns the fields' values, in the order of [`ObjectShape::fields`].
    fn values(&self) -> Vec<&dyn Wire>;
    /// Returns the properties that the fields do not hold as they were received.
    fn extra(&self) -> &Extra;
    /// Returns the shape with mutable access to the values.
    fn object_mut(&mut self) -> ObjectMut<'_>;
}

/// Mutable access to an [`Object`].
#[derive(Debug)]
pub struct ObjectMut<'a> {
    /// The result of [`Object::shape`].
    pub shape: ObjectShape<'a>,
    /// The fields' values, in the order of [`ObjectShape::fields`].
    pub values: Vec<&'a mut dyn Wire>,
    /// The result of [`Object::extra`].
    pub extra: &'a mut Extra,
}

/// Implements [`Wire::decode`] for every object. If `json` is not an object, no field is set.
pub fn decode(object: &mut dyn Object, json: &Json) -> bool {
    let properties = json.as_object();
    let object = object.object_mut();
    let fields = object.shape.fields;
    *object.extra = Extra::default();
    let mut is_complete = true;
    for (field, value) in fields.iter().zip(object.values) {
        let property = properties.and_then(|properties| properties.get(field.wire));
        is_complete &= property.is_some_and(|json| !json.is_null());
        decode_field(field, value, property, object.extra);
    }
    for (name, json) in properties.into_iter().flatten() {
        if !has_field(fields, name) {
            object.extra.insert(name.clone(), number::unmarked(json));
        }
    }
    // Objects with all values are never asked where they come from.
    if properties.is_some() && !(is_complete && object.extra.is_empty()) {
        object.extra.set_operation(origin());
    }
    properties.is_some()
}

/// Decodes a property into its field, and keeps it if the field does not hold all of it.
fn decode_field(
    field: &Field<'_>,
    value: &mut dyn Wire,
    property: Option<&Json>,
    extra: &mut Extra,
) {
    let is_decoded = property.is_some_and(|json| value.decode(json));
    if !is_decoded {
        // Nothing is decoded from null, except that the fields of an object become unset.
        _ = value.decode(&Json::Null);
    }
    if let Some(json) = property {
        // `None` stands for a missing property, unless the field is nullable.
        let is_held = !json.is_null() || field.encode(value).is_some();
        if is_decoded && is_held && value.is_exact(json) {
            return;
        }
        let received = number::unmarked(json);
        let has_digits = number::is_number(json) && received.is_string();
        extra.insert(field.wire.to_owned(), received);
        if is_decoded && has_digits {
            // The digits are kept, but what is encoded is a number.
            return;
        }
    }
    let unset = field.encode(value);
    if property.is_some() || unset.is_some() {
        extra.set_received(field.wire, Received { is_decoded, unset });
    }
}

/// Returns whether a field was not decoded, and not set since.
fn is_unset(extra: &Extra, field: &Field<'_>, value: &dyn Wire) -> bool {
    let received = extra.received(field.wire);
    received.is_some_and(|received| !received.is_decoded && received.unset == field.encode(value))
}

/// Implements [`Wire::encode`] for every object. A field that was not set since it was decoded encodes to the property
/// that was received, if it was.
pub fn encode(object: &dyn Object) -> Json {
    let mut properties = object.extra().to_map();
    for (field, value) in object.shape().fields.iter().zip(object.values()) {
        let received = object.extra().received(field.wire);
        match (received, field.encode(value)) {
            (Some(received), encoded) if received.unset == encoded => {}
            (_, Some(encoded)) => _ = properties.insert(field.wire.to_owned(), encoded),
            (Some(_), None) => _ = properties.remove(field.wire),
            (None, None) => {}
        }
    }
    Json::Object(properties)
}

/// Implements [`Wire::is_exact`] for every object: [`Extra`] has whatever the fields do not hold.
pub fn is_exact(json: &Json) -> bool {
    json.is_object()
}

/// Implements [`Wire::match_score`] for every object.
pub fn match_score(object: &dyn Object, json: &Json) -> MatchScore {
    let mut score = MatchScore::default();
    let fields = object.shape().fields;
    for (field, value) in fields.iter().zip(object.values()) {
        let received = object.extra().received(field.wire);
        match json.get(field.wire) {
            // Only required fields encode to something when they were never set.
            None => score += MatchScore::matched_if(field.encode(value).is_none(), 0),
            Some(Json::Null) => score += MatchScore::matched_if(is_null(value), 1),
            Some(_) if received.is_some_and(|received| !received.is_decoded) => {
                score += MatchScore::MISMATCH;
            }
            Some(json) => {
                score += MatchScore::matched(1);
                score += value.match_score(json);
            }
        }
    }
    let extra = object.extra().iter();
    score.unknown += extra.filter(|(name, _)| !has_field(fields, name)).count();
    score
}

pub(crate) fn has_field(fields: &[Field<'_>], name: &str) -> bool {
    fields.iter().any(|field| field.wire == name)
}

/// Returns whether a value can be null, and is.
fn is_null(value: &dyn Wire) -> bool {
    value.encode().is_none_or(|json| json.is_null())
}

/// Implements [`Wire::check`] for every object.
pub fn check(object: &dyn Object) -> Result<(), String> {
    for (field, value) in object.shape().fields.iter().zip(object.values()) {
        if is_unset(object.extra(), field, value) {
            continue;
        }
        value
            .check()
            .map_err(|reason| format!(".{}{reason}", field.wire))?;
    }
    Ok(())
}

/// Implements `Debug` for every object: omits unset fields and hides the values of redacted ones.
pub fn debug(object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = object.shape();
    let mut out = f.debug_struct(shape.name);
    for (field, value) in shape.fields.iter().zip(object.values()) {
        if !is_unset(object.extra(), field, value) {
            debug_field(&mut out, field, value);
        }
    }
    if !object.extra().is_empty() {
        out.field("extra", object.extra());
    }
    out.finish()
}

pub(crate) fn debug_field(out: &mut DebugStruct<'_, '_>, field: &Field<'_>, value: &dyn Wire) {
    if field.encode(value).is_none() {
        return;
    }
    let name = field.name.trim_start_matches("r#");
    if field.redacted {
        out.field(name, &format_args!("[redacted]"));
    } else {
        out.field(name, &value);
    }
}
