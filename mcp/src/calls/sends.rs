//! The limit of messages per hour.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_secs(3_600);

/// The messages of the last hour.
pub(super) struct Sends {
    most: usize,
    sent: Mutex<VecDeque<Instant>>,
}

impl Sends {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            sent: Mutex::default(),
        }
    }

    /// Returns an error if no further message may be sent now.
    pub(super) fn check(&self) -> Result<(), String> {
        self.check_sent(&mut self.recent())
    }

    /// Counts a message that is about to be sent, whatever becomes of it.
    pub(super) fn reserve(&self) -> Result<(), String> {
        let mut sent = self.recent();
        self.check_sent(&mut sent)?;
        sent.push_back(Instant::now());
        Ok(())
    }

    fn check_sent(&self, sent: &mut VecDeque<Instant>) -> Result<(), String> {
        if sent.len() < self.most {
            return Ok(());
        }
        let wait = sent
            .front()
            .map_or(HOUR, |first| HOUR.saturating_sub(first.elapsed()));
        Err(format!(
            "nothing was sent: the limit of {} messages per hour (--sends-per-hour) is reached; the next one is possible in {} \
             minutes",
            self.most,
            wait.as_secs().div_ceil(60)
        ))
    }

    /// The messages of the last hour, without earlier ones.
    fn recent(&self) -> MutexGuard<'_, VecDeque<Instant>> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        while sent.front().is_some_and(|first| first.elapsed() >= HOUR) {
            sent.pop_front();
        }
        sent
    }
}
