//! The one error type.

mod api;
mod body;
mod sentence;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use self::api::ApiError;
use crate::response::request_id;
use crate::{Json, Operation, TransportError, TransportErrorKind as Failure};

/// Why a client could not be made, or a request did not give what it should.
///
/// Ask it what you need to know; `Display` says in a sentence what went wrong, where, and what to do. Neither
/// `Display` nor `Debug` shows credentials, path values, headers or the body, apart from the message that the API put in it.
///
/// ```
/// use twilio_runtime::{Error, Json, Request};
///
/// async fn find(request: Request<Json>) -> Result<Option<Json>, Error> {
///     match request.await {
///         Ok(value) => Ok(Some(value)),
///         Err(error) if error.is_not_found() => Ok(None),
///         Err(error) => Err(error),
///     }
/// }
/// ```
// Boxed to keep every `Result` small.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    operation: Option<&'static str>,
    /// What `Display` says after the operation's name.
    text: String,
    answer: Option<http::Response<Bytes>>,
    api: ApiError,
    cause: Option<TransportError>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Configuration,
    Argument,
    Transport,
    Status,
    Decode,
}

impl Error {
    fn new(kind: Kind, operation: Option<&'static Operation>, text: String) -> Self {
        let operation = operation.map(Operation::id);
        Self(Box::new(Inner {
            kind,
            operation,
            text,
            answer: None,
            api: ApiError::default(),
            cause: None,
        }))
    }

    pub(crate) fn configuration(text: String) -> Self {
        Self::new(Kind::Configuration, None, text)
    }

    pub(crate) fn argument(operation: &'static Operation, text: String) -> Self {
        Self::new(
            Kind::Argument,
            Some(operation),
            format!("was not sent: {text}"),
        )
    }

    pub(crate) fn unanswered(
        operation: &'static Operation,
        server: &str,
        timeout: Duration,
        cause: TransportError,
    ) -> Self {
        let text = sentence::unanswered(server, timeout, &cause);
        let mut error = Self::new(Kind::Transport, Some(operation), text);
        error.0.cause = Some(cause);
        error
    }

    pub(crate) fn refused(operation: &'static Operation, answer: http::Response<Bytes>) -> Self {
        let api = ApiError::read(answer.body());
        let text = sentence::refused(&answer, &api);
        let mut error = Self::new(Kind::Status, Some(operation), text);
        error.0.api = api;
        error.0.answer = Some(answer);
        error
    }

    /// `came` is what the JSON is that could not be read, if it is JSON.
    pub(crate) fn unreadable(
        operation: &'static Operation,
        answer: http::Response<Bytes>,
        came: Option<&'static str>,
    ) -> Self {
        let text = sentence::unreadable(&answer, came);
        let mut error = Self::new(Kind::Decode, Some(operation), text);
        error.0.answer = Some(answer);
        error
    }

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

    /// Twilio's number for the error, such as 20404; they are listed at <https://www.twilio.com/docs/api/errors>.
    pub fn code(&self) -> Option<i64> {
        self.0.api.code
    }

    /// What the API says about the error.
    pub fn message(&self) -> Option<&str> {
        self.0.api.message.as_deref()
    }

    /// Where to read about the error.
    pub fn more_info(&self) -> Option<&str> {
        self.0.api.more_info.as_deref()
    }

    /// What the API says about particular parameters: its `details`, `params` or `errors`.
    pub fn details(&self) -> Option<&Json> {
        self.0.api.details.as_ref()
    }

    /// 404: what the request is about does not exist, or no longer.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// 429: too many requests; what was asked has not been done.
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// 401: the credentials are wrong.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Time was up after the connection was made: the request may have been carried out.
    pub fn is_timeout(&self) -> bool {
        self.0
            .cause
            .as_ref()
            .is_some_and(|cause| cause.kind() == Failure::Timeout)
    }

    /// No connection was made, in time or at all: the request surely was not carried out.
    pub fn is_connect(&self) -> bool {
        self.0
            .cause
            .as_ref()
            .is_some_and(|cause| cause.kind() == Failure::Connect)
    }

    /// An argument cannot be sent; nothing was.
    pub fn is_argument(&self) -> bool {
        self.0.kind == Kind::Argument
    }

    /// The client or its credentials could not be set up.
    pub fn is_configuration(&self) -> bool {
        self.0.kind == Kind::Configuration
    }

    /// The answer means success but its body cannot be read: the request was carried out.
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{operation} ")?;
        }
        f.write_str(&self.0.text)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Error");
        out.field("kind", &self.0.kind)
            .field("text", &self.to_string());
        if let Some(cause) = &self.0.cause {
            out.field("cause", cause);
        }
        out.finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.cause.as_ref().map(|cause| cause as _)
    }
}
