//! [`Wire`] for text, numbers, booleans, untyped JSON and the empty value.

use bytes::Bytes;

use super::json_body::marked_json_body;
use super::text::text;
use super::{charset, number};
use crate::media_type;
use crate::{DecodeError, Json, MatchScore, Wire};

impl Wire for String {
    fn decode(&mut self, json: &Json) -> bool {
        text(json).map(|text| *self = text).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(Json::String(self.clone()))
    }

    fn is_exact(&self, json: &Json) -> bool {
        json.as_str() == Some(self)
    }

    /// Decodes a JSON string, or takes the text of the body as it is if it is not JSON.
    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        if media_type::of(response).is_some_and(media_type::is_json)
            && marked_json_body(response).is_ok_and(|json| self.decode(&json))
        {
            return Ok(());
        }
        *self = charset::text(response)?.into_owned();
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
        let unsigned = match json {
            Json::Number(number) => number.as_u64(),
            Json::String(_) => text(json).and_then(|text| text.trim().parse().ok()),
            _ => None,
        };
        let value = unsigned.or_else(|| integer(json)?.try_into().ok());
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
        // Other clients write 1.0 as `1`, in JSON as in forms.
        Some(whole(*self).map_or_else(|| Json::from(*self), Json::from))
    }

    /// `1` and `1.0` are the same number.
    fn is_exact(&self, json: &Json) -> bool {
        let encoded = self.encode();
        match number::marked(json) {
            Some(text) => encoded.is_some_and(|json| number::is_same(text, &json.to_string())),
            None if json.is_f64() => json.as_f64() == Some(*self),
            None => encoded.as_ref() == Some(json),
        }
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        MatchScore::matched_if(number::is_number(json), 1)
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
        *self = number::unmarked(json);
        true
    }

    fn encode(&self) -> Option<Json> {
        Some(self.clone())
    }

    fn is_exact(&self, _: &Json) -> bool {
        true
    }

    /// Returns a neutral score: every value matches.
    fn match_score(&self, _: &Json) -> MatchScore {
        MatchScore::default()
    }
}

/// The value of operations whose responses have no content. The body, if any, is ignored unless it is HTML, which does
/// not come from an API but from a proxy or a login page before it.
impl Wire for () {
    fn decode(&mut self, _: &Json) -> bool {
        true
    }

    fn encode(&self) -> Option<Json> {
        None
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        match media_type::is_html(response) {
            true => Err(DecodeError::Unreadable),
            false => Ok(()),
        }
    }
}

fn integer(json: &Json) -> Option<i64> {
    match json {
        Json::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
        Json::String(_) => {
            let text = text(json)?;
            let digits = text.trim();
            let exact = digits.parse().ok();
            exact.or_else(|| digits.parse().ok().and_then(whole))
        }
        _ => None,
    }
}

fn float(json: &Json) -> Option<f64> {
    let value = match json {
        Json::Number(number) => number.as_f64(),
        Json::String(_) => text(json).and_then(|text| text.trim().parse().ok()),
        _ => None,
    };
    value.filter(|value: &f64| value.is_finite())
}

/// Returns the integer that a float represents. Above 2^53, where floats skip integers, there is none.
fn whole(value: f64) -> Option<i64> {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= LIMIT).then_some(value as i64)
}
