//! Errors and values for tests.

use bytes::Bytes;
use http::Response;

use super::MockResponse;
use super::response::Reply;
use crate::settings::DEFAULT_TIMEOUT;
use crate::{Error, Json, Operation, TransportError, TypedOperation, Wire};

/// Creates the error of a request to which the API responds with this status and error code.
///
/// [`MockResponse::into_error`] creates all others.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{ErrorKind, testing};
///
/// let error = testing::error(429, 60203);
/// assert_eq!(error.kind(), ErrorKind::MaxSendsReached);
/// ```
///
/// # Panics
///
/// Panics if the status is not between 300 and 999.
#[track_caller]
pub fn error(status: u16, code: i64) -> Error {
    let response = MockResponse::<Json>::error(status, code, "scripted error");
    to_error(None, response.reply)
}

/// Creates a value, such as a response of an operation, from JSON.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Service { pub friendly_name: Option<String>, _extra: twilio_runtime::Extra }
/// # twilio_runtime::object! { Service { friendly_name: "friendly_name" } }
/// use twilio_verify_v2::{json, testing};
///
/// let service: Service = testing::from_json(json!({"friendly_name": "shop"}));
/// assert_eq!(service.friendly_name.as_deref(), Some("shop"));
/// ```
///
/// # Panics
///
/// Panics if the type cannot be decoded from this JSON, such as an object from a list.
#[track_caller]
pub fn from_json<T: Wire + Default>(json: Json) -> T {
    let mut value = T::default();
    if !value.decode(&json) {
        panic!("the JSON does not match the type: {json}");
    }
    value
}

impl<T> MockResponse<T> {
    /// Returns the error of a request to which this is the response.
    ///
    /// ```
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// # use twilio_runtime::{Operation, TypedOperation};
    /// # static SEND: TypedOperation<Json> =
    /// #     Operation::post("Send", "https://verify.twilio.com", "/v2/Send").typed();
    /// use twilio_verify_v2::testing::MockResponse;
    /// use twilio_verify_v2::{Json, TransportErrorKind};
    ///
    /// let error = MockResponse::failure(TransportErrorKind::Timeout).into_error(&SEND);
    /// assert!(error.is_timeout() && error.may_have_been_processed());
    ///
    /// let error = MockResponse::status(429)
    ///     .header("Twilio-Reached-Rate-Limit", "user_ip")
    ///     .into_error(&SEND);
    /// assert_eq!(error.reached_rate_limit(), Some("user_ip"));
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the response is a success or a closure.
    #[track_caller]
    pub fn into_error(self, operation: &'static TypedOperation<T>) -> Error {
        to_error(Some(operation), self.reply)
    }
}

#[track_caller]
fn to_error(operation: Option<&'static Operation>, reply: Reply) -> Error {
    match reply {
        Reply::Response(response) => {
            assert!(
                !is_success(operation, &response),
                "{} is not the status of an error",
                response.status()
            );
            Error::status_error(operation, response, &[]).after(1, false)
        }
        Reply::Failure(kind) => {
            let server = operation.map_or("the server", |operation| operation.server());
            let cause = TransportError::new(kind, "scripted failure");
            Error::transport(operation, server, DEFAULT_TIMEOUT, cause).after(1, false)
        }
        Reply::With(_) => panic!("a closure has no response without a request"),
    }
}

fn is_success(operation: Option<&'static Operation>, response: &Response<Bytes>) -> bool {
    match operation {
        Some(operation) => operation.is_success(response.status()),
        None => response.status().is_success(),
    }
}
