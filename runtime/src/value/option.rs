//! [`Wire`] for optional and boxed values.

use bytes::Bytes;

use super::wire::DecodeError;
use crate::{FilePart, Json, MatchScore, Wire};

/// Implements [`Wire::decode`] for every optional value. `null` is not decoded: an object keeps it in its
/// [`Extra`](crate::Extra), which distinguishes it from a missing property.
pub fn decode(json: &Json, decode_value: &mut dyn FnMut(&Json) -> bool) -> bool {
    !json.is_null() && decode_value(json)
}

/// Implements [`Wire::match_score`] for every optional value.
pub fn match_score(value: Option<&dyn Wire>, json: &Json) -> MatchScore {
    value.map_or(MatchScore::MISMATCH, |value| value.match_score(json))
}

/// Implements [`Wire::decode_response`] for every optional value: an empty body is `None`.
pub fn decode_response(
    response: &http::Response<Bytes>,
    decode_value: &mut dyn FnMut(&http::Response<Bytes>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    if response.body().is_empty() {
        return Ok(());
    }
    decode_value(response)
}

/// An unset value is `None`.
impl<T: Wire + Default> Wire for Option<T> {
    fn decode(&mut self, json: &Json) -> bool {
        decode(json, &mut |json| {
            let mut value = T::default();
            let decoded = value.decode(json);
            if decoded {
                *self = Some(value);
            }
            decoded
        })
    }

    fn encode(&self) -> Option<Json> {
        self.as_ref()?.encode()
    }

    fn form(&self, out: &mut Vec<String>) {
        if let Some(value) = self {
            value.form(out);
        }
    }

    fn items(&self) -> Option<Vec<&dyn Wire>> {
        self.as_ref()?.items()
    }

    fn entries(&self) -> Option<Vec<(&str, &dyn Wire)>> {
        self.as_ref()?.entries()
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        if let Some(value) = self {
            value.files(out);
        }
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        decode_response(response, &mut |response| {
            let mut value = T::default();
            value.decode_response(response)?;
            *self = Some(value);
            Ok(())
        })
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match_score(self.as_ref().map(|value| value as &dyn Wire), json)
    }

    fn check(&self) -> Result<(), String> {
        self.as_ref().map_or(Ok(()), Wire::check)
    }

    fn is_unset(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire + Default> Wire for Box<T> {
    fn decode(&mut self, json: &Json) -> bool {
        (**self).decode(json)
    }

    fn encode(&self) -> Option<Json> {
        (**self).encode()
    }

    fn form(&self, out: &mut Vec<String>) {
        (**self).form(out);
    }

    fn items(&self) -> Option<Vec<&dyn Wire>> {
        (**self).items()
    }

    fn entries(&self) -> Option<Vec<(&str, &dyn Wire)>> {
        (**self).entries()
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        (**self).files(out);
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        (**self).decode_response(response)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        (**self).match_score(json)
    }

    fn check(&self) -> Result<(), String> {
        (**self).check()
    }

    fn is_unset(&self) -> bool {
        (**self).is_unset()
    }
}
