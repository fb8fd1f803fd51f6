//! The JSON of responses.

use std::borrow::Cow;

use bytes::Bytes;

use super::charset;
use super::decode_error::DecodeError;
use super::number;
use crate::{Json, media_type};

/// Parses the body of a response. Numbers that [`Json`] cannot hold are strings with their digits.
pub(crate) fn json_body(response: &http::Response<Bytes>) -> Result<Json, DecodeError> {
    let text = json_text(response)?;
    let parsed = serde_json::from_str(&number::mark(&text));
    let mut json = parsed.map_err(|error| error_of_json(response, &error))?;
    number::unmark(&mut json);
    Ok(json)
}

/// Returns the body of a response as text.
pub(crate) fn json_text(response: &http::Response<Bytes>) -> Result<Cow<'_, str>, DecodeError> {
    match response.body().is_empty() {
        true => Err(DecodeError::Unreadable),
        false => charset::text(response),
    }
}

/// Returns the reason why the body of a response is not valid JSON.
pub(crate) fn error_of_json(
    response: &http::Response<Bytes>,
    error: &serde_json::Error,
) -> DecodeError {
    match media_type::of(response).is_none_or(media_type::is_json) {
        true => reason(error),
        false => DecodeError::Unreadable,
    }
}

/// Returns the reason why text is not valid JSON.
pub(super) fn reason(error: &serde_json::Error) -> DecodeError {
    if error.is_eof() {
        DecodeError::Truncated
    } else if error.to_string().starts_with("recursion limit exceeded") {
        DecodeError::TooDeep
    } else {
        DecodeError::Unreadable
    }
}
