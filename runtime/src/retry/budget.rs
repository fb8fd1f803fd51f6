//! The retry budget of a client.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The part of a retry that a successful request adds to the budget.
const SUCCESSES_PER_RETRY: u32 = 5;

/// Limits the retries of a client during an outage, which they would otherwise make worse.
///
/// A budget starts with a number of retries. Each retry takes one, a successful retry returns it, and each request that
/// succeeds at once adds a fifth of one, up to the number that it started with. While none are left, requests that
/// fail are not retried. When most requests fail, the client thus soon sends each only once, and when they succeed
/// again, it soon has its retries back.
///
/// All requests of a client share one budget, also those for OAuth access tokens.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Client, ClientBuilder, Credentials, retry::RetryBudget};
///
/// # fn main() -> Result<(), twilio_verify_v2::Error> {
/// let client: Client = ClientBuilder::new(Credentials::api_key("SK...", "secret"), "shop/1.0")
///     .retry_budget(RetryBudget::new(20))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct RetryBudget(Option<Arc<Bucket>>);

#[derive(Debug)]
struct Bucket {
    /// What is left, in fifths of a retry.
    left: AtomicU32,
    capacity: u32,
}

impl RetryBudget {
    /// Creates a budget of this number of retries. Zero disables retries.
    pub fn new(retries: u32) -> Self {
        let capacity = retries.saturating_mul(SUCCESSES_PER_RETRY);
        Self(Some(Arc::new(Bucket {
            left: AtomicU32::new(capacity),
            capacity,
        })))
    }

    /// Creates a budget without a limit.
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// Takes a retry. Returns `false` if none is left.
    pub(crate) fn take(&self) -> bool {
        self.0.as_ref().is_none_or(|bucket| {
            let taken = bucket.update(|left| left.checked_sub(SUCCESSES_PER_RETRY));
            taken.is_some()
        })
    }

    /// Returns what a successful request adds.
    pub(crate) fn add_success(&self, was_retried: bool) {
        let added = if was_retried { SUCCESSES_PER_RETRY } else { 1 };
        if let Some(bucket) = &self.0 {
            bucket.update(|left| Some(left.saturating_add(added).min(bucket.capacity)));
        }
    }
}

impl Bucket {
    fn update(&self, change: impl Fn(u32) -> Option<u32>) -> Option<u32> {
        let (set, get) = (Ordering::Relaxed, Ordering::Relaxed);
        self.left.fetch_update(set, get, change).ok()
    }
}

/// A hundred retries.
impl Default for RetryBudget {
    fn default() -> Self {
        Self::new(100)
    }
}
