//! The limit on concurrent attempts.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::executor::Executor;

/// Limits how many attempts are sent at the same time in each async runtime, in the order in which they were started.
///
/// A runtime may idle while it has attempts. If others waited for these, they would stand still too.
pub(crate) struct Concurrency {
    limit: usize,
    queues: Mutex<HashMap<Option<Executor>, Arc<Mutex<Queue>>>>,
}

/// The attempts of a runtime.
struct Queue {
    running: usize,
    waiting: VecDeque<Waiting>,
    next_id: u64,
}

struct Waiting {
    id: u64,
    waker: Waker,
}

/// The right to send an attempt, until it is dropped.
pub(crate) struct Permit(Arc<Mutex<Queue>>);

/// Waits for a permit, in order.
pub(crate) struct Acquire {
    queue: Arc<Mutex<Queue>>,
    limit: usize,
    id: Option<u64>,
}

impl Concurrency {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            queues: Mutex::default(),
        }
    }

    /// Waits for a permit.
    pub(crate) fn acquire(&self) -> Acquire {
        let mut queues = lock(&self.queues);
        // Those of runtimes that have ended, or have nothing to send.
        queues.retain(|_, queue| Arc::strong_count(queue) > 1);
        let queue = queues.entry(Executor::current().runtime());
        let queue = queue.or_insert_with(|| {
            Arc::new(Mutex::new(Queue {
                running: 0,
                waiting: VecDeque::new(),
                next_id: 0,
            }))
        });
        Acquire {
            queue: Arc::clone(queue),
            limit: self.limit,
            id: None,
        }
    }
}

impl Queue {
    fn wake_first(&self) {
        if let Some(first) = self.waiting.front() {
            first.waker.wake_by_ref();
        }
    }
}

impl Future for Acquire {
    type Output = Permit;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Permit> {
        let shared = Arc::clone(&self.queue);
        let mut queue = lock(&shared);
        let position = queue
            .waiting
            .iter()
            .position(|waiting| Some(waiting.id) == self.id);
        let is_first = position.unwrap_or(queue.waiting.len()) == 0;
        if is_first && queue.running < self.limit {
            if position.is_some() {
                queue.waiting.pop_front();
                self.id = None;
            }
            queue.running += 1;
            // Several permits may have been returned at once.
            if queue.running < self.limit {
                queue.wake_first();
            }
            return Poll::Ready(Permit(Arc::clone(&shared)));
        }
        match position {
            Some(position) => queue.waiting[position].waker.clone_from(cx.waker()),
            None => {
                let id = queue.next_id;
                queue.next_id += 1;
                let waker = cx.waker().clone();
                queue.waiting.push_back(Waiting { id, waker });
                self.id = Some(id);
            }
        }
        Poll::Pending
    }
}

impl Drop for Acquire {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            let mut queue = lock(&self.queue);
            queue.waiting.retain(|waiting| waiting.id != id);
            // It may have been woken in vain.
            queue.wake_first();
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut queue = lock(&self.0);
        queue.running -= 1;
        queue.wake_first();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing panics while a lock is held.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
