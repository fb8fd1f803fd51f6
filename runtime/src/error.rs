//! The error type.

mod display;
mod kind;
mod message;
mod phone_numbers;
mod predicates;
mod redact;
mod response;
#[cfg(feature = "streams")]
mod stream;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub use self::kind::ErrorKind;
use crate::raw_response::RawResponse;
use crate::twilio::error_body::ErrorBody;
use crate::{DecodeError, Field, Object, Operation, TransportError};

/// The error of building a client or sending a request.
///
/// [`kind`](Self::kind) returns the cause, and predicates such as [`is_not_found`](Self::is_not_found) test for one.
/// `Display` explains in one sentence what went wrong, where, and what to do about it. Neither `Display` nor `Debug` shows
/// credentials, path values, headers or the body, except the API's error message and its link to more information, in
/// which phone numbers and the personal values of the request are redacted, and line breaks and other control characters
/// are escaped.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Error, ErrorKind, Json, Request};
///
/// async fn find(request: Request<Json>) -> Result<Option<Json>, Error> {
///     match request.await {
///         Ok(value) => Ok(Some(value)),
///         Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
///         Err(error) => Err(error),
///     }
/// }
/// ```
// Boxed to keep every `Result` small.
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    stage: Stage,
    operation: Option<&'static Operation>,
    /// The message of `Display`, after the operation's ID.
    message: String,
    response: Option<http::Response<Bytes>>,
    body: ErrorBody,
    cause: Option<Arc<TransportError>>,
    attempts: u32,
    /// Whether an earlier attempt may have been processed.
    may_have_been_processed: bool,
    /// Whether it was not retried because the retry budget was exhausted.
    exceeds_retry_budget: bool,
}

/// The stage at which a request failed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Configuration,
    Argument,
    /// There was no access token for the request. Response and cause are those of the token request.
    Token,
    Transport,
    Status,
    Decode,
}

impl Error {
    fn new(stage: Stage, operation: Option<&'static Operation>, message: String) -> Self {
        Self(Box::new(Inner {
            stage,
            operation,
            message,
            response: None,
            body: ErrorBody::default(),
            cause: None,
            attempts: 0,
            may_have_been_processed: false,
            exceeds_retry_budget: false,
        }))
    }

    fn with_response(mut self, response: http::Response<Bytes>) -> Self {
        self.0.response = Some(response);
        self
    }

    /// The client or its credentials could not be created.
    pub(crate) fn configuration(message: String) -> Self {
        Self::new(Stage::Configuration, None, message)
    }

    /// An argument cannot be sent.
    pub(crate) fn argument(operation: &'static Operation, message: String) -> Self {
        Self::new(
            Stage::Argument,
            Some(operation),
            format!("was not sent: {message}"),
        )
    }

    /// No complete response was received.
    pub(crate) fn transport(
        operation: Option<&'static Operation>,
        server: &str,
        timeout: Duration,
        cause: TransportError,
    ) -> Self {
        let message = message::transport(server, timeout, &cause);
        let mut error = Self::new(Stage::Transport, operation, message);
        error.0.cause = Some(Arc::new(cause));
        error
    }

    /// The status of the response is not a success. `sensitive_texts` must not appear in the message.
    pub(crate) fn status_error(
        operation: Option<&'static Operation>,
        response: http::Response<Bytes>,
        sensitive_texts: &[String],
    ) -> Self {
        let body = ErrorBody::parse(&response);
        let message = message::status(&response, &body, sensitive_texts);
        let mut error = Self::new(Stage::Status, operation, message);
        error.0.body = body;
        error.with_response(response)
    }

    /// A successful response cannot be decoded.
    pub(crate) fn decode(
        operation: &'static Operation,
        response: RawResponse,
        cause: DecodeError,
    ) -> Self {
        let message = message::decode(&response.http, cause);
        Self::new(Stage::Decode, Some(operation), message)
            .with_response(response.http)
            .after(response.attempts, false)
    }

    /// A page, which was received as `response` if it is known, links to a next page outside of `server`.
    pub(crate) fn foreign_link(
        operation: &'static Operation,
        server: &str,
        response: Option<RawResponse>,
    ) -> Self {
        Self::of_page(operation, message::foreign_link(server), response)
    }

    /// `object`, which is part of a response, has no value for `field`.
    pub(crate) fn missing(object: &dyn Object, field: Option<&Field>) -> Self {
        let operation = object.extra().operation();
        let message = message::missing(object, field, operation.is_some());
        Self::new(Stage::Decode, operation, message)
    }

    fn of_page(
        operation: &'static Operation,
        message: String,
        response: Option<RawResponse>,
    ) -> Self {
        let error = Self::new(Stage::Decode, Some(operation), message);
        match response {
            Some(response) => error
                .with_response(response.http)
                .after(response.attempts, false),
            None => error,
        }
    }

    /// The response to a token request contains no token.
    pub(crate) fn invalid_token_response(
        operation: &'static Operation,
        response: RawResponse,
    ) -> Self {
        let message = message::invalid_token_response(&response.http);
        Self::new(Stage::Token, Some(operation), message).with_response(response.http)
    }

    /// A page, which was received as `response` if it is known, links to a page that was visited before.
    pub(crate) fn repeated_page(
        operation: &'static Operation,
        response: Option<RawResponse>,
    ) -> Self {
        Self::of_page(operation, message::repeated_page(), response)
    }

    /// It is not known where to request a token.
    pub(crate) fn no_token_url(operation: &'static Operation) -> Self {
        let message = "has no token URL; set one with the credentials".to_owned();
        Self::new(Stage::Token, Some(operation), message)
    }

    /// The token request for an operation failed with `cause`.
    pub(crate) fn no_access_token(operation: &'static Operation, cause: Self) -> Self {
        let message = format!(
            "was not sent, because the request for an access token {}{}",
            cause.0.message,
            cause.attempts_suffix()
        );
        let mut error = cause;
        error.0.stage = Stage::Token;
        error.0.operation = Some(operation);
        error.0.message = message;
        error
    }

    /// Sets the number of attempts, and whether an earlier one may have been processed.
    pub(crate) fn after(mut self, attempts: u32, may_have_been_processed: bool) -> Self {
        self.0.attempts = attempts;
        self.0.may_have_been_processed = may_have_been_processed;
        self
    }

    /// Records that the request was not retried because the retry budget was exhausted.
    pub(crate) fn beyond_retry_budget(mut self) -> Self {
        self.0.exceeds_retry_budget = true;
        self
    }

    /// Returns the value of `error.type` in events.
    #[cfg(feature = "tracing")]
    pub(crate) fn type_name(&self) -> String {
        let stage = || format!("{:?}", self.0.stage).to_lowercase();
        match (&self.0.response, &self.0.cause) {
            _ if self.0.stage == Stage::Decode => stage(),
            (Some(response), _) if self.0.stage != Stage::Transport => {
                response.status().as_str().to_owned()
            }
            (_, Some(cause)) => cause.kind().as_str().to_owned(),
            (_, None) => stage(),
        }
    }

    pub(crate) fn error_body(&self) -> &ErrorBody {
        &self.0.body
    }

    fn attempts_suffix(&self) -> String {
        let attempts = match self.0.attempts {
            0 | 1 => String::new(),
            attempts => format!(" (after {attempts} attempts)"),
        };
        match self.0.exceeds_retry_budget {
            true => {
                format!("{attempts} and was not retried, because the retry budget is exhausted")
            }
            false => attempts,
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.cause.as_ref().map(|cause| &**cause as _)
    }
}
