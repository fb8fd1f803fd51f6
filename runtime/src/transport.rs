//! What carries a request to the server and brings back the answer.

#[cfg(feature = "reqwest")]
mod reqwest;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries one request to the server and brings back the whole answer, whatever its status.
///
/// A transport sends each request once: it follows no redirect and repeats nothing. Bring your own to use
/// another HTTP client, or to test without a network:
///
/// ```
/// use std::time::Duration;
/// use twilio_runtime::{BoxFuture, Bytes, Transport, TransportError, TransportLimits, http};
///
/// /// Answers everything with the same JSON.
/// struct Always(&'static str);
///
/// impl Transport for Always {
///     fn send(
///         &self,
///         _request: http::Request<Bytes>,
///         _limits: TransportLimits,
///     ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from(self.0))) })
///     }
///
///     // Real ones use the timer of their executor.
///     fn sleep(&self, _duration: Duration) -> BoxFuture<'_, ()> {
///         Box::pin(async {})
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request and reads the answer to its end, all within the limits. Dropping the future gives up.
    ///
    /// # Errors
    ///
    /// If no complete answer came; see [`TransportErrorKind`] for what to tell apart.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;

    /// Waits: before a retry, and for a time-out.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        (**self).send(request, limits)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        (**self).sleep(duration)
    }
}

/// What bounds one sending of a request. The default is what a client has if nothing is set.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TransportLimits {
    /// From the beginning, connecting included, to the last byte of the answer.
    pub timeout: Duration,
    /// The longest body of an answer to take, in bytes. The transport stops reading where it is passed.
    pub max_response_size: usize,
}

impl Default for TransportLimits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(15),
            max_response_size: 10 * 1024 * 1024,
        }
    }
}

/// Why no answer came.
///
/// Its source is shown to users, so it must not contain the URL or a header.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

/// How far a request got that had no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was made, in time or at all: the server surely has not seen the request.
    Connect,
    /// Time was up; the server may have seen the request.
    Timeout,
    /// The answer is larger than [`TransportLimits::max_response_size`]; the server has seen the request.
    TooLarge,
    /// Anything else; the server may have seen the request.
    Other,
}

impl TransportErrorKind {
    /// One word, as `error.type` of a span.
    #[cfg(feature = "tracing")]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::TooLarge => "too_large",
            Self::Other => "disconnected",
        }
    }
}

impl TransportError {
    /// An error of that kind with its cause.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// How far the request got.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// What lies at the bottom, such as "Connection refused".
    pub(crate) fn root(&self) -> &dyn StdError {
        let mut cause: &dyn StdError = self.source.as_ref();
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        cause
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection could be made",
            TransportErrorKind::Timeout => "time was up before the answer was complete",
            TransportErrorKind::TooLarge => "the answer is larger than the limit",
            TransportErrorKind::Other => "the connection failed before the answer was complete",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}
