//! When a request is sent again.
//!
//! A message that was sent twice is worse than one that was not sent, so by default a request is repeated only where
//! it surely was not carried out, or where carrying it out twice does no harm:
//!
//! | what happened | `POST`, `PATCH` | `GET`, `HEAD`, `PUT`, `DELETE` |
//! |---|---|---|
//! | no connection was made: refused, DNS, TLS, connect time-out | again | again |
//! | 429 | again | again |
//! | 429 with a code of Verify's own limits (60000 to 60999, 68000 to 68999), such as 60202, 60203 and 60212 | error | error |
//! | 401 to an OAuth access token | once more, with a new token | once more, with a new token |
//! | the connection was reset, closed or cut off | error | again |
//! | no complete answer in time | error | again |
//! | 500, 502, 503, 504 | error | again |
//! | any other status; redirects, which are not followed | error | error |
//! | an answer larger than the limit | error | error |
//! | 2xx with a body that cannot be read | error | error |
//!
//! "Again" is at most twice ([`Retries::max_attempts`]), and never once the request's
//! [`timeout`](crate::Request::timeout) is up. `Retry-After` says how long the wait is; without it, the wait is a
//! random part of a time that doubles with each attempt (full jitter). A wait that would not end in time is not
//! begun: the error is given at once.
//!
//! A connection that was kept open may turn out to be closed when a request is about to be written to it. The
//! request then goes over a new one, whatever its method, and that counts as the same attempt: the server has seen
//! nothing of it.
//!
//! The second of two `DELETE`s gives 404 if the first was carried out without an answer;
//! [`Error::may_have_been_processed`] says so then.
//!
//! [`Response::attempts`](crate::Response::attempts) and [`Error::attempts`] tell how often a request was sent.

mod backoff;

use std::time::Duration;

use crate::{Error, Operation};

pub use self::backoff::Retries;

/// Decides whether a request that failed is sent again.
///
/// The default is [`Retries`]; give a client or a request another with `.retry(..)`. A policy of your own decides
/// alone: ask [`Operation::is_repeatable`] and [`Error::may_have_been_processed`] before you repeat a `POST`.
///
/// ```
/// use std::time::Duration;
/// use twilio_runtime::retry::{Attempt, RetryPolicy};
///
/// /// Repeats what could not connect, after one second, and nothing else.
/// struct WhileUnreachable;
///
/// impl RetryPolicy for WhileUnreachable {
///     fn retry(&self, attempt: &Attempt<'_>) -> Option<Duration> {
///         attempt.error.is_connect().then_some(Duration::from_secs(1))
///     }
/// }
/// ```
pub trait RetryPolicy: Send + Sync + 'static {
    /// How long to wait before the request is sent again, or `None` to give its error.
    fn retry(&self, attempt: &Attempt<'_>) -> Option<Duration>;
}

/// An attempt that failed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// How often the request has been sent: 1 after the first time.
    pub number: u32,
    /// What the request is for.
    pub operation: &'static Operation,
    /// How long it has taken since the request was begun, waiting included.
    pub elapsed: Duration,
    /// What came of it: [`status`](Error::status), [`headers`](Error::headers) and [`code`](Error::code) of the
    /// answer, or the sort of failure.
    pub error: &'a Error,
}
