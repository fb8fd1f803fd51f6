//! Transports, which send requests and receive responses.

#[cfg(feature = "streams")]
mod body;
#[cfg(any(feature = "hyper", all(feature = "reqwest", feature = "streams")))]
mod chunk;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod classify;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod content;
mod error;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(any(feature = "hyper", feature = "reqwest", feature = "streams"))]
mod received;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

#[cfg(feature = "streams")]
pub use self::body::StreamBody;
pub use self::error::{TransportError, TransportErrorKind};
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "streams")]
pub(crate) use self::received::Received;
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

    /// Sends a request for a stream, and receives the response up to its body, within the time limit. The body has
    /// neither a time limit nor a size limit. Dropping the future or the body cancels the request.
    ///
    /// The default receives the complete response with [`send`](Self::send), so a stream that takes longer than the time
    /// limit is an error.
    ///
    /// # Errors
    ///
    /// Returns an error if no response was received. Its [kind](TransportErrorKind) decides whether the request may be
    /// retried.
    #[cfg(feature = "streams")]
    fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<StreamBody>, TransportError>> {
        let whole = self.send(request, limits);
        Box::pin(async { Ok(whole.await?.map(StreamBody::from)) })
    }

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

    #[cfg(feature = "streams")]
    fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<StreamBody>, TransportError>> {
        (**self).open(request, limits)
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
