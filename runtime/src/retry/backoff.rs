use std::time::Duration;

use super::{Attempt, RetryPolicy};

/// The policy that a client has if none is set: what the [table](super) says, with growing waits.
///
/// ```
/// use std::time::Duration;
/// use twilio_runtime::retry::Retries;
///
/// let patient = Retries::default().max_attempts(6).max_wait(Duration::from_secs(20));
/// let none = Retries::never();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Retries {
    max_attempts: u32,
    first_wait: Duration,
    max_wait: Duration,
}

impl Retries {
    /// Sends nothing again, but for a request that a new OAuth access token may help.
    pub fn never() -> Self {
        Self::default().max_attempts(1)
    }

    /// How often a request may be sent in all: 3 times if not set.
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }

    /// The longest that the first wait may be, before chance shortens it: 0.5 seconds if not set. It doubles with
    /// each further attempt.
    pub fn first_wait(mut self, first_wait: Duration) -> Self {
        self.first_wait = first_wait;
        self
    }

    /// The longest that any wait may be: 10 seconds if not set. A `Retry-After` that asks for more is not waited
    /// for, as anything less would be in vain: the error is given at once, and has it.
    pub fn max_wait(mut self, max_wait: Duration) -> Self {
        self.max_wait = max_wait;
        self
    }

    /// A random part of a time that doubles with each attempt, so that clients which failed together do not all
    /// come back together.
    fn wait(&self, attempts: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let longest = self.first_wait.saturating_mul(doubled).min(self.max_wait);
        longest.mul_f64(fastrand::f64())
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            first_wait: Duration::from_millis(500),
            max_wait: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy for Retries {
    fn retry(&self, attempt: &Attempt<'_>) -> Option<Duration> {
        if attempt.number >= self.max_attempts || !may_repeat(attempt) {
            return None;
        }
        match attempt.error.retry_after() {
            Some(wait) => Some(wait).filter(|wait| *wait <= self.max_wait),
            None => Some(self.wait(attempt.number)),
        }
    }
}

fn may_repeat(attempt: &Attempt<'_>) -> bool {
    let error = attempt.error;
    let surely_undone =
        error.is_connect() || error.is_rate_limited() && !error.code().is_some_and(is_verify_limit);
    let for_now = error.is_timeout()
        || error.is_disconnected()
        || matches!(
            error.status().map(|status| status.as_u16()),
            Some(500 | 502 | 503 | 504)
        );
    surely_undone || for_now && attempt.operation.is_repeatable()
}

/// Verify's own codes: with 429 they stand for limits of a verification, a phone number or a service, which a short
/// wait does not lift. 60212 even says that another request for the same number is under way.
fn is_verify_limit(code: i64) -> bool {
    matches!(code, 60_000..=60_999 | 68_000..=68_999)
}
