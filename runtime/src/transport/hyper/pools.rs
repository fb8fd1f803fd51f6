//! Connection pools, one per async runtime.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::executor::Executor;

/// A pool for each async runtime.
///
/// The I/O of a connection is driven by the runtime that opened it. In another one it would stand still as soon as the
/// first idles or ends.
pub(super) struct Pools<P> {
    by_runtime: Mutex<HashMap<Executor, Used<P>>>,
    /// The time after which no connection of an unused pool is open.
    idle_timeout: Duration,
}

struct Used<P> {
    pool: P,
    at: Instant,
}

impl<P: Clone> Pools<P> {
    pub(super) fn new(idle_timeout: Duration) -> Self {
        Self {
            by_runtime: Mutex::default(),
            idle_timeout,
        }
    }

    /// Returns the pool of the current runtime.
    pub(super) fn current(&self, create: impl FnOnce() -> P) -> P {
        let mut pools = self
            .by_runtime
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let runtime = Executor::current();
        if let Some(used) = pools.get_mut(&runtime) {
            used.at = now;
            return used.pool.clone();
        }
        // Those of runtimes that have ended, above all.
        pools.retain(|_, used| now.duration_since(used.at) < self.idle_timeout);
        let pool = create();
        let used = Used {
            pool: pool.clone(),
            at: now,
        };
        pools.insert(runtime, used);
        pool
    }
}
