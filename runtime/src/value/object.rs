//! JSON objects: each type lists its fields once; decoding, encoding and `Debug` work from that list.

use std::fmt::{self, DebugStruct};

use serde_json::Map;

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
}

impl<'a> Field<'a> {
    /// Creates a field that `Debug` shows.
    pub const fn new(name: &'a str, wire: &'a str) -> Self {
        Self {
            name,
            wire,
            redacted: false,
        }
    }

    /// Hides the field's value in `Debug`.
    pub const fn redacted(mut self) -> Self {
        self.redacted = true;
        self
    }
}

/// A struct that represents a JSON object; implemented with [`object!`](crate::object).
pub trait Object: Wire {
    /// Returns the type's name and fields.
    fn shape(&self) -> ObjectShape<'_>;
    /// Returns the fields' values, in the order of [`ObjectShape::fields`].
    fn values(&self) -> Vec<&dyn Wire>;
    /// Returns the unknown and unreadable properties.
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
    /// The unknown and unreadable properties.
    pub extra: &'a mut Extra,
}

/// Implements [`Wire::decode`] for every object.
pub fn decode(object: &mut dyn Object, json: &Json) -> bool {
    let Some(properties) = json.as_object() else {
        return false;
    };
    let object = object.object_mut();
    let fields = object.shape.fields;
    let mut extra = Map::new();
    for (field, value) in fields.iter().zip(object.values) {
        if let Some(json) = properties.get(field.wire)
            && !value.decode(json)
        {
            extra.insert(field.wire.to_owned(), json.clone());
        }
    }
    for (name, json) in properties {
        if !has_field(fields, name) {
            extra.insert(name.clone(), json.clone());
        }
    }
    *object.extra = extra.into();
    true
}

/// Implements [`Wire::encode`] for every object.
pub fn encode(object: &dyn Object) -> Json {
    let extra = object.extra().iter();
    let mut properties: Map<_, _> = extra
        .map(|(name, json)| (name.to_owned(), json.clone()))
        .collect();
    for (field, value) in object.shape().fields.iter().zip(object.values()) {
        let was_unreadable = properties.contains_key(field.wire);
        if was_unreadable && value.is_unset() {
            continue;
        }
        if let Some(json) = value.encode() {
            properties.insert(field.wire.to_owned(), json);
        }
    }
    Json::Object(properties)
}

/// Implements [`Wire::match_score`] for every object.
pub fn match_score(object: &dyn Object, json: &Json) -> MatchScore {
    let mut score = MatchScore::default();
    let fields = object.shape().fields;
    for (field, value) in fields.iter().zip(object.values()) {
        match json.get(field.wire) {
            // Only required fields encode to something when they were never set.
            None => score += MatchScore::matched_if(value.encode().is_none(), 0),
            Some(Json::Null) => score += MatchScore::matched(1),
            Some(_) if object.extra().get(field.wire).is_some() => score += MatchScore::MISMATCH,
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

/// Implements [`Wire::check`] for every object.
pub fn check(object: &dyn Object) -> Result<(), String> {
    for (field, value) in object.shape().fields.iter().zip(object.values()) {
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
        debug_field(&mut out, field, value);
    }
    if !object.extra().is_empty() {
        out.field("extra", object.extra());
    }
    out.finish()
}

pub(crate) fn debug_field(out: &mut DebugStruct<'_, '_>, field: &Field<'_>, value: &dyn Wire) {
    if value.encode().is_none() {
        return;
    }
    let name = field.name.trim_start_matches("r#");
    if field.redacted {
        out.field(name, &format_args!("[redacted]"));
    } else {
        out.field(name, &value);
    }
}
