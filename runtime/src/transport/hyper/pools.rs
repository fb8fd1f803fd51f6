//! Connection pools, one per async runtime.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::executor::Executor;

/// The time for which connections count as open without a look at them. A server that closes one later than that may as
/// well do so while a request is on its way.
const CHECK_INTERVAL: Duration = Duration::from_millis(1);

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
    checked_at: Instant,
}

impl<P: Clone> Pools<P> {
    pub(super) fn new(idle_timeout: Duration) -> Self {
        Self {
            by_runtime: Mutex::default(),
            idle_timeout,
        }
    }

    /// Returns the pool of the current runtime, without connections that the server has closed.
    pub(super) async fn current(&self, create: impl FnOnce() -> P) -> P {
        let (pool, is_due) = self.look_up(create);
        if is_due {
            // Lets the tasks of connections run, which otherwise wait for this one in a runtime with one thread.
            tokio::task::yield_now().await;
        }
        pool
    }

    /// Returns the pool of the current runtime, and whether its connections have to be checked.
    fn look_up(&self, create: impl FnOnce() -> P) -> (P, bool) {
        let mut pools = self
            .by_runtime
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let runtime = Executor::current();
        if let Some(used) = pools.get_mut(&runtime) {
            let is_due = now.duration_since(used.checked_at) >= CHECK_INTERVAL;
            used.at = now;
            if is_due {
                used.checked_at = now;
            }
            return (used.pool.clone(), is_due);
        }
        // Those of runtimes that have ended, above all.
        pools.retain(|_, used| now.duration_since(used.at) < self.idle_timeout);
        let pool = create();
        let used = Used {
            pool: pool.clone(),
            at: now,
            checked_at: now,
        };
        pools.insert(runtime, used);
        (pool, false)
    }
}
