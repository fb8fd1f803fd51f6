//! Types that are a string on the wire.

use super::number;
use crate::Json;

/// Returns the text of a JSON string, number or boolean. A number has the digits that were received.
pub fn text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(number::marked(json).unwrap_or(text).to_owned()),
        Json::Number(_) | Json::Bool(_) => Some(json.to_string()),
        _ => None,
    }
}

/// A type that is a string on the wire.
pub trait Text {
    /// Creates a value from any text, without checking it.
    fn from_text(text: String) -> Self;
}

impl Text for String {
    fn from_text(text: String) -> Self {
        text
    }
}
