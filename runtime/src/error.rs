//! The one error type.

mod answer;
mod body;
mod mask;
mod questions;
mod sentence;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::send::Answer;
use crate::twilio::error_body::ErrorBody;
use crate::{DecodeError, Operation, TransportError};

/// Why a client could not be made, or a request did not give what it should.
///
/// Ask it what you need to know; `Display` says in a sentence what went wrong, where, and what to do. Neither
/// `Display` nor `Debug` shows credentials, path values, headers or the body, apart from the message that the API
/// put in it, with the personal values of the request and all phone numbers taken out.
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
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: Kind,
    operation: Option<&'static Operation>,
    /// What `Display` says after the operation's name.
    text: String,
    answer: Option<http::Response<Bytes>>,
    api: ErrorBody,
    cause: Option<Arc<TransportError>>,
    attempts: u32,
    /// An earlier attempt may have been carried out.
    uncertain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Configuration,
    Argument,
    /// There was no access token to send the request with; answer and cause are the token request's.
    Token,
    Transport,
    Status,
    Decode,
}

impl Error {
    fn new(kind: Kind, operation: Option<&'static Operation>, text: String) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            text,
            answer: None,
            api: ErrorBody::default(),
            cause: None,
            attempts: 0,
            uncertain: false,
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
        error.0.cause = Some(Arc::new(cause));
        error
    }

    /// `personal` is what must not show in the text.
    pub(crate) fn refused(
        operation: &'static Operation,
        answer: http::Response<Bytes>,
        personal: &[String],
    ) -> Self {
        let api = ErrorBody::read(answer.body());
        let text = mask::mask(sentence::refused(&answer, &api), personal);
        let mut error = Self::new(Kind::Status, Some(operation), text);
        error.0.api = api;
        error.0.answer = Some(answer);
        error
    }

    pub(crate) fn unreadable(
        operation: &'static Operation,
        answer: Answer,
        cause: DecodeError,
    ) -> Self {
        let text = sentence::unreadable(&answer.http, cause);
        let mut error = Self::new(Kind::Decode, Some(operation), text);
        error.0.answer = Some(answer.http);
        error.after(answer.attempts, false)
    }

    /// The answer to a request for an access token has none.
    pub(crate) fn no_token(operation: &'static Operation, answer: Answer) -> Self {
        let text = sentence::no_token(&answer.http);
        let mut error = Self::new(Kind::Token, Some(operation), text);
        error.0.answer = Some(answer.http);
        error
    }

    /// What came is a page whose link to the next one leads elsewhere than to `server`.
    pub(crate) fn foreign_link(
        operation: &'static Operation,
        server: &str,
        answer: Answer,
    ) -> Self {
        let text = sentence::foreign_link(server);
        let mut error = Self::new(Kind::Decode, Some(operation), text);
        error.0.answer = Some(answer.http);
        error.after(answer.attempts, false)
    }

    /// The request for an access token failed.
    pub(crate) fn without_token(operation: &'static Operation, cause: Self) -> Self {
        let mut error = cause;
        error.0.kind = Kind::Token;
        error.0.operation = Some(operation);
        error.0.text = format!(
            "was not sent, because the request for an access token {}{}",
            error.0.text,
            error.tries()
        );
        error
    }

    fn tries(&self) -> String {
        match self.0.attempts {
            0 | 1 => String::new(),
            attempts => format!(" (tried {attempts} times)"),
        }
    }

    /// What it means for what was asked, where the text does not say so itself.
    fn consequence(&self) -> &'static str {
        let reads = self
            .0
            .operation
            .is_some_and(|operation| operation.method().is_safe());
        match self.0.kind {
            Kind::Transport | Kind::Status if self.may_have_been_processed() && !reads => {
                "; it may have been carried out all the same"
            }
            Kind::Transport if !self.may_have_been_processed() => "; it was not carried out",
            _ => "",
        }
    }

    /// How often the request was sent, and whether an earlier attempt may have been carried out.
    pub(crate) fn after(mut self, attempts: u32, uncertain: bool) -> Self {
        self.0.attempts = attempts;
        self.0.uncertain = uncertain;
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{} ", operation.id())?;
        }
        f.write_str(&self.0.text)?;
        f.write_str(&self.tries())?;
        f.write_str(self.consequence())
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
        self.0.cause.as_ref().map(|cause| &**cause as _)
    }
}
