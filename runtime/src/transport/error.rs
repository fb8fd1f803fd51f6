//! Errors of transports.

use std::error::Error as StdError;
use std::fmt;

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
    /// The response exceeds [`max_response_size`](crate::TransportLimits::max_response_size); the server has received the
    /// request.
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
