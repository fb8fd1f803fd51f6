//! Encoding: values are serialized without an intermediate tree.

use serde_core::ser::{Error as _, SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};
use serde_json::Map as JsonMap;

use super::extra::Extra;
use super::number;
use super::order;
use super::shape::{Discriminator, Field, ObjectShape, has_field};
use super::wire_value::{List, Map, Object, Union, View, WireValue};
use crate::Json;

/// Serializes a value as it is sent. A value that is not sent is null.
pub(crate) struct Encoded<'a>(pub(crate) &'a dyn WireValue);

/// Returns a value as JSON, or `None` if it is not sent at all.
pub(crate) fn encode(value: &dyn WireValue) -> Option<Json> {
    (!is_unset(value)).then(|| to_json(value))
}

/// Returns the value of a field as JSON.
pub(crate) fn encode_field(field: &Field, value: &dyn WireValue) -> Option<Json> {
    encode(value).or(field.nullable.then_some(Json::Null))
}

/// Returns whether a field has this JSON, or is not sent.
pub(crate) fn encodes_to(field: &Field, value: &dyn WireValue, json: Option<&Json>) -> bool {
    match (value.view(), json) {
        (View::Unset | View::Unit, None) => !field.nullable,
        (View::Enum { text, .. } | View::Text(text) | View::Sid { text, .. }, Some(json)) => {
            json.as_str() == Some(text)
        }
        _ => encode_field(field, value).as_ref() == json,
    }
}

/// Returns whether a field is sent.
pub(crate) fn is_sent(field: &Field, value: &dyn WireValue) -> bool {
    field.nullable || !is_unset(value)
}

/// Returns whether a value is not sent at all.
pub(crate) fn is_unset(value: &dyn WireValue) -> bool {
    match value.view() {
        View::Unset | View::Unit => true,
        View::Union(union) => union.variant().is_ok_and(|(_, value)| is_unset(value)),
        _ => false,
    }
}

/// Returns a value that was just decoded as it was received.
pub(crate) fn as_received(value: &dyn WireValue) -> Json {
    match value.view() {
        View::List(list) => (0..list.count())
            .map(|index| as_received(list.get(index)))
            .collect(),
        View::Map(map) => {
            let mut entries = JsonMap::new();
            map.for_each(&mut |key, value| _ = entries.insert(key.to_owned(), as_received(value)));
            Json::Object(entries)
        }
        View::Object(object) => object_as_received(object),
        View::Union(union) => match union.variant() {
            Ok((_, value)) => as_received(value),
            Err(json) => json.clone(),
        },
        _ => to_json(value),
    }
}

fn object_as_received(object: &dyn Object) -> Json {
    let extra = object.extra();
    let mut properties: JsonMap<_, _> = extra
        .unknown()
        .map(|(name, json)| (name.to_owned(), json.clone()))
        .collect();
    object.with_values(&mut |values| {
        for (field, value) in object.shape().fields.iter().zip(values) {
            let json = match extra.spelling(&field.wire) {
                Some(json) => json.clone(),
                None if extra.received(&field.wire).is_some() || !is_sent(field, *value) => {
                    continue;
                }
                None => as_received(*value),
            };
            properties.insert(field.wire.to_string(), json);
        }
    });
    Json::Object(properties)
}

fn to_json(value: &dyn WireValue) -> Json {
    // Keys are text, so that nothing fails.
    serde_json::to_value(Encoded(value)).unwrap_or_default()
}

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.view() {
            View::Unset | View::Unit => serializer.serialize_unit(),
            View::Bool(value) => serializer.serialize_bool(value),
            View::Signed(number) | View::NumberEnum { number, .. } => {
                serializer.serialize_i64(number)
            }
            View::Unsigned(number) => serializer.serialize_u64(number),
            View::Float(number) => match number::whole(number) {
                // Other clients write 1.0 as `1`, in JSON as in forms.
                Some(integer) => serializer.serialize_i64(integer),
                None if number.is_finite() => serializer.serialize_f64(number),
                None => serializer.serialize_unit(),
            },
            View::Text(text)
            | View::DateTime(text)
            | View::Date(text)
            | View::Sid { text, .. }
            | View::Enum { text, .. }
            | View::Redirect(text) => serializer.serialize_str(text),
            View::Bytes(bytes) => serializer.serialize_str(&String::from_utf8_lossy(bytes)),
            View::File(file) => serializer.serialize_str(&String::from_utf8_lossy(&file.bytes)),
            View::Json(json) => json.serialize(serializer),
            View::List(list) => serialize_list(list, serializer),
            View::Map(map) => serialize_map(map, serializer),
            View::Object(object) => serialize_object(object, serializer),
            View::Union(union) => serialize_union(union, serializer),
        }
    }
}

fn serialize_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let mut items = serializer.serialize_seq(Some(list.count()))?;
    for index in 0..list.count() {
        items.serialize_element(&Encoded(list.get(index)))?;
    }
    items.end()
}

fn serialize_map<S: Serializer>(map: &dyn Map, serializer: S) -> Result<S::Ok, S::Error> {
    let mut entries = serializer.serialize_map(Some(map.count()))?;
    let mut result = Ok(());
    map.for_each(&mut |key, value| {
        if result.is_ok() {
            result = entries.serialize_entry(key, &Encoded(value));
        }
    });
    result?;
    entries.end()
}

/// The discriminator of the variant is added if it is missing.
fn serialize_union<S: Serializer>(union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
    let (name, value) = match union.variant() {
        Ok(variant) => variant,
        Err(json) => return json.serialize(serializer),
    };
    let shape = union.shape();
    let mut variants = shape.variants.iter();
    let tags = variants
        .find(|variant| variant.name == name)
        .map(|variant| variant.tags);
    match (shape.discriminator, tags) {
        (Discriminator::Property(property), Some([tag, ..])) => {
            let mut json = to_json(value);
            if let Some(object) = json.as_object_mut()
                && object.get(property).is_none_or(|tag| tag == "")
            {
                object.insert(property.to_owned(), (*tag).into());
            }
            json.serialize(serializer)
        }
        _ => Encoded(value).serialize(serializer),
    }
}

fn serialize_object<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    let mut serializer = Some(serializer);
    let mut result = None;
    object.with_values(&mut |values| {
        if let Some(serializer) = serializer.take() {
            let fields = Fields {
                shape: object.shape(),
                values,
                extra: object.extra(),
            };
            result = Some(fields.serialize(serializer));
        }
    });
    result.unwrap_or_else(|| Err(S::Error::custom("the object has no values")))
}

/// The fields of an object, and the properties that they do not hold.
struct Fields<'a> {
    shape: ObjectShape<'a>,
    values: &'a [&'a dyn WireValue],
    extra: &'a Extra,
}

/// A property as it is sent.
#[derive(Clone, Copy)]
struct Property<'a> {
    name: &'a str,
    value: PropertyValue<'a>,
}

#[derive(Clone, Copy)]
enum PropertyValue<'a> {
    Value(&'a dyn WireValue),
    Json(&'a Json),
    Null,
}

impl<'a> Fields<'a> {
    /// Returns the property of a field. A field that was not set since it was decoded has the property that was received,
    /// if it was.
    fn property(&self, field: &'a Field, value: &'a dyn WireValue) -> Option<Property<'a>> {
        let name = &*field.wire;
        let set = || {
            let value = match is_unset(value) {
                false => PropertyValue::Value(value),
                true => field.nullable.then_some(PropertyValue::Null)?,
            };
            Some(Property { name, value })
        };
        if self.extra.has_nothing() {
            return set();
        }
        let kept = || {
            let value = PropertyValue::Json(self.extra.get(name)?);
            Some(Property { name, value })
        };
        match self.extra.received(name) {
            Some(received) if encodes_to(field, value, received.unset.as_ref()) => kept(),
            Some(_) => set(),
            None => set().or_else(kept),
        }
    }

    /// Returns all properties, in the order in which `serde_json` has those of objects.
    fn properties(&self) -> Vec<Property<'a>> {
        let fields = self.shape.fields;
        let mut kept = Vec::new();
        let mut set = Vec::new();
        for (field, value) in fields.iter().zip(self.values) {
            let list = match self.extra.get(&field.wire) {
                Some(_) => &mut kept,
                None => &mut set,
            };
            list.extend(self.property(field, *value));
        }
        let unknown = self
            .extra
            .unknown()
            .filter(|(name, _)| !has_field(fields, name));
        let unknown = unknown.map(|(name, json)| Property {
            name,
            value: PropertyValue::Json(json),
        });
        let mut all: Vec<_> = kept.into_iter().chain(unknown).chain(set).collect();
        if order::is_alphabetical() {
            all.sort_unstable_by_key(|property| property.name);
        }
        all
    }
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !(self.extra.has_nothing() || order::is_alphabetical() && self.extra.has_fields_only()) {
            let properties = self.properties();
            let mut map = serializer.serialize_map(Some(properties.len()))?;
            for Property { name, value } in properties {
                map.serialize_entry(name, &value)?;
            }
            return map.end();
        }
        let fields = self.shape.fields;
        let indices = self
            .shape
            .order
            .indices(fields.len(), |index| &*fields[index].wire);
        let properties = indices
            .iter()
            .map(|index| self.property(&fields[*index], self.values[*index]));
        let mut map = serializer.serialize_map(Some(properties.clone().flatten().count()))?;
        for Property { name, value } in properties.flatten() {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}

impl Serialize for PropertyValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => Encoded(*value).serialize(serializer),
            Self::Json(json) => json.serialize(serializer),
            Self::Null => serializer.serialize_unit(),
        }
    }
}
