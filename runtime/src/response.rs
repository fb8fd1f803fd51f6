//! Responses as users hold them.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::Wire;
use crate::raw_response::RawResponse;
use crate::twilio::request_id::request_id;
use crate::value::json_body::json_body;
use crate::value::response::holds_all;

/// A successful response: the decoded value, and the status, headers and body.
///
/// `Debug` shows the status, the request ID and the value, but neither headers nor the body.
#[derive(Clone)]
pub struct Response<T> {
    raw: RawResponse,
    value: T,
}

impl<T> Response<T> {
    pub(crate) fn new(raw: RawResponse, value: T) -> Self {
        Self { raw, value }
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.raw.http.status()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.http.headers()
    }

    /// Returns the ID that Twilio's support asks for (`Twilio-Request-Id`).
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// Returns the number of attempts: more than 1 if the request was [retried](crate::retry).
    pub fn attempts(&self) -> u32 {
        self.raw.attempts
    }

    /// Returns the body as it was received.
    pub fn body(&self) -> &Bytes {
        self.raw.http.body()
    }

    /// Returns the value decoded from the body.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns whether a value that is a list or a map holds everything in the body. If not, it lacks the items that
    /// could not be decoded, which are only in the [`body`](Self::body). Objects hold everything, if only in `extra()`.
    pub fn is_complete(&self) -> bool
    where
        T: Wire,
    {
        let json = json_body(&self.raw.http);
        json.ok().is_none_or(|json| holds_all(&self.value, &json))
    }

    /// Converts the response into the value decoded from the body.
    pub fn into_value(self) -> T {
        self.value
    }

    /// Converts the value and keeps the rest of the response.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            raw: self.raw,
            value: f(self.value),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
