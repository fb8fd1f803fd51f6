//! Transports, which send requests and receive responses.

#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod classify;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod content;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod received;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests and receives responses, whatever their status.
///
/// A transport sends each request exactly once: it neither follows redirects nor retries. Implement it to use another
/// HTTP client, or to test without a network:
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::Duration;
/// use twilio_verify_v2::{BoxFuture, Bytes, Transport, TransportError, TransportLimits, http};
///
/// /// Returns the same JSON for every request.
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
///     // A real transport uses the timer of its async runtime.
///     fn sleep(&self, _duration: Duration) -> BoxFuture<'_, ()> {
///         Box::pin(async {})
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and receives the complete response within the limits. Dropping the future cancels the request.
    ///
    /// # Errors
    ///
    /// Returns an error if no complete response was received. Its [kind](TransportErrorKind) decides whether the
    /// request may be retried.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;

    /// Waits, before a retry or until a timeout.
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

/// The limits of an attempt at sending a request. The defaults are those of a client.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TransportLimits {
    /// The time limit, from connecting to the last byte of the response.
    pub timeout: Duration,
    /// The size limit of the response body, in bytes. The transport stops reading when it is exceeded.
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

/// The error of an attempt at sending a request.
///
/// Its source is displayed to users, so it must not contain the URL or headers.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
    /// The URL of the proxy that the request was sent through, without credentials.
    proxy: Option<String>,
}

/// The stage at which an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was established: the server certainly has not received the request.
    Connect,
    /// The connection was lost before the request was written to it, or the server refused to process it: it certainly
    /// was not processed.
    NotSent,
    /// The time limit was exceeded while the request waited for others, because their number is
    /// [limited](crate::ClientBuilder::max_concurrent_requests): it certainly was not sent.
    Queued,
    /// The time limit was exceeded; the server may have received the request.
    Timeout,
    /// The response exceeds [`TransportLimits::max_response_size`]; the server has received the request.
    TooLarge,
    /// Any other error; the server may have received the request.
    Other,
}

impl TransportErrorKind {
    /// Returns the value of `error.type` in a span.
    #[cfg(feature = "tracing")]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::NotSent => "not_sent",
            Self::Queued => "queued",
            Self::Timeout => "timeout",
            Self::TooLarge => "too_large",
            Self::Other => "disconnected",
        }
    }
}

impl TransportError {
    /// Creates an error with its cause.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
            proxy: None,
        }
    }

    /// Names the proxy that the request was sent through, by its URL without credentials.
    #[must_use]
    pub fn through(mut self, proxy: impl Into<String>) -> Self {
        self.proxy = Some(proxy.into());
        self
    }

    /// Returns the stage at which the attempt failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns the URL of the proxy that the request was sent through.
    pub(crate) fn proxy(&self) -> Option<&str> {
        self.proxy.as_deref()
    }

    /// Returns the root cause, such as "Connection refused".
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
            TransportErrorKind::Connect => "the connection could not be established",
            TransportErrorKind::NotSent => "the connection was lost before the request was sent",
            TransportErrorKind::Queued => "the request waited for others until the time limit",
            TransportErrorKind::Timeout => "the response was not complete within the time limit",
            TransportErrorKind::TooLarge => "the response exceeds the size limit",
            TransportErrorKind::Other => "the connection was lost before the response was complete",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}
