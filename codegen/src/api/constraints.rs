//! Limits on values.

use serde::Serialize;
use serde_json::{Number, Value};

/// The limits that the document sets on a value, and its default. Nothing checks them on values from the server.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Constraints {
    /// The least number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// The greatest number of characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// The regular expression that the text matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The `format`, whether or not the type expresses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The lower bound of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Bound>,
    /// The upper bound of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Bound>,
    /// The number that the value is a multiple of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple_of: Option<Number>,
    /// The least number of items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// The greatest number of items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// Whether no two items are equal.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unique_items: bool,
    /// The least number of properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_properties: Option<u64>,
    /// The greatest number of properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_properties: Option<u64>,
    /// The only values, where no [`Enum`](super::Enum) lists them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<Value>,
    /// The value that the server assumes if it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
}

/// A bound of a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself is out of bounds.
    pub exclusive: bool,
}

impl Constraints {
    /// Whether the document sets no limit and no default.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
