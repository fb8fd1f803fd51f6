//! Bodies of responses that are received piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::TransportError;

/// The body of a response, as it is received.
///
/// Dropping it before its end closes the connection, or with HTTP/2 the request.
pub struct StreamBody(Chunks);

enum Chunks {
    Whole(Option<Bytes>),
    Received(Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>),
}

impl StreamBody {
    /// Creates a body from its chunks, which can be split anywhere. No chunk follows an error.
    pub fn new(chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self(Chunks::Received(Box::pin(chunks)))
    }

    /// Returns the next chunk, or `None` at the end of the body.
    pub(crate) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        match &mut self.0 {
            Chunks::Whole(bytes) => Poll::Ready(bytes.take().map(Ok)),
            Chunks::Received(chunks) => chunks.as_mut().poll_next(cx),
        }
    }

    pub(crate) async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }
}

impl From<Bytes> for StreamBody {
    /// Creates a body that was received as a whole.
    fn from(bytes: Bytes) -> Self {
        Self(Chunks::Whole(Some(bytes)))
    }
}

impl fmt::Debug for StreamBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamBody").finish_non_exhaustive()
    }
}
