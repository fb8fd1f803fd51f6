//! Bodies of requests.

use std::convert::Infallible;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// The body of a request, which records when the HTTP client starts to send it.
pub(super) struct Content {
    bytes: Bytes,
    is_started: Arc<AtomicBool>,
}

/// Whether a request has started to be sent.
#[derive(Clone)]
pub(super) struct Started {
    flag: Arc<AtomicBool>,
    has_body: bool,
}

impl Content {
    pub(super) fn new(bytes: Bytes) -> (Self, Started) {
        let started = Started {
            flag: Arc::default(),
            has_body: !bytes.is_empty(),
        };
        let is_started = Arc::clone(&started.flag);
        (Self { bytes, is_started }, started)
    }

    #[cfg(feature = "reqwest")]
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Started {
    /// Returns whether the server certainly has received nothing: clients ask for the body before they write the first
    /// byte. Of a request without a body, nothing is known.
    pub(super) fn is_certainly_not(&self) -> bool {
        self.has_body && !self.flag.load(Ordering::Acquire)
    }
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.is_started.store(true, Ordering::Release);
        let bytes = mem::take(&mut self.bytes);
        Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.len() as u64)
    }
}
