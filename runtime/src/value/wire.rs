//! The trait of types that can be decoded from responses and encoded into requests.

use bytes::Bytes;

use super::decode::decode;
use super::decode_error::DecodeError;
use super::encode::encode;
use super::response::decode_response;
use super::wire_value::WireValue;
use crate::Json;

/// A type that can be decoded from responses and encoded into requests.
///
/// Decoding is lenient: responses do not always match the API's description, and a response that cannot be decoded is
/// worse than one with an unexpected field.
pub trait Wire: WireValue {
    /// Replaces `self` with the value of `json` and returns `true`, or returns `false`.
    #[must_use]
    fn decode(&mut self, json: &Json) -> bool;

    /// Returns the value as JSON, or `None` if it is not sent at all.
    fn encode(&self) -> Option<Json>;

    /// Replaces `self` with the value of a whole response, which is usually its JSON body.
    ///
    /// # Errors
    ///
    /// Returns an error if the response cannot be decoded as this type.
    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError>;
}

impl<T: WireValue> Wire for T {
    fn decode(&mut self, json: &Json) -> bool {
        decode(self, json).is_decoded()
    }

    fn encode(&self) -> Option<Json> {
        encode(self)
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        decode_response(self, response)
    }
}
