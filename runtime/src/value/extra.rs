//! Properties of decoded objects that their fields do not hold.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Map;

use crate::{Json, Nullable, Operation};

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
// Boxed because every object has one and it is nearly always empty.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Inner>>);

#[derive(Clone, Default)]
struct Inner {
    properties: Map<String, Json>,
    /// The fields that encode to something else than was received, if their property was.
    fields: BTreeMap<String, Received>,
    /// The operation that returned the object. It is no part of the object's value.
    operation: Option<&'static Operation>,
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
        self.0.as_ref()?.properties.get(name)
    }

    /// Returns the names and values of all properties: in alphabetical order, or in the order received if the feature
    /// `preserve_order` of `serde_json` is enabled.
    pub fn iter(&self) -> ExtraIter<'_> {
        ExtraIter(self.0.as_ref().map(|inner| inner.properties.iter()))
    }

    /// Returns whether the fields hold everything that was received.
    pub fn is_empty(&self) -> bool {
        let inner = self.0.as_ref();
        inner.is_none_or(|inner| inner.properties.is_empty())
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.properties() == other.properties() && self.fields() == other.fields()
    }
}

impl Extra {
    /// Returns the properties, if there are any.
    fn properties(&self) -> Option<&Map<String, Json>> {
        let properties = &self.0.as_ref()?.properties;
        (!properties.is_empty()).then_some(properties)
    }

    /// Returns the fields that encode to something else than was received, if there are any.
    fn fields(&self) -> Option<&BTreeMap<String, Received>> {
        let fields = &self.0.as_ref()?.fields;
        (!fields.is_empty()).then_some(fields)
    }

    /// Returns the operation that returned the object, if that is known.
    pub(crate) fn operation(&self) -> Option<&'static Operation> {
        self.0.as_ref()?.operation
    }

    pub(crate) fn set_operation(&mut self, operation: Option<&'static Operation>) {
        if operation.is_some() {
            self.0.get_or_insert_default().operation = operation;
        }
    }

    pub(crate) fn insert(&mut self, name: String, json: Json) {
        self.0.get_or_insert_default().properties.insert(name, json);
    }

    pub(crate) fn set_received(&mut self, name: &str, received: Received) {
        let inner = self.0.get_or_insert_default();
        inner.fields.insert(name.to_owned(), received);
    }

    /// Returns the state of a field that encodes to something else than was received.
    pub(crate) fn received(&self, name: &str) -> Option<&Received> {
        self.0.as_ref()?.fields.get(name)
    }

    pub(crate) fn to_map(&self) -> Map<String, Json> {
        let inner = self.0.as_ref();
        inner.map_or_else(Map::new, |inner| inner.properties.clone())
    }

    /// Returns the value of an optional field, and remembers that it is null if there is none.
    #[doc(hidden)]
    pub fn nullable<T>(&mut self, name: &str, value: Nullable<T>) -> Option<T> {
        let value = value.into_option();
        if value.is_none() {
            let inner = self.0.get_or_insert_default();
            inner.fields.remove(name);
            inner.properties.insert(name.to_owned(), Json::Null);
        }
        value
    }
}

/// An iterator over the names and values of [`Extra`].
#[derive(Clone, Debug)]
pub struct ExtraIter<'a>(Option<serde_json::map::Iter<'a>>);

impl<'a> Iterator for ExtraIter<'a> {
    type Item = (&'a str, &'a Json);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, json) = self.0.as_mut()?.next()?;
        Some((name, json))
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
        f.debug_list()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
