//! Confirmations of a person: sealed, bound to one exact request, short-lived, and valid once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rmcp::model::{RequestStateCodec, SealOptions};

/// What confirmations are sealed with. The key is made when the server starts, so that no other process has it.
pub(super) struct Confirmations {
    codec: RequestStateCodec,
    pub(super) valid_for: Duration,
    /// The confirmations that were used, until they would be too old anyway.
    used: Mutex<HashMap<Vec<u8>, Instant>>,
}

impl Confirmations {
    pub(super) fn new(valid_for: Duration) -> Self {
        Self {
            codec: RequestStateCodec::new_unchecked(random()),
            valid_for,
            used: Mutex::default(),
        }
    }

    /// The state that a client returns with the person's answer to a question about the request of this digest.
    pub(super) fn seal(&self, digest: &[u8]) -> String {
        let options = SealOptions::new()
            .associated_data(digest)
            .ttl(self.valid_for);
        self.codec.seal_with(&random(), &options)
    }

    /// Whether a state is one that was sealed for the request of this digest, is not too old, and was not used before; it
    /// counts as used from now on.
    pub(super) fn redeem(&self, state: &str, digest: &[u8]) -> bool {
        let Ok(nonce) = self.codec.open_with(state, digest) else {
            return false;
        };
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let forget_after = self.valid_for * 2;
        used.retain(|_, since| since.elapsed() < forget_after);
        used.insert(nonce, Instant::now()).is_none()
    }
}

/// 32 bytes that nobody can guess.
fn random() -> Vec<u8> {
    let mut bytes = vec![0; 32];
    // Without randomness nothing can be confirmed, and a server that cannot confirm must not run.
    getrandom::fill(&mut bytes)
        .unwrap_or_else(|error| panic!("the system has no randomness: {error}"));
    bytes
}
