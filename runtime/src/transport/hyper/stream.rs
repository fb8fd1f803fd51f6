//! Connections, with or without TLS and proxy.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};

use super::keep_alive::Responses;

/// The number of reads after which a connection lets other tasks run, and the size of each, in bytes, which also limits the
/// headers of a response. A server that sends without end, such as interim responses, would otherwise keep timers from
/// expiring in a runtime with one thread.
const READS_IN_A_ROW: u32 = 2;
pub(super) const MAX_READ: usize = 32 * 1024;

/// What bytes are read from and written to.
pub(super) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// A connection.
pub(super) struct Stream {
    io: TokioIo<Box<dyn Io>>,
    /// Whether requests are sent to a proxy that forwards them.
    is_forwarded: bool,
    is_h2: bool,
    reads_in_a_row: u32,
}

impl Stream {
    pub(super) fn new(io: Box<dyn Io>, is_forwarded: bool, is_h2: bool) -> Self {
        Self {
            io: TokioIo::new(io),
            is_forwarded,
            is_h2,
            reads_in_a_row: 0,
        }
    }
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        let connected = Connected::new()
            .proxy(self.is_forwarded)
            .extra(Responses::default());
        match self.is_h2 {
            true => connected.negotiated_h2(),
            false => connected,
        }
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        cursor: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        if self.reads_in_a_row == READS_IN_A_ROW {
            self.reads_in_a_row = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let result = Pin::new(&mut self.io).poll_read(cx, cursor);
        self.reads_in_a_row = match result {
            Poll::Ready(_) => self.reads_in_a_row + 1,
            Poll::Pending => 0,
        };
        result
    }
}

impl Write for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, buffers)
    }
}
