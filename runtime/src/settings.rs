//! Timeouts, size limits and retries of a client or a request.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::retry::{Retries, RetryPolicy};
use crate::transport::TransportLimits;

pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);

/// The settings that a client or a request overrides.
#[derive(Clone, Default)]
pub(crate) struct Overrides {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) max_response_size: Option<usize>,
    pub(crate) retry: Option<Arc<dyn RetryPolicy>>,
}

/// The settings in effect.
#[derive(Clone)]
pub(crate) struct Settings {
    /// The time limit for all attempts, including the delays between them.
    pub(crate) timeout: Duration,
    /// The limits of each attempt.
    pub(crate) attempt: TransportLimits,
    pub(crate) retry: Arc<dyn RetryPolicy>,
}

impl Overrides {
    /// Returns the settings in effect, given the overrides of a request and of its client.
    pub(crate) fn resolve(request: &Self, client: &Self) -> Settings {
        let retry = request.retry.as_ref().or(client.retry.as_ref());
        let mut attempt = TransportLimits::default();
        if let Some(timeout) = request.attempt_timeout.or(client.attempt_timeout) {
            attempt.timeout = timeout;
        }
        if let Some(size) = request.max_response_size.or(client.max_response_size) {
            attempt.max_response_size = size;
        }
        let timeout = request.timeout.or(client.timeout);
        Settings {
            timeout: timeout.unwrap_or(DEFAULT_TIMEOUT),
            attempt,
            retry: retry.map_or_else(|| Arc::new(Retries::default()) as _, Arc::clone),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt.timeout)
            .field("max_response_size", &self.attempt.max_response_size)
            .finish_non_exhaustive()
    }
}
