//! Hooks before and after each attempt at sending a request.
//!
//! ```
//! use std::sync::Arc;
//! use std::sync::atomic::{AtomicU32, Ordering};
//! # extern crate twilio_runtime as twilio_verify_v2;
//! use twilio_verify_v2::interceptor::{Attempt, AttemptResult, Interceptor};
//! use twilio_verify_v2::{Client, ClientBuilder, Credentials, HeaderMap, http::HeaderValue};
//!
//! /// Marks requests, and counts attempts without a response.
//! struct Audit {
//!     lost: Arc<AtomicU32>,
//! }
//!
//! impl Interceptor for Audit {
//!     fn before_attempt(&self, _: &Attempt<'_>, headers: &mut HeaderMap) -> Option<AttemptResult> {
//!         headers.insert("x-caller", HeaderValue::from_static("billing"));
//!         None
//!     }
//!
//!     fn after_attempt(&self, _: &Attempt<'_>, result: &mut AttemptResult) {
//!         if result.is_err() {
//!             self.lost.fetch_add(1, Ordering::Relaxed);
//!         }
//!     }
//! }
//!
//! # fn main() -> Result<(), twilio_verify_v2::Error> {
//! let lost = Arc::new(AtomicU32::new(0));
//! let client: Client = ClientBuilder::new(Credentials::api_key("SK...", "secret"), "shop/1.0")
//!     .interceptor(Audit { lost: Arc::clone(&lost) })
//!     .build()?;
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;

use crate::{Operation, TransportError};

/// The response to an attempt, whatever its status, or the reason why there is none.
pub type AttemptResult = Result<http::Response<Bytes>, TransportError>;

/// Hooks before and after each attempt at sending a request: for headers, audits, metrics, and injected failures in tests.
///
/// They are called for each attempt, including those of retries and of requests for OAuth access tokens, in the order in
/// which the interceptors were added to the client; after an attempt, in reverse order. They must not block.
pub trait Interceptor: Send + Sync + 'static {
    /// Called before an attempt, with the request's headers, to which the client's credentials have yet to be added.
    /// Headers that belong to the connection, such as `Content-Length`, cannot be changed.
    ///
    /// A result that it returns takes the place of the attempt: nothing is sent. The default is `None`.
    fn before_attempt(
        &self,
        _attempt: &Attempt<'_>,
        _headers: &mut HeaderMap,
    ) -> Option<AttemptResult> {
        None
    }

    /// Called after an attempt, whose result it may change. The default does nothing.
    fn after_attempt(&self, _attempt: &Attempt<'_>, _result: &mut AttemptResult) {}
}

/// An attempt at sending a request.
///
/// `Debug` shows neither the URL, the headers nor the body.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The operation of the request. The requests for OAuth access tokens are an operation too: `CreateToken`.
    pub operation: &'static Operation,
    /// The number of the attempt, starting at 1.
    pub number: u32,
    /// The time since the attempt was started: zero before it.
    pub elapsed: Duration,
    /// The request, without the client's credentials. It may contain personal data.
    pub request: &'a http::Request<Bytes>,
}

impl fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id())
            .field("number", &self.number)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}
