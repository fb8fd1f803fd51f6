//! What came in an object and has no place in its fields.

use std::fmt;

use serde_json::Map;

use crate::Json;

/// The properties of an object that its fields do not hold.
///
/// These are properties that this version of the crate does not know, `null`s, and values that could not be
/// read as the field's type. They are written back when the object is serialized, so nothing gets lost, and
/// a field that was set in the meantime goes first. `Debug` shows their names and never their values.
///
/// ```
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Service { pub name: Option<String>, _extra: twilio_runtime::Extra }
/// # twilio_runtime::object! { Service { name: "name" } }
/// let service: Service = serde_json::from_str(r#"{"name": "shop", "colour": "red"}"#).unwrap();
/// assert_eq!(service.extra().get("colour"), Some(&"red".into()));
/// assert_eq!(serde_json::to_string(&service).unwrap(), r#"{"colour":"red","name":"shop"}"#);
/// ```
// Boxed because it sits in every object and nearly always is empty.
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Json>>>);

impl Extra {
    /// The property of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.as_ref()?.get(name)
    }

    /// All properties, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0
            .iter()
            .flat_map(|map| map.iter())
            .map(|(name, json)| (name.as_str(), json))
    }

    /// Whether the fields hold all that came.
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
