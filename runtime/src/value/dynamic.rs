//! Functions for values whose types are known only at run time.

use bytes::Bytes;

use super::decode_error::DecodeError;
use super::wire_value::WireValue;
use super::{decode as decoding, encode as encoding, response, scoring};
use crate::{Json, MatchScore};

/// See [`Wire::decode`](crate::Wire::decode).
#[must_use]
pub fn decode(value: &mut dyn WireValue, json: &Json) -> bool {
    decoding::decode(value, json).is_decoded()
}

/// See [`Wire::encode`](crate::Wire::encode).
pub fn encode(value: &dyn WireValue) -> Option<Json> {
    encoding::encode(value)
}

/// See [`Wire::decode_response`](crate::Wire::decode_response).
///
/// # Errors
///
/// Returns an error if the response cannot be decoded as the value's type.
pub fn decode_response(
    value: &mut dyn WireValue,
    response: &http::Response<Bytes>,
) -> Result<(), DecodeError> {
    response::decode_response(value, response)
}

/// Returns how well a value represents `json`, which it was decoded from.
pub fn match_score(value: &dyn WireValue, json: &Json) -> MatchScore {
    scoring::match_score(value, json)
}
