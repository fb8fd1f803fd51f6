//! What bounds a request, set for a client or for one request.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::retry::{Retries, RetryPolicy};
use crate::transport::TransportLimits;

pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
pub(crate) const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// What was set; the rest is decided by whoever is asked next.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) max_response_size: Option<usize>,
    pub(crate) retry: Option<Arc<dyn RetryPolicy>>,
}

/// What holds for a request.
#[derive(Clone)]
pub(crate) struct Bounds {
    /// All attempts and the waiting between them.
    pub(crate) timeout: Duration,
    /// One attempt.
    pub(crate) attempt: TransportLimits,
    pub(crate) retry: Arc<dyn RetryPolicy>,
}

impl Options {
    /// What is set here, else what is set in `other`, else the defaults.
    pub(crate) fn or(&self, other: &Self) -> Bounds {
        let retry = self.retry.as_ref().or(other.retry.as_ref());
        let mut attempt = TransportLimits::default();
        if let Some(timeout) = self.attempt_timeout.or(other.attempt_timeout) {
            attempt.timeout = timeout;
        }
        if let Some(size) = self.max_response_size.or(other.max_response_size) {
            attempt.max_response_size = size;
        }
        Bounds {
            timeout: self.timeout.or(other.timeout).unwrap_or(DEFAULT_TIMEOUT),
            attempt,
            retry: retry.map_or_else(|| Arc::new(Retries::default()) as _, Arc::clone),
        }
    }
}

impl fmt::Debug for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bounds")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt.timeout)
            .field("max_response_size", &self.attempt.max_response_size)
            .finish_non_exhaustive()
    }
}
