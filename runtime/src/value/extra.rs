//! Properties of decoded objects that their fields do not hold.

use std::borrow::Cow;
use std::fmt;
use std::iter::Peekable;

use serde_json::Map;

use super::order;
use crate::{Json, Operation};

/// The properties of a decoded object that its fields do not hold as they were received.
///
/// These are the properties that this version of the crate does not know, optional properties that are `null`, values
/// that could not be decoded as the field's type, and values that the field holds in another form or in part: a number
/// that was received as text, such as a price, or a list with items that could not be decoded. They are included when
/// the object is serialized again, so nothing is lost, unless the field has been set in the meantime. `Debug` shows
/// their names but not their values.
///
/// A field that is not an `Option` has a default value if its property was not received. The property is not included
/// when the object is serialized again, unless the field has been set to another value.
///
/// A number that [`Json`] cannot hold, such as an integer of 30 digits, is a string with its digits.
///
/// ```
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Service { pub price: Option<f64>, _extra: twilio_runtime::Extra }
/// # twilio_runtime::object! { Service { price: "price" } }
/// # fn main() -> Result<(), serde_json::Error> {
/// let service: Service = serde_json::from_str(r#"{"colour": "red", "price": "0.090"}"#)?;
/// assert_eq!(service.extra().get("colour"), Some(&"red".into()));
/// assert_eq!(service.price, Some(0.09));
/// assert_eq!(service.extra().get("price"), Some(&"0.090".into()));
/// let sent = serde_json::to_value(&service)?;
/// assert_eq!(sent, serde_json::json!({"colour": "red", "price": "0.090"}));
/// # Ok(()) }
/// ```
#[derive(Clone, Default)]
pub struct Extra {
    /// Properties that have a field.
    fields: Vec<Entry>,
    /// Properties that have no field. Boxed because every object has one and it is nearly always empty.
    unknown: Option<Box<Map<String, Json>>>,
    /// The operation that returned the object. It is no part of the object's value.
    operation: Option<&'static Operation>,
}

/// A property that has a field.
#[derive(Clone)]
struct Entry {
    name: Cow<'static, str>,
    json: Option<Json>,
    /// Whether the field holds `json`, but encodes to another spelling of the same number.
    is_held: bool,
    /// The state of a field that encodes to something else than was received.
    received: Option<Received>,
}

/// A field that encodes to something else than was received.
#[derive(Clone, PartialEq)]
pub(crate) struct Received {
    /// Whether the field was decoded from the property.
    pub(crate) is_decoded: bool,
    /// The JSON that the field encodes to as long as it is not set.
    pub(crate) unset: Option<Json>,
}

impl Extra {
    /// Returns the property with this name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        let of_field = self.entry(name).and_then(Entry::visible);
        of_field.or_else(|| self.unknown.as_ref()?.get(name))
    }

    /// Returns the names and values of all properties: in alphabetical order, or in the order received if the feature
    /// `preserve_order` of `serde_json` is enabled.
    pub fn iter(&self) -> ExtraIter<'_> {
        let unknown = self.unknown.as_ref();
        ExtraIter {
            fields: self.fields.iter(),
            unknown: unknown.map(|unknown| unknown.iter().peekable()),
        }
    }

    /// Returns whether the fields hold everything that was received.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl Extra {
    /// Returns whether there is nothing to consider when the fields are encoded.
    pub(crate) fn has_nothing(&self) -> bool {
        self.fields.is_empty() && self.unknown.is_none()
    }

    /// Returns whether all properties have a field.
    pub(crate) fn has_fields_only(&self) -> bool {
        self.unknown.is_none()
    }

    pub(crate) fn clear(&mut self) {
        self.fields.clear();
        self.unknown = None;
    }

    /// Returns the operation that returned the object, if that is known.
    pub(crate) fn operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    pub(crate) fn set_operation(&mut self, operation: Option<&'static Operation>) {
        self.operation = operation;
    }

    /// Sets a property that has no field.
    pub(crate) fn insert(&mut self, name: String, json: Json) {
        self.unknown.get_or_insert_default().insert(name, json);
    }

    /// Sets the property of a field, and its state if it encodes to something else.
    pub(crate) fn insert_field(
        &mut self,
        name: Cow<'static, str>,
        json: Json,
        received: Option<Received>,
    ) {
        self.put(Entry {
            name,
            json: Some(json),
            is_held: false,
            received,
        });
    }

    /// Remembers the JSON of a field that holds it, but encodes to another spelling of the same number.
    pub(crate) fn set_spelling(&mut self, name: Cow<'static, str>, json: Json) {
        self.put(Entry {
            name,
            json: Some(json),
            is_held: true,
            received: None,
        });
    }

    /// Sets the state of a field whose property was not received.
    pub(crate) fn set_left_out(&mut self, name: Cow<'static, str>, received: Received) {
        self.put(Entry {
            name,
            json: None,
            is_held: false,
            received: Some(received),
        });
    }

    /// Remembers that an optional field is null.
    pub(crate) fn set_null(&mut self, name: &'static str) {
        self.insert_field(Cow::Borrowed(name), Json::Null, None);
    }

    /// Removes what is known of the property of a field.
    pub(crate) fn remove_field(&mut self, name: &str) {
        self.fields.retain(|entry| entry.name != name);
    }

    /// Returns the state of a field that encodes to something else than was received.
    pub(crate) fn received(&self, name: &str) -> Option<&Received> {
        self.entry(name)?.received.as_ref()
    }

    /// Returns a property as it was received, even if its field holds it.
    pub(crate) fn spelling(&self, name: &str) -> Option<&Json> {
        let of_field = self.entry(name).and_then(|entry| entry.json.as_ref());
        of_field.or_else(|| self.get(name))
    }

    /// Returns the properties that have no field.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = (&str, &Json)> {
        let unknown = self.unknown.iter().flat_map(|unknown| unknown.iter());
        unknown.map(|(name, json)| (name.as_str(), json))
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.fields.iter().find(|entry| entry.name == name)
    }

    /// Adds an entry, and replaces one of the same name.
    fn put(&mut self, entry: Entry) {
        let mut fields = self.fields.iter_mut();
        if let Some(before) = fields.find(|other| other.name == entry.name) {
            *before = entry;
            return;
        }
        let index = match order::is_alphabetical() {
            true => self.fields.partition_point(|other| other.name < entry.name),
            false => self.fields.len(),
        };
        self.fields.insert(index, entry);
    }
}

impl Entry {
    fn visible(&self) -> Option<&Json> {
        self.json.as_ref().filter(|_| !self.is_held)
    }
}

/// The spelling of numbers and the order of properties make no difference.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let contains = |all: &Self, some: &Self| {
            some.fields.iter().all(|entry| {
                let same = all.entry(&entry.name);
                same.and_then(Entry::visible) == entry.visible()
                    && all.received(&entry.name) == entry.received.as_ref()
            })
        };
        self.unknown == other.unknown && contains(self, other) && contains(other, self)
    }
}

/// An iterator over the names and values of [`Extra`].
#[derive(Clone)]
pub struct ExtraIter<'a> {
    fields: std::slice::Iter<'a, Entry>,
    unknown: Option<Peekable<serde_json::map::Iter<'a>>>,
}

impl<'a> Iterator for ExtraIter<'a> {
    type Item = (&'a str, &'a Json);

    fn next(&mut self) -> Option<Self::Item> {
        let mut rest = self.fields.clone();
        let of_field = rest.find_map(|entry| Some((&*entry.name, entry.visible()?)));
        let unknown = self.unknown.as_mut().and_then(Peekable::peek);
        let is_next = match (of_field, unknown) {
            (Some((name, _)), Some((other, _))) => {
                !order::is_alphabetical() || name < other.as_str()
            }
            (of_field, _) => of_field.is_some(),
        };
        if is_next {
            self.fields = rest;
            return of_field;
        }
        let (name, json) = self.unknown.as_mut()?.next()?;
        Some((name, json))
    }
}

/// Shows the names but not the values.
impl fmt::Debug for ExtraIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.clone().map(|(name, _)| name))
            .finish()
    }
}

impl<'a> IntoIterator for &'a Extra {
    type Item = (&'a str, &'a Json);
    type IntoIter = ExtraIter<'a>;

    fn into_iter(self) -> ExtraIter<'a> {
        self.iter()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().fmt(f)
    }
}
