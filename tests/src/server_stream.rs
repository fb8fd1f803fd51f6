use std::io;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// A response with status 200 whose body is sent in chunks.
#[derive(Clone, Debug)]
pub struct ServerStream {
    /// The media type.
    pub media_type: &'static str,
    /// The chunks.
    pub chunks: Vec<Vec<u8>>,
    /// What follows the chunks.
    pub end: StreamEnd,
}

/// The end of a [`ServerStream`].
#[derive(Clone, Copy, Debug)]
pub enum StreamEnd {
    /// The body ends, and the connection is kept open.
    Complete,
    /// The connection is closed before the body ends.
    Close,
    /// Nothing, until the client closes the connection.
    Stall,
}

impl ServerStream {
    /// A body in one chunk.
    pub fn new(media_type: &'static str, body: &str) -> Self {
        Self {
            media_type,
            chunks: vec![body.as_bytes().to_vec()],
            end: StreamEnd::Complete,
        }
    }

    /// Sets the end.
    #[must_use]
    pub fn end(mut self, end: StreamEnd) -> Self {
        self.end = end;
        self
    }

    pub(crate) async fn send(&self, stream: &mut TcpStream) -> io::Result<()> {
        let mut bytes = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {}\r\ntransfer-encoding: chunked\r\n\r\n",
            self.media_type
        )
        .into_bytes();
        // An empty chunk would end the body.
        for chunk in self.chunks.iter().filter(|chunk| !chunk.is_empty()) {
            bytes.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
            bytes.extend(chunk);
            bytes.extend(b"\r\n");
        }
        if matches!(self.end, StreamEnd::Complete) {
            bytes.extend(b"0\r\n\r\n");
        }
        stream.write_all(&bytes).await
    }
}
