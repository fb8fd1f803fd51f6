//! Unknown and unreadable properties of decoded objects.

use std::fmt;

use serde_json::Map;

use crate::Json;

/// Unknown or unreadable properties of a decoded object.
///
/// These are the properties that this version of the crate does not know, properties that are `null`, and values that
/// could not be decoded as the field's type. They are included when the object is serialized again, so nothing is
/// lost, unless the field has been set in the meantime. `Debug` shows their names but not their values.
///
/// ```
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Service { pub name: Option<String>, _extra: twilio_runtime::Extra }
/// # twilio_runtime::object! { Service { name: "name" } }
/// let service: Service = serde_json::from_str(r#"{"colour": "red", "name": "shop"}"#).unwrap();
/// assert_eq!(service.extra().get("colour"), Some(&"red".into()));
/// assert_eq!(serde_json::to_string(&service).unwrap(), r#"{"colour":"red","name":"shop"}"#);
/// ```
// Boxed because every object has one and it is nearly always empty.
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Json>>>);

impl Extra {
    /// Returns the property with this name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.as_ref()?.get(name)
    }

    /// Returns the names and values of all properties: in alphabetical order, or in the order received if the feature
    /// `preserve_order` of `serde_json` is enabled.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        let properties = self.0.iter().flat_map(|map| map.iter());
        properties.map(|(name, json)| (name.as_str(), json))
    }

    /// Returns whether the fields hold everything that was received.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl Extra {
    pub(crate) fn insert(&mut self, name: String, json: Json) {
        self.0.get_or_insert_default().insert(name, json);
    }
}

impl From<Map<String, Json>> for Extra {
    fn from(map: Map<String, Json>) -> Self {
        Self((!map.is_empty()).then(|| Box::new(map)))
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
