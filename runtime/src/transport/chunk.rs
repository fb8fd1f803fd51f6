//! Chunks of bodies as HTTP clients receive them.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::Body;

/// Returns the next chunk of a body, or `None` at its end. Trailers are skipped.
pub(super) fn poll_chunk<B: Body<Data = Bytes> + Unpin>(
    body: &mut B,
    cx: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, B::Error>>> {
    while let Some(frame) = ready!(Pin::new(&mut *body).poll_frame(cx)) {
        match frame.map(http_body::Frame::into_data) {
            Ok(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
            Ok(Err(_trailers)) => {}
            Err(error) => return Poll::Ready(Some(Err(error))),
        }
    }
    Poll::Ready(None)
}
