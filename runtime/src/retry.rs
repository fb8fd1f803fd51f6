//! Retry policies.
//!
//! Sending a message twice is worse than not sending it. By default, a request is therefore only retried if it
//! certainly was not processed, or if it is idempotent:
//!
//! | error | `POST`, `PATCH` | `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT`, `DELETE` |
//! |---|---|---|
//! | no connection: refused, DNS, proxy, TLS, timeout before there is one | retry | retry |
//! | connection lost before the request was written; HTTP/2 stream refused, or above the last one of a `GOAWAY` | retry | retry |
//! | 429 | retry | retry |
//! | 429 with the code of a limit of Verify (60000 to 60999, 68000 to 68999), such as 60202, 60203 and 60212 | fail | fail |
//! | 429 with `Twilio-Reached-Rate-Limit`: a rate limit of the service | fail | fail |
//! | 401 in response to an OAuth access token | retry once with a new token | retry once with a new token |
//! | connection reset, closed or interrupted | fail | retry |
//! | no complete response in time | fail | retry |
//! | 500, 502, 503, 504 | fail | retry |
//! | any other status; redirects, which are not followed | fail | fail |
//! | response larger than the limit | fail | fail |
//! | 2xx with a body that cannot be decoded | fail | fail |
//!
//! A request is retried at most twice ([`Retries::max_attempts`]), and never after its
//! [`timeout`](crate::Request::timeout). The delay before a retry is that of the `Retry-After` header, if it has one
//! that is understood, and a little more at random; otherwise a random part of a backoff that doubles with each attempt
//! (full jitter). If the delay would exceed the timeout, the request fails at once.
//!
//! During an outage, the client soon stops retrying: see [`RetryBudget`].
//!
//! The server may close an idle connection just before a request is written to it. The request is then sent over a new
//! connection, whatever its method, and this counts as the same attempt: the server has not received any of it.
//!
//! If a `DELETE` is processed but its response is lost, the retry returns 404. [`Error::may_have_been_processed`] is
//! true in this case.
//!
//! [`Response::attempts`](crate::Response::attempts) and [`Error::attempts`] return the number of attempts.

mod backoff;
mod budget;

use std::time::Duration;

use crate::{Error, Operation};

pub use self::backoff::Retries;
pub use self::budget::RetryBudget;

/// Decides whether a failed request is retried.
///
/// The default is [`Retries`]; `.retry(..)` sets another one for a client or a request. Custom policies are not
/// restricted: check [`Operation::is_idempotent`] and [`Error::may_have_been_processed`] before retrying a `POST`.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::Duration;
/// use twilio_verify_v2::retry::{Attempt, RetryPolicy};
///
/// /// Retries only requests that could not connect, after one second.
/// struct WhileUnreachable;
///
/// impl RetryPolicy for WhileUnreachable {
///     fn retry(&self, attempt: &Attempt<'_>) -> Option<Duration> {
///         attempt.error.is_connect().then_some(Duration::from_secs(1))
///     }
/// }
/// ```
pub trait RetryPolicy: Send + Sync + 'static {
    /// Returns the delay before the next attempt, or `None` if the request fails.
    fn retry(&self, attempt: &Attempt<'_>) -> Option<Duration>;
}

/// A failed attempt at sending a request.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The number of the attempt, starting at 1.
    pub number: u32,
    /// The operation of the request.
    pub operation: &'static Operation,
    /// The time since the first attempt was started.
    pub elapsed: Duration,
    /// The error. Its [`status`](Error::status), [`headers`](Error::headers) and [`code`](Error::code) are those of the
    /// response.
    pub error: &'a Error,
}
