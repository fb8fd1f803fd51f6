//! HTTP/2, frame by frame.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The length of the client's preface.
const PREFACE: usize = 24;

/// Frames with a part of a body.
pub const DATA: u8 = 0;
/// Frames with headers.
pub const HEADERS: u8 = 1;
/// Frames that end a stream before its time.
pub const RESET: u8 = 3;
const SETTINGS: u8 = 4;
/// Frames that end a connection.
pub const GO_AWAY: u8 = 7;
const ACK: u8 = 1;
/// The flag of the last frame of a stream.
pub const END_STREAM: u8 = 1;
/// The flag of a frame with all headers.
pub const END_HEADERS: u8 = 4;

/// A received frame.
#[derive(Clone, Debug)]
pub struct Http2Frame {
    /// Its kind, such as [`DATA`].
    pub kind: u8,
    /// Its flags.
    pub flags: u8,
    /// The number of its stream.
    pub stream: u32,
}

/// The bytes of a frame.
pub fn http2_frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len())
        .expect("it is small")
        .to_be_bytes();
    let head = [&length[1..], &[kind, flags], &stream.to_be_bytes()].concat();
    [&head, payload].concat()
}

/// The server's side of a connection.
pub struct Http2Connection(TcpStream);

impl Http2Connection {
    /// Starts a connection.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection is lost.
    pub async fn start(mut stream: TcpStream) -> io::Result<Self> {
        stream.read_exact(&mut [0; PREFACE]).await?;
        let mut connection = Self(stream);
        connection.write(&http2_frame(SETTINGS, 0, 0, &[])).await?;
        Ok(connection)
    }

    /// Receives a frame. Settings are acknowledged.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection is lost.
    pub async fn read(&mut self) -> io::Result<Http2Frame> {
        loop {
            let mut head = [0; 9];
            self.0.read_exact(&mut head).await?;
            let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
            self.0.read_exact(&mut vec![0; length as usize]).await?;
            let frame = Http2Frame {
                kind: head[3],
                flags: head[4],
                stream: u32::from_be_bytes([head[5], head[6], head[7], head[8]]),
            };
            if (frame.kind, frame.flags & ACK) != (SETTINGS, 0) {
                return Ok(frame);
            }
            self.write(&http2_frame(SETTINGS, ACK, 0, &[])).await?;
        }
    }

    /// Receives a request, and returns the number of its stream.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection is lost.
    pub async fn request(&mut self) -> io::Result<u32> {
        loop {
            let frame = self.read().await?;
            if matches!(frame.kind, DATA | HEADERS) && frame.flags & END_STREAM != 0 {
                return Ok(frame.stream);
            }
        }
    }

    /// Sends frames.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection is lost.
    pub async fn write(&mut self, frames: &[u8]) -> io::Result<()> {
        self.0.write_all(frames).await
    }
}
