//! Retry policies.
//!
//! Sending a message twice is worse than not sending it. By default, a request is therefore only retried if it
//! certainly was not processed, or if it is idempotent. These are all failures, with their
//! [`kind`](Error::kind), whether the request [may have been processed](Error::may_have_been_processed), and whether
//! it is retried:
//!
//! | failure | kind | processed | `POST`, `PATCH` | `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT`, `DELETE` |
//! |---|---|---|---|---|
//! | malformed argument or setting | [`Argument`], [`Configuration`] | no | fail | fail |
//! | no connection: refused, DNS, proxy, TLS, timeout before there is one | [`Connect`] | no | retry | retry |
//! | connection lost before the request was written; HTTP/2 stream refused, or above the last one of a `GOAWAY` | [`Disconnected`] | no | retry | retry |
//! | connection reset, closed or interrupted | [`Disconnected`] | maybe | fail | retry |
//! | no complete response in time | [`Timeout`] | maybe | fail | retry |
//! | no turn in time, because of [`max_concurrent_requests`](crate::ClientBuilder::max_concurrent_requests) | [`Timeout`] | no | fail | retry |
//! | 429 | [`TooManyRequests`] | no | retry | retry |
//! | 429 with the code of a limit of Verify (60000 to 60999, 68000 to 68999), such as 60202, 60203 and 60212 | as the code says, such as [`MaxSendsReached`] | no | fail | fail |
//! | 429 with `Twilio-Reached-Rate-Limit`: a rate limit of the service | [`ServiceRateLimit`] | no | fail | fail |
//! | 401 in response to an OAuth access token | [`Unauthorized`] | no | retry once with a new token | retry once with a new token |
//! | no OAuth access token | as that of the token request, or [`AccessToken`] | no | fail | fail |
//! | 500, 502, 503, 504 | [`Server`] | maybe | fail | retry |
//! | any other status from 400 to 499, except 408 | as the status and the code say | no | fail | fail |
//! | any other status, 408; redirects, which are not followed | [`Server`], [`Other`] | maybe | fail | fail |
//! | response larger than the limit | [`TooLarge`] | maybe | fail | fail |
//! | 2xx with a body that cannot be decoded; HTML in response to a request that has no response body | [`Decode`] | maybe | fail | fail |
//! | page that links to a page that was already received, or to another server | [`Decode`] | maybe | fail | fail |
//!
//! Token requests are retried like others; only if no token is obtained then, the request that needs it fails.
//!
//! [`AccessToken`]: crate::ErrorKind::AccessToken
//! [`Argument`]: crate::ErrorKind::Argument
//! [`Configuration`]: crate::ErrorKind::Configuration
//! [`Connect`]: crate::ErrorKind::Connect
//! [`Decode`]: crate::ErrorKind::Decode
//! [`Disconnected`]: crate::ErrorKind::Disconnected
//! [`MaxSendsReached`]: crate::ErrorKind::MaxSendsReached
//! [`Other`]: crate::ErrorKind::Other
//! [`Server`]: crate::ErrorKind::Server
//! [`ServiceRateLimit`]: crate::ErrorKind::ServiceRateLimit
//! [`Timeout`]: crate::ErrorKind::Timeout
//! [`TooLarge`]: crate::ErrorKind::TooLarge
//! [`TooManyRequests`]: crate::ErrorKind::TooManyRequests
//! [`Unauthorized`]: crate::ErrorKind::Unauthorized
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
