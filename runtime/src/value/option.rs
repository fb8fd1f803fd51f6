//! [`Wire`] for optional and boxed values.

use bytes::Bytes;

use super::wire::Elements;
use crate::{DecodeError, FilePart, Json, MatchScore, Wire, media_type};

/// `None` is null, or a value that is unset. An object distinguishes the two by its [`Extra`](crate::Extra).
impl<T: Wire + Default> Wire for Option<T> {
    fn decode(&mut self, json: &Json) -> bool {
        if json.is_null() {
            *self = None;
            return true;
        }
        let mut value = T::default();
        let is_decoded = value.decode(json);
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

    /// Decodes an empty body, and null, as `None`.
    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        if response.body().is_empty() || is_null(response) {
            *self = None;
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
            None => json.is_null(),
        }
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match self {
            Some(value) => value.match_score(json),
            None => MatchScore::matched_if(json.is_null(), 1),
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

/// Returns whether the body of a response is the JSON value null.
fn is_null(response: &http::Response<Bytes>) -> bool {
    let is_json = media_type::of(response).is_none_or(media_type::is_json);
    is_json && response.body().trim_ascii() == b"null"
}
