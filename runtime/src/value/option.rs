//! [`Wire`] for optional and boxed values.

use bytes::Bytes;

use super::wire::Elements;
use crate::{DecodeError, FilePart, Json, MatchScore, Wire};

/// Returns whether an optional value is decoded from `json` at all. `null` is not: an object keeps it in its
/// [`Extra`](crate::Extra), which distinguishes it from a missing property.
pub fn is_decodable(json: &Json) -> bool {
    !json.is_null()
}

/// An unset value is `None`.
impl<T: Wire + Default> Wire for Option<T> {
    fn decode(&mut self, json: &Json) -> bool {
        let mut value = T::default();
        let is_decoded = is_decodable(json) && value.decode(json);
        if is_decoded {
            *self = Some(value);
        }
        is_decoded
    }

    fn encode(&self) -> Option<Json> {
        self.as_ref()?.encode()
    }

    fn form(&self, out: &mut Vec<String>) {
        if let Some(value) = self {
            value.form(out);
        }
    }

    fn elements(&self) -> Elements<'_> {
        match self {
            Some(value) => value.elements(),
            None => Elements::None,
        }
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        if let Some(value) = self {
            value.files(out);
        }
    }

    /// Decodes an empty body as `None`.
    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        if response.body().is_empty() {
            return Ok(());
        }
        let mut value = T::default();
        value.decode_response(response)?;
        *self = Some(value);
        Ok(())
    }

    fn is_exact(&self, json: &Json) -> bool {
        match self {
            Some(value) => value.is_exact(json),
            None => false,
        }
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match self {
            Some(value) => value.match_score(json),
            None => MatchScore::MISMATCH,
        }
    }

    fn check(&self) -> Result<(), String> {
        match self {
            Some(value) => value.check(),
            None => Ok(()),
        }
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

    fn elements(&self) -> Elements<'_> {
        (**self).elements()
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        (**self).files(out);
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        (**self).decode_response(response)
    }

    fn is_exact(&self, json: &Json) -> bool {
        (**self).is_exact(json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        (**self).match_score(json)
    }

    fn check(&self) -> Result<(), String> {
        (**self).check()
    }
}
