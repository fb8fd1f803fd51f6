//! The default retry policy.

use std::time::Duration;

use super::{Attempt, RetryPolicy};
use crate::ErrorKind;
use crate::twilio::codes;

/// The default retry policy: exponential backoff for the errors listed in [`retry`](super).
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::Duration;
/// use twilio_verify_v2::retry::Retries;
///
/// let patient = Retries::default().max_attempts(6).max_backoff(Duration::from_secs(20));
/// let none = Retries::never();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Retries {
    max_attempts: u32,
    initial_backoff: Duration,
    max_backoff: Duration,
}

impl Retries {
    /// Never retries, except once with a new OAuth access token if the first one is rejected.
    pub fn never() -> Self {
        Self::default().max_attempts(1)
    }

    /// Sets the maximum number of attempts, including the first one.
    ///
    /// Defaults to 3.
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }

    /// Sets the maximum delay before the first retry. It doubles with each further retry.
    ///
    /// Defaults to 0.5 seconds.
    pub fn initial_backoff(mut self, initial_backoff: Duration) -> Self {
        self.initial_backoff = initial_backoff;
        self
    }

    /// Sets the maximum delay before any retry. If a response asks for a longer one with `Retry-After`, the request is
    /// not retried, because an earlier attempt would be in vain; see [`Error::retry_after`](crate::Error::retry_after).
    /// If it asks for a shorter one, up to a quarter more, or up to the backoff, is added at random.
    ///
    /// Defaults to 10 seconds.
    pub fn max_backoff(mut self, max_backoff: Duration) -> Self {
        self.max_backoff = max_backoff;
        self
    }

    /// Returns the maximum delay after the given number of attempts.
    fn backoff(&self, attempts: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let backoff = self.initial_backoff.saturating_mul(factor);
        backoff.min(self.max_backoff)
    }
}

/// Returns a random part of a duration, so that clients that failed at the same time do not retry at the same time.
fn random_part(duration: Duration) -> Duration {
    duration.mul_f64(fastrand::f64())
}

impl Default for Retries {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            initial_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy for Retries {
    fn retry(&self, attempt: &Attempt<'_>) -> Option<Duration> {
        if attempt.number >= self.max_attempts || !is_retryable(attempt) {
            return None;
        }
        let backoff = self.backoff(attempt.number);
        match attempt.error.retry_after() {
            Some(delay) if delay > self.max_backoff => None,
            Some(delay) if !delay.is_zero() => {
                Some(delay.saturating_add(random_part(backoff.max(delay / 4))))
            }
            // Zero, or a time in the past, does not mean that all clients should retry at once.
            _ => Some(random_part(backoff)),
        }
    }
}

fn is_retryable(attempt: &Attempt<'_>) -> bool {
    let error = attempt.error;
    // An error of the attempt alone: earlier attempts do not count.
    let is_lost = error.is_connect() || error.is_disconnected();
    let not_processed = is_lost && !error.may_have_been_processed()
        || error.kind() == ErrorKind::TooManyRequests
            && !error.code().is_some_and(codes::is_verify_limit);
    let is_transient = error.is_timeout()
        || error.is_disconnected()
        || matches!(
            error.status().map(|status| status.as_u16()),
            Some(500 | 502 | 503 | 504)
        );
    not_processed || is_transient && attempt.operation.is_idempotent()
}
