//! Decoding of the items of streams.

use serde_core::de::IgnoredAny;

use super::decode::decode;
use super::decode_error::DecodeError;
use super::decoded::Decoded;
use super::json_body::reason;
use super::json_type::original_type;
use super::number;
use super::response::decode_json;
use super::scoring::match_score;
use super::wire_value::{Slot, WireValue};
use crate::{Json, MatchScore};

/// Returns whether a value is any text.
pub(crate) fn is_text(value: &mut dyn WireValue) -> bool {
    matches!(value.slot(false), Slot::String(_) | Slot::Bytes(_))
}

/// Replaces a value with that of a text: the JSON in it, or the text itself if the value is one, and the text `is_raw` or
/// not a JSON string.
pub(crate) fn decode_text(
    value: &mut dyn WireValue,
    text: &str,
    is_raw: bool,
) -> Result<(), DecodeError> {
    let decoded = match value.slot(false) {
        Slot::String(place) => {
            let string = match is_raw {
                true => None,
                false => serde_json::from_str(text).ok(),
            };
            *place = string.unwrap_or_else(|| text.to_owned());
            return Ok(());
        }
        Slot::Bytes(place) => {
            *place = text.to_owned().into();
            return Ok(());
        }
        Slot::Text(_) | Slot::Time(_) | Slot::Enum(_) if !text.starts_with('"') => {
            decode(value, &text.into())
        }
        _ => decode_json(value, text).map_err(|error| reason(&error))?,
    };
    check(decoded)
}

/// Replaces a value with an object that consists of `fields` and a property `data`: the JSON in a text, or the text itself
/// where that matches the type better.
pub(crate) fn decode_with_data(
    value: &mut dyn WireValue,
    fields: &[(&str, Json)],
    text: &str,
) -> Result<(), DecodeError> {
    let object = |data: &str| {
        let mut object = String::from("{");
        for (name, value) in fields {
            object += &format!("\"{name}\":{value},");
        }
        format!("{object}\"data\":{data}}}")
    };
    let as_text = object(&Json::from(text).to_string());
    if serde_json::from_str::<IgnoredAny>(text).is_err() {
        return decode_scored(value, &as_text).map(drop);
    }
    let as_json = object(text);
    let score = decode_scored(value, &as_json)?;
    if score.mismatches == 0 || decode_scored(value, &as_text)? > score {
        return Ok(());
    }
    decode_scored(value, &as_json).map(drop)
}

/// Decodes JSON text, and returns how well the value represents it.
fn decode_scored(value: &mut dyn WireValue, text: &str) -> Result<MatchScore, DecodeError> {
    let marked: Json = serde_json::from_str(&number::mark(text)).map_err(|error| reason(&error))?;
    check(decode(value, &marked))?;
    Ok(match_score(value, &marked))
}

fn check(decoded: Decoded) -> Result<(), DecodeError> {
    match decoded {
        Decoded::Mismatch(original) => Err(DecodeError::Unexpected(original_type(&original))),
        _ => Ok(()),
    }
}
