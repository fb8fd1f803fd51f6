//! A token request in progress, which the requests of one async runtime drive and those of others may wait for.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::executor::Executor;
use crate::{BoxFuture, Error};

/// A token request in progress.
///
/// Its connection and its timers belong to the async runtime that it was started in, which may idle or end at any time.
/// Only requests in that runtime poll it. If all of them are dropped, it is abandoned.
pub(super) struct Renewal<T> {
    executor: Executor,
    /// `None` when it is complete or abandoned. Locked while it is polled.
    future: Mutex<Option<BoxFuture<'static, Result<T, Error>>>>,
    waiting: Mutex<Waiting<T>>,
}

struct Waiting<T> {
    outcome: Option<Outcome<T>>,
    wakers: HashMap<u64, Waker>,
    next_id: u64,
    /// How many of the waiting requests drive it.
    drivers: usize,
}

/// The end of a renewal.
#[derive(Clone)]
pub(super) enum Outcome<T> {
    Complete(Result<T, Error>),
    /// It was dropped before it was complete.
    Abandoned,
}

/// Waits for the end of a renewal.
pub(super) struct Wait<T: Clone> {
    renewal: Arc<Renewal<T>>,
    id: u64,
    is_driver: bool,
}

impl<T: Clone + Send + 'static> Renewal<T> {
    pub(super) fn new(future: BoxFuture<'static, Result<T, Error>>) -> Arc<Self> {
        Arc::new(Self {
            executor: Executor::current(),
            future: Mutex::new(Some(future)),
            waiting: Mutex::new(Waiting {
                outcome: None,
                wakers: HashMap::new(),
                next_id: 0,
                drivers: 0,
            }),
        })
    }

    /// Returns a future for its end, or `None` if it has ended.
    pub(super) fn join(self: &Arc<Self>) -> Option<Wait<T>> {
        let is_driver = self.executor == Executor::current();
        let mut waiting = lock(&self.waiting);
        if waiting.outcome.is_some() {
            return None;
        }
        let id = waiting.next_id;
        waiting.next_id += 1;
        waiting.drivers += usize::from(is_driver);
        Some(Wait {
            renewal: Arc::clone(self),
            id,
            is_driver,
        })
    }

    fn drive(self: &Arc<Self>) {
        let mut future = lock(&self.future);
        // Taken, so that it counts as abandoned if it panics.
        let Some(mut running) = future.take() else {
            drop(future);
            return self.end(Outcome::Abandoned);
        };
        let waker = Waker::from(Arc::clone(self));
        match running.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Pending => *future = Some(running),
            Poll::Ready(result) => {
                drop(future);
                self.end(Outcome::Complete(result));
            }
        }
    }

    /// Ends the renewal, unless it has ended.
    fn end(&self, outcome: Outcome<T>) {
        lock(&self.waiting).outcome.get_or_insert(outcome);
        self.wake_all();
    }
}

impl<T> Renewal<T> {
    fn wake_all(&self) {
        // Not called under the lock, because wakers are foreign code.
        let wakers: Vec<_> = lock(&self.waiting).wakers.drain().collect();
        wakers.into_iter().for_each(|(_, waker)| waker.wake());
    }
}

impl<T: Send> Wake for Renewal<T> {
    fn wake(self: Arc<Self>) {
        self.wake_all();
    }
}

impl<T: Clone> Wait<T> {
    /// Returns whether the renewal belongs to the runtime of this request.
    pub(super) fn is_driver(&self) -> bool {
        self.is_driver
    }
}

impl<T: Clone + Send + 'static> Future for Wait<T> {
    type Output = Outcome<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome<T>> {
        let renewal = &self.renewal;
        {
            let mut waiting = lock(&renewal.waiting);
            if let Some(outcome) = &waiting.outcome {
                return Poll::Ready(outcome.clone());
            }
            waiting.wakers.insert(self.id, cx.waker().clone());
        }
        if self.is_driver {
            renewal.drive();
        }
        match &lock(&renewal.waiting).outcome {
            Some(outcome) => Poll::Ready(outcome.clone()),
            None => Poll::Pending,
        }
    }
}

impl<T: Clone> Drop for Wait<T> {
    fn drop(&mut self) {
        let is_last_driver = {
            let mut waiting = lock(&self.renewal.waiting);
            waiting.wakers.remove(&self.id);
            waiting.drivers -= usize::from(self.is_driver);
            let is_last = self.is_driver && waiting.drivers == 0;
            if is_last {
                waiting.outcome.get_or_insert(Outcome::Abandoned);
            }
            is_last
        };
        if is_last_driver {
            drop(lock(&self.renewal.future).take());
        }
        if self.is_driver {
            // Another request may have to drive it, or to start over.
            self.renewal.wake_all();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a panic leaves behind is valid: see `drive`.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
