//! Properties of an object that have no field of their own, but a type that all of them share.

use std::collections::BTreeMap;

use crate::{Object, Wire};

/// The properties that have no field and can be read as `T`.
pub fn read<T: Wire + Default>(object: &dyn Object) -> BTreeMap<String, T> {
    let fields = object.shape().fields;
    let is_field = |name: &str| fields.iter().any(|field| field.wire == name);
    let others = object.extra().iter().filter(|(name, _)| !is_field(name));
    let read = others.filter_map(|(name, json)| {
        let mut value = T::default();
        value.decode(json).then(|| (name.to_owned(), value))
    });
    read.collect()
}

/// Gives a property that has no field a value.
pub fn write(object: &mut dyn Object, name: String, value: &dyn Wire) {
    if let Some(json) = value.encode() {
        object.extra_mut().insert(name, json);
    }
}

/// Gives an [`object!`](crate::object) two methods for the properties that have no field of their own, all of one type.
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
            /// The properties that have no field of their own, by name. What is there and is not of their type
            /// is only in [`extra`](Self::extra).
            pub fn additional_properties(&self) -> ::std::collections::BTreeMap<String, $value> {
                $crate::__private::additional::read(self)
            }

            /// Gives a property that has no field of its own a value.
            #[must_use]
            pub fn additional_property(
                mut self,
                name: impl Into<String>,
                value: impl Into<$value>,
            ) -> Self {
                $crate::__private::additional::write(&mut self, name.into(), &value.into());
                self
            }
        }
    };
}
