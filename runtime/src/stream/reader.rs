//! Reads the items of a stream, whatever their type, and resumes it.

use std::mem;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::StatusCode;

use super::frame::Frame;
use super::opening::{Opened, open};
use super::receiver::{Received, Receiver, StreamLimits, sleep};
use super::resumption::Resumption;
use super::{StreamItem, value_source};
use crate::call::Call;
use crate::raw_response::RawResponse;
use crate::settings::{Overrides, Settings};
use crate::trace::Events;
use crate::{BoxFuture, Error, TransportError, TransportErrorKind};

/// Reads the items of a stream one after the other.
pub(super) struct Reader {
    call: Call,
    settings: Settings,
    limits: StreamLimits,
    /// The last response, without its body.
    response: RawResponse,
    resumption: Resumption,
    state: State,
}

enum State {
    Reading(Box<Receiver>),
    /// Waits before the stream is resumed.
    Waiting(BoxFuture<'static, ()>),
    Opening(BoxFuture<'static, Result<Opened, Error>>),
    /// The stream was lost. The next call resumes it.
    Lost,
    Ended,
}

/// The result of a step: an item was decoded, an error, or the end of the stream.
type Step = Option<Result<(), Error>>;

impl Reader {
    /// Reads the response to a call.
    pub(super) fn new(call: Call, opened: Opened) -> Self {
        let connection = call.client.connection();
        let settings = Overrides::resolve(&call.overrides, &connection.overrides);
        let limits = StreamLimits {
            transport: connection.transport.clone(),
            timeout: settings.timeout,
            max_item_size: settings.attempt.max_response_size,
        };
        let mut reader = Self {
            settings,
            limits,
            response: opened.response.clone(),
            resumption: Resumption::new(&call),
            state: State::Ended,
            call,
        };
        reader.read(opened);
        reader
    }

    pub(super) fn call(&self) -> &Call {
        &self.call
    }

    pub(super) fn last_event_id(&self) -> Option<&str> {
        self.resumption.last_id()
    }

    /// Decodes the next item into `item`, which has its default value. Returns `None` at the end of the stream.
    pub(super) fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
        item: &mut dyn StreamItem,
    ) -> Poll<Step> {
        loop {
            let step = match &mut self.state {
                State::Ended => Some(None),
                State::Lost => {
                    self.reopen();
                    None
                }
                State::Waiting(delay) => {
                    ready!(delay.as_mut().poll(cx));
                    self.reopen();
                    None
                }
                State::Opening(opening) => {
                    let opened = ready!(opening.as_mut().poll(cx));
                    self.reopened(opened)
                }
                State::Reading(receiver) => {
                    let received = ready!(receiver.poll(cx, &self.limits));
                    if let Some(events) = receiver.parser.events() {
                        self.resumption.update(events);
                    }
                    self.received(received, item)
                }
            };
            if let Some(step) = step {
                return Poll::Ready(step);
            }
        }
    }

    /// Reads a response, unless it has no body.
    fn read(&mut self, opened: Opened) {
        self.state = match opened.framing {
            Some(framing) if opened.response.http.status() != StatusCode::NO_CONTENT => {
                State::Reading(Box::new(Receiver::new(opened.body, framing)))
            }
            _ => State::Ended,
        };
        self.response = opened.response;
    }

    fn reopen(&mut self) {
        self.resumption.apply(&mut self.call);
        self.state = State::Opening(Box::pin(open(self.call.clone())));
    }

    fn reopened(&mut self, opened: Result<Opened, Error>) -> Option<Step> {
        match opened {
            Ok(opened) => {
                self.read(opened);
                None
            }
            Err(error) => {
                let is_final = error.is_decode()
                    || error
                        .status()
                        .is_some_and(|status| status.is_client_error());
                self.state = if is_final { State::Ended } else { State::Lost };
                Some(Some(Err(error)))
            }
        }
    }

    /// Handles what was received, or returns `None` if there is more to do.
    fn received(&mut self, received: Received, item: &mut dyn StreamItem) -> Option<Step> {
        match received {
            Received::Item(frame) => Some(self.decode(frame, item)),
            Received::TooLarge => {
                let max = self.limits.max_item_size;
                let cause = format!("an item of more than {max} bytes");
                let cause = TransportError::new(TransportErrorKind::TooLarge, cause);
                Some(Some(Err(self.call.failed(self.error(cause, Bytes::new())))))
            }
            Received::Lost(cause) => self.lost(cause),
            Received::End => match self.resumption.after_end(&self.call) {
                Some(delay) => {
                    self.state = State::Waiting(sleep(&self.limits, delay));
                    None
                }
                None => {
                    self.state = State::Ended;
                    Some(None)
                }
            },
        }
    }

    fn decode(&mut self, mut frame: Frame, item: &mut dyn StreamItem) -> Step {
        if value_source::is_end_marker(&frame, item) {
            self.state = State::Ended;
            return None;
        }
        self.resumption.reset_attempts();
        let decoded = value_source::decode(&frame, item, self.call.operation);
        item.set_fields(mem::take(&mut frame.fields));
        Some(decoded.map_err(|cause| {
            let response = self.response_with(frame.data);
            self.call
                .failed(Error::item(self.call.operation, response, cause))
        }))
    }

    /// Waits before the stream is resumed, or returns the error.
    fn lost(&mut self, cause: TransportError) -> Option<Step> {
        let previous = mem::replace(&mut self.state, State::Ended);
        let rest = match previous {
            State::Reading(mut receiver) => receiver.parser.take_rest(),
            _ => Bytes::new(),
        };
        let error = self.error(cause, rest);
        let policy = &*self.settings.retry;
        let delay = self.resumption.after_error(&self.call, policy, &error);
        let budget = &self.call.client.connection().retry_budget;
        match delay.filter(|_| budget.take()) {
            Some(delay) => {
                Events(self.call.operation).waiting(error.attempts(), delay);
                self.state = State::Waiting(sleep(&self.limits, delay));
                None
            }
            None => {
                if self.resumption.is_possible(&self.call) {
                    self.resumption.reset_attempts();
                    self.state = State::Lost;
                }
                Some(Some(Err(self.call.failed(error))))
            }
        }
    }

    /// The error of the stream, after it was opened.
    fn error(&self, cause: TransportError, rest: Bytes) -> Error {
        let server = self.call.server().unwrap_or_default();
        let response = self.response_with(rest);
        Error::stream(
            self.call.operation,
            &server,
            self.limits.timeout,
            cause,
            response,
        )
    }

    /// The last response, with the part of the body that an error is about.
    fn response_with(&self, part: Bytes) -> RawResponse {
        let mut response = self.response.clone();
        *response.http.body_mut() = part;
        response
    }
}
