//! Which parts of a document are words or examples, and which are facts.

use serde_json::Value;

/// The meaning of an object's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Keywords of OpenAPI.
    Keywords,
    /// Names, such as those of properties.
    Names,
    /// Data, which is not divided into facts and words.
    Data,
}

/// The keywords whose values have names for keys.
const NAMED: &[&str] = &[
    "$defs",
    "callbacks",
    "content",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "mapping",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "scopes",
    "securitySchemes",
    "variables",
    "webhooks",
];

impl Keys {
    /// The meaning of the keys of a child.
    pub(super) fn of_child(self, key: &str) -> Self {
        match self {
            Keys::Keywords if NAMED.contains(&key) => Keys::Names,
            Keys::Keywords if matches!(key, "default" | "enum" | "const") => Keys::Data,
            Keys::Keywords | Keys::Names => Keys::Keywords,
            Keys::Data => Keys::Data,
        }
    }

    /// The meaning of the keys of the items, if the value is a list.
    pub(super) fn of_items(self) -> Self {
        match self {
            Keys::Names => Keys::Keywords,
            keys => keys,
        }
    }

    /// Whether the value of a key is text or an example.
    pub(super) fn is_word(self, key: &str) -> bool {
        let words = [
            "description",
            "summary",
            "shortDescription",
            "example",
            "examples",
            "externalDocs",
        ];
        self == Keys::Keywords && words.contains(&key)
    }
}

/// The facts of a value: all of it but words and examples.
pub(super) fn facts(value: &Value, keys: Keys) -> Value {
    match value {
        Value::Object(entries) => {
            let facts = entries.iter().filter(|(key, _)| !keys.is_word(key));
            let facts =
                facts.map(|(key, value)| (key.clone(), self::facts(value, keys.of_child(key))));
            Value::Object(facts.collect())
        }
        Value::Array(items) => {
            let keys = keys.of_items();
            items.iter().map(|item| facts(item, keys)).collect()
        }
        scalar => scalar.clone(),
    }
}
