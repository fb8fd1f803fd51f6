//! Typed access to the properties of an object that have no field of their own.

use std::collections::BTreeMap;

use super::encode::encode;
use super::extra::Extra;
use super::shape::has_field;
use super::wire_value::{Object, WireValue};
use crate::Wire;

/// Returns the properties without a field that can be decoded as `T`.
pub fn read<T: Wire + Default>(object: &dyn Object) -> BTreeMap<String, T> {
    let fields = object.shape().fields;
    let unknown = object.extra().unknown();
    let additional = unknown.filter(|(name, _)| !has_field(fields, name));
    let decoded = additional.filter_map(|(name, json)| {
        let mut value = T::default();
        value.decode(json).then(|| (name.to_owned(), value))
    });
    decoded.collect()
}

/// Sets a property without a field.
pub fn write(extra: &mut Extra, name: String, value: &dyn WireValue) {
    extra.insert(name, encode(value).unwrap_or_default());
}

/// Adds two methods to an [`object!`](crate::object) for the properties that have no field of their own, all of which
/// have the same type.
///
/// ```
/// #[derive(Clone, Default, PartialEq)]
/// pub struct Scores { pub name: Option<String>, _extra: twilio_runtime::Extra }
/// twilio_runtime::object! { Scores { name: "name" } }
/// twilio_runtime::additional_properties!(Scores, i64);
///
/// let scores: Scores = serde_json::from_str(r#"{"name": "final", "ann": 3}"#).unwrap();
/// assert_eq!(scores.additional_properties()["ann"], 3);
/// let scores = scores.additional_property("bob", 4);
/// assert_eq!(serde_json::to_string(&scores).unwrap(), r#"{"ann":3,"bob":4,"name":"final"}"#);
/// ```
#[macro_export]
macro_rules! additional_properties {
    ($name:ident, $value:ty) => {
        impl $name {
            /// Returns the properties that have no field of their own, by name. Those of another type are only in
            /// [`extra`](Self::extra).
            pub fn additional_properties(&self) -> ::std::collections::BTreeMap<String, $value> {
                $crate::__private::additional_properties::read(self)
            }

            /// Sets a property that has no field of its own.
            #[must_use]
            pub fn additional_property(
                mut self,
                name: impl Into<String>,
                value: impl Into<$value>,
            ) -> Self {
                $crate::__private::additional_properties::write(
                    &mut self._extra,
                    name.into(),
                    &value.into(),
                );
                self
            }
        }
    };
}
