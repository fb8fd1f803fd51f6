//! The response of an error.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Error;
use crate::Operation;

impl Error {
    /// Returns the operation of the request, unless the client could not be created.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// Returns the status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(http::Response::status)
    }

    /// Returns the headers of the response, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(http::Response::headers)
    }

    /// Returns the body of the response, if there was one. It may contain personal data.
    pub fn body(&self) -> Option<&Bytes> {
        self.0.response.as_ref().map(http::Response::body)
    }

    /// Returns the number of attempts: 0 if the request was not sent, more than 1 if it was [retried](crate::retry).
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}
