//! What came back with an error.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Error;
use crate::Json;
use crate::response::request_id;

impl Error {
    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(http::Response::status)
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(http::Response::headers)
    }

    /// The body of the answer as it came, if there was one. It may hold personal data.
    pub fn body(&self) -> Option<&Bytes> {
        self.0.answer.as_ref().map(http::Response::body)
    }

    /// What Twilio's support asks for (`Twilio-Request-Id`).
    pub fn request_id(&self) -> Option<&str> {
        self.headers().and_then(request_id)
    }

    /// Twilio's number for the error, such as 20404; [`codes`](crate::codes) has names for those to expect.
    pub fn code(&self) -> Option<i64> {
        self.0.api.code
    }

    /// What the API says about the error, as it came. It may hold personal data, such as the phone number that is wrong.
    pub fn message(&self) -> Option<&str> {
        self.0.api.message.as_deref()
    }

    /// Where to read about the error.
    pub fn more_info(&self) -> Option<&str> {
        self.0.api.more_info.as_deref()
    }

    /// What the API says about particular parameters: its `details`, `params` or `errors`. It may hold personal data.
    pub fn details(&self) -> Option<&Json> {
        self.0.api.details.as_ref()
    }

    /// How often the request was sent: 0 if it was not, more than 1 if it was [repeated](crate::retry).
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}
