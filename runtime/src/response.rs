//! An answer that means success.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::send::Answer;

/// The whole answer to a request: the value, and what came with it.
///
/// `Debug` shows the status, the request id and the value, and neither headers nor the raw body.
#[derive(Clone)]
pub struct Response<T> {
    answer: Answer,
    value: T,
}

impl<T> Response<T> {
    pub(crate) fn new(answer: Answer, value: T) -> Self {
        Self { answer, value }
    }

    /// The status, which is 2xx.
    pub fn status(&self) -> StatusCode {
        self.answer.http.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.answer.http.headers()
    }

    /// What Twilio's support asks for (`Twilio-Request-Id`).
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// How often the request was sent: more than 1 if it was [repeated](crate::retry).
    pub fn attempts(&self) -> u32 {
        self.answer.attempts
    }

    /// The body as it came.
    pub fn body(&self) -> &Bytes {
        self.answer.http.body()
    }

    /// What was read from the body.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What was read from the body, without the rest.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The same answer with something made of its value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            answer: self.answer,
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

pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    headers.get("twilio-request-id")?.to_str().ok()
}
