//! The names of JSON types.

use super::number;
use super::scalar::Original;
use crate::Json;

/// Returns the name of a JSON value's type, for messages that must not contain the value.
pub(crate) fn json_type(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) if number::is_number(json) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// Returns the name of the type of JSON that was received.
pub(crate) fn original_type(original: &Original) -> &'static str {
    match original.has_digits {
        true => "a number",
        false => json_type(&original.json),
    }
}
