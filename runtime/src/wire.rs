//! How one value is read from JSON and written to JSON, forms, queries, headers and paths.

use std::fmt::Debug;

use bytes::Bytes;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{FilePart, Fit, Json, binary, text::text};

/// Whether a value could be read from an answer; if not, what sort of JSON its body is, if it is any.
pub type Received = Result<(), Option<&'static str>>;

/// A type whose values go over the wire.
///
/// Reading is tolerant, because real answers stray from the specification and an answer that cannot be
/// read is worse than one with an odd field.
pub trait Wire: Debug + Send + Sync + 'static {
    /// Takes over the value of `json` and returns true, or stays as it is and returns false.
    #[must_use]
    fn decode(&mut self, json: &Json) -> bool;

    /// The value as JSON, or `None` where there is nothing to send.
    fn encode(&self) -> Option<Json>;

    /// Adds the value's texts for a form, query, header or path: none if unset, one for each item of an array.
    fn form(&self, out: &mut Vec<String>) {
        if let Some(json) = self.encode() {
            out.push(plain(json));
        }
    }

    /// Adds what the value consists of that is neither text nor JSON, for bodies that carry files.
    fn files(&self, _out: &mut Vec<FilePart>) {}

    /// Takes over the value of a whole answer: of the JSON that its body is, unless the type says otherwise.
    ///
    /// # Errors
    ///
    /// The answer cannot be read as this type, which then stays as it is.
    fn receive(&mut self, answer: &http::Response<Bytes>) -> Received {
        receive_json(answer, &mut |json| self.decode(json))
    }

    /// How well the value holds `json`, which it was decoded from.
    fn fit(&self, json: &Json) -> Fit {
        Fit::when(self.encode().as_ref() == Some(json), 1)
    }

    /// Says what makes the value unfit to be sent.
    ///
    /// The text goes on where the value's name ends (`" is not a finite number"`) and never repeats the value.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }

    /// Whether nothing was ever put here; what came instead (see [`Extra`](crate::Extra)) then holds.
    fn is_unset(&self) -> bool {
        self.encode().is_none_or(|json| is_blank(&json))
    }
}

/// [`Wire::receive`] of what is read from JSON.
pub(crate) fn receive_json(
    answer: &http::Response<Bytes>,
    decode: &mut dyn FnMut(&Json) -> bool,
) -> Received {
    match serde_json::from_slice::<Json>(answer.body()) {
        Ok(json) if decode(&json) => Ok(()),
        Ok(json) => Err(Some(kind(&json))),
        Err(_) => Err(None),
    }
}

/// Text as it is, everything else as JSON.
pub(crate) fn plain(json: Json) -> String {
    match json {
        Json::String(text) => text,
        json => json.to_string(),
    }
}

/// Whether this is what a new, never assigned value encodes to.
fn is_blank(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::Bool(value) => !value,
        Json::Number(number) => number.as_f64() == Some(0.0),
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(map) => map.values().all(is_blank),
    }
}

impl Wire for String {
    fn decode(&mut self, json: &Json) -> bool {
        text(json).map(|text| *self = text).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(Json::String(self.clone()))
    }

    /// The text of a JSON string, or the body as it is where it is no JSON.
    fn receive(&mut self, answer: &http::Response<Bytes>) -> Received {
        if binary::is_json(answer) && receive_json(answer, &mut |json| self.decode(json)).is_ok() {
            return Ok(());
        }
        *self = std::str::from_utf8(answer.body())
            .map_err(|_| None)?
            .to_owned();
        Ok(())
    }
}

impl Wire for bool {
    fn decode(&mut self, json: &Json) -> bool {
        *self = match json {
            Json::Bool(value) => *value,
            Json::String(text) if text.eq_ignore_ascii_case("true") => true,
            Json::String(text) if text.eq_ignore_ascii_case("false") => false,
            _ => return false,
        };
        true
    }

    fn encode(&self) -> Option<Json> {
        Some(Json::Bool(*self))
    }
}

impl Wire for i64 {
    fn decode(&mut self, json: &Json) -> bool {
        integer(json).map(|value| *self = value).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(Json::from(*self))
    }
}

impl Wire for i32 {
    fn decode(&mut self, json: &Json) -> bool {
        let value = integer(json).and_then(|value| i32::try_from(value).ok());
        value.map(|value| *self = value).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(Json::from(*self))
    }
}

impl Wire for u64 {
    fn decode(&mut self, json: &Json) -> bool {
        let value = match json {
            Json::Number(number) => number.as_u64(),
            Json::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        let value = value.or_else(|| integer(json)?.try_into().ok());
        value.map(|value| *self = value).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(Json::from(*self))
    }
}

impl Wire for f64 {
    fn decode(&mut self, json: &Json) -> bool {
        float(json).map(|value| *self = value).is_some()
    }

    fn encode(&self) -> Option<Json> {
        // `1` is how everybody else writes 1.0, in JSON as in a form.
        Some(whole(*self).map_or_else(|| Json::from(*self), Json::from))
    }

    fn fit(&self, json: &Json) -> Fit {
        Fit::when(json.is_number(), 1)
    }

    fn check(&self) -> Result<(), String> {
        if self.is_finite() {
            Ok(())
        } else {
            Err(" is not a finite number".to_owned())
        }
    }
}

impl Wire for Json {
    fn decode(&mut self, json: &Json) -> bool {
        self.clone_from(json);
        true
    }

    fn encode(&self) -> Option<Json> {
        Some(self.clone())
    }

    /// Takes anything, so it says nothing about what came.
    fn fit(&self, _: &Json) -> Fit {
        Fit::default()
    }
}

/// Nothing: the value of operations that answer with no content, whatever they answer.
impl Wire for () {
    fn decode(&mut self, _: &Json) -> bool {
        true
    }

    fn encode(&self) -> Option<Json> {
        None
    }

    fn receive(&mut self, _: &http::Response<Bytes>) -> Received {
        Ok(())
    }
}

fn integer(json: &Json) -> Option<i64> {
    match json {
        Json::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
        Json::String(text) => {
            let text = text.trim();
            text.parse()
                .ok()
                .or_else(|| text.parse().ok().and_then(whole))
        }
        _ => None,
    }
}

fn float(json: &Json) -> Option<f64> {
    let value = match json {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    value.filter(|value: &f64| value.is_finite())
}

/// The integer that a float stands for; none above 2^53, where floats skip integers.
fn whole(value: f64) -> Option<i64> {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= LIMIT).then_some(value as i64)
}

/// `Serialize` of every wire type.
pub fn serialize<S: Serializer>(value: &dyn Wire, serializer: S) -> Result<S::Ok, S::Error> {
    value.encode().unwrap_or_default().serialize(serializer)
}

/// `Deserialize` of every wire type.
pub fn deserialize<'de, T: Wire + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    let mut value = T::default();
    if value.decode(&json) {
        Ok(value)
    } else {
        Err(D::Error::custom(format_args!(
            "{} cannot be read from {}",
            std::any::type_name::<T>(),
            kind(&json)
        )))
    }
}

/// What sort of JSON this is, for messages that must not repeat it.
pub(crate) fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}
