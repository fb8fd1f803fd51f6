//! Whether and when a stream of events is resumed.

use std::time::{Duration, Instant};

use http::{HeaderValue, Method};

use super::events::Events;
use crate::Error;
use crate::call::Call;
use crate::retry::{Attempt, RetryPolicy};

/// The header with the ID of the last event that was received.
pub(super) const LAST_EVENT_ID: &str = "last-event-id";

/// The delay before a reconnection if the last connection was closed without an event.
const MIN_DELAY_AFTER_NOTHING: Duration = Duration::from_millis(100);

/// What is known about how to resume a stream of events.
pub(super) struct Resumption {
    /// The ID of the last event; empty if there is none.
    last_id: Vec<u8>,
    /// The delay that the server asks for.
    retry: Option<Duration>,
    /// The number of connections since the last event, including the current one.
    attempts: u32,
    /// When the first of these was lost.
    lost: Option<Instant>,
}

impl Resumption {
    pub(super) fn new(call: &Call) -> Self {
        let last_id = call.headers.get(LAST_EVENT_ID);
        Self {
            last_id: last_id.map_or_else(Vec::new, |id| id.as_bytes().to_vec()),
            retry: None,
            attempts: 1,
            lost: None,
        }
    }

    /// Returns the ID of the last event.
    pub(super) fn last_id(&self) -> Option<&str> {
        let id = std::str::from_utf8(&self.last_id).ok()?;
        (!id.is_empty()).then_some(id)
    }

    /// Takes over what the server has said.
    pub(super) fn update(&mut self, events: &Events) {
        if let Some(id) = events.last_id()
            && id.as_bytes() != self.last_id
        {
            self.last_id = id.as_bytes().to_vec();
        }
        if let Some(retry) = events.retry() {
            self.retry = Some(Duration::from_millis(retry));
        }
    }

    /// Records that the connection has delivered an event.
    pub(super) fn reset_attempts(&mut self) {
        self.attempts = 1;
        self.lost = None;
    }

    /// Returns the delay before the stream is resumed after an error; `None` if it is not.
    pub(super) fn after_error(
        &mut self,
        call: &Call,
        policy: &dyn RetryPolicy,
        error: &Error,
    ) -> Option<Duration> {
        if !self.is_possible(call) {
            return None;
        }
        let delay = policy.retry(&Attempt {
            number: self.attempts,
            operation: call.operation,
            elapsed: self.lost.get_or_insert_with(Instant::now).elapsed(),
            error,
        })?;
        self.attempts += 1;
        Some(self.retry.unwrap_or(delay))
    }

    /// Returns the delay before the server is asked for further events after it has ended the response; `None` if the
    /// stream has ended. A server that sets the delay expects the next request.
    pub(super) fn after_end(&mut self, call: &Call) -> Option<Duration> {
        let retry = self.retry.filter(|_| is_repeatable(call))?;
        let delay = match self.attempts {
            1 => retry,
            _ => retry.max(MIN_DELAY_AFTER_NOTHING),
        };
        self.attempts += 1;
        Some(delay)
    }

    /// Returns whether the stream can be resumed after an error: the server knows where, or wants to be asked again.
    pub(super) fn is_possible(&self, call: &Call) -> bool {
        is_repeatable(call) && (!self.last_id.is_empty() || self.retry.is_some())
    }

    /// Makes a call resume the stream after the last event.
    pub(super) fn apply(&self, call: &mut Call) {
        if self.last_id.is_empty() {
            call.headers.remove(LAST_EVENT_ID);
        } else if let Ok(id) = HeaderValue::from_bytes(&self.last_id) {
            // An ID with control characters cannot be sent.
            call.headers.insert(LAST_EVENT_ID, id);
        }
    }
}

/// Returns whether a call may be sent again: one that is not safe never is.
fn is_repeatable(call: &Call) -> bool {
    call.operation.method() == Method::GET
}
