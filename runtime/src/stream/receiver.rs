//! Receives the items of one response.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use super::frame::{Frame, TooLarge};
use super::framing::Framing;
use super::parser::Parser;
use crate::transport::StreamBody;
use crate::{BoxFuture, Transport, TransportError, TransportErrorKind, duration};

/// The limits of a stream.
#[derive(Clone)]
pub(super) struct StreamLimits {
    pub(super) transport: Arc<dyn Transport>,
    /// The time limit for the next chunk.
    pub(super) timeout: Duration,
    /// The size limit of an item, in bytes.
    pub(super) max_item_size: usize,
}

/// Receives the items of one response.
pub(super) struct Receiver {
    pub(super) parser: Parser,
    body: StreamBody,
    /// Completes at the time limit for the next chunk, once that is awaited.
    limit: Option<BoxFuture<'static, ()>>,
}

/// What was received.
pub(super) enum Received {
    Item(Frame),
    /// An item that exceeds the size limit.
    TooLarge,
    /// The connection was lost, or the time limit was exceeded.
    Lost(TransportError),
    End,
}

impl Receiver {
    pub(super) fn new(body: StreamBody, framing: Framing) -> Self {
        Self {
            parser: Parser::new(framing),
            body,
            limit: None,
        }
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>, limits: &StreamLimits) -> Poll<Received> {
        loop {
            match self.parser.next(limits.max_item_size) {
                Some(Ok(frame)) => return Poll::Ready(Received::Item(frame)),
                Some(Err(TooLarge)) => return Poll::Ready(Received::TooLarge),
                None => {}
            }
            match self.body.poll_chunk(cx) {
                Poll::Ready(Some(Ok(chunk))) => {
                    self.limit = None;
                    self.parser.push(chunk);
                }
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Received::Lost(error)),
                Poll::Ready(None) => {
                    let last = self.parser.finish();
                    return Poll::Ready(last.map_or(Received::End, Received::Item));
                }
                Poll::Pending => {
                    let limit = self
                        .limit
                        .get_or_insert_with(|| sleep(limits, limits.timeout));
                    return limit.as_mut().poll(cx).map(|()| {
                        let limit = duration::text(limits.timeout);
                        let cause = format!("nothing more within {limit}");
                        Received::Lost(TransportError::new(TransportErrorKind::Timeout, cause))
                    });
                }
            }
        }
    }
}

/// Waits with the timer of the transport.
pub(super) fn sleep(limits: &StreamLimits, duration: Duration) -> BoxFuture<'static, ()> {
    let transport = Arc::clone(&limits.transport);
    Box::pin(async move { transport.sleep(duration).await })
}
