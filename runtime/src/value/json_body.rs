//! The JSON of responses.

use bytes::Bytes;

use super::charset;
use super::decode_error::DecodeError;
use super::number;
use crate::{Json, media_type};

/// Parses the body of a response. Numbers that [`Json`] cannot hold are strings with their digits.
pub(crate) fn json_body(response: &http::Response<Bytes>) -> Result<Json, DecodeError> {
    marked_json_body(response).map(|json| number::unmarked(&json))
}

/// Parses the body of a response, with [marked numbers](number).
pub(crate) fn marked_json_body(response: &http::Response<Bytes>) -> Result<Json, DecodeError> {
    if response.body().is_empty() {
        return Err(DecodeError::Unreadable);
    }
    let text = charset::text(response)?;
    serde_json::from_str(&number::mark(&text)).map_err(|error| {
        let is_json = media_type::of(response).is_none_or(media_type::is_json);
        match is_json {
            true => reason(&error),
            false => DecodeError::Unreadable,
        }
    })
}

fn reason(error: &serde_json::Error) -> DecodeError {
    if error.is_eof() {
        DecodeError::Truncated
    } else if error.to_string().starts_with("recursion limit exceeded") {
        DecodeError::TooDeep
    } else {
        DecodeError::Unreadable
    }
}
