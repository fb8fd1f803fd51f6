//! The response of an error.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Error;
use crate::value::response::decode_body;
use crate::{Operation, Wire};

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

    /// Decodes the body of the response as one of the API's types, such as the type that an operation's docs list for
    /// the [`status`](Self::status). Returns `None` if there was no response or it has another format.
    ///
    /// ```
    /// # #[derive(Clone, Default, PartialEq)]
    /// # pub struct Problem { pub field: Option<String>, _extra: twilio_runtime::Extra }
    /// # twilio_runtime::object! { Problem { field: "field" } }
    /// # fn explain(error: &twilio_runtime::Error) {
    /// if let Some(problem) = error.body_as::<Problem>() {
    ///     println!("correct {:?} and try again", problem.field);
    /// }
    /// # }
    /// ```
    pub fn body_as<T: Wire + Default>(&self) -> Option<T> {
        let mut value = T::default();
        decode_body(&mut value, self.0.response.as_ref()?).ok()?;
        Some(value)
    }

    /// Returns the number of attempts: 0 if the request was not sent, more than 1 if it was [retried](crate::retry).
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}
