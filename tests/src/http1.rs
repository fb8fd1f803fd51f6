//! The part of HTTP/1.1 that a [`ScriptedServer`](crate::ScriptedServer) needs.

use std::io;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use crate::server::{ReceivedRequest, ServerResponse};

/// Encodes a response whose `Content-Length` is greater than the length of its body by `missing`.
pub(crate) fn encode(response: &ServerResponse, missing: usize) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} \r\n", response.status);
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = response.body.len() + missing;
    head.push_str(&format!("content-length: {length}\r\n\r\n"));
    let mut bytes = head.into_bytes();
    bytes.extend(&response.body);
    bytes
}

/// Reads a request; `None` if the connection is closed. Bytes after the request stay in the buffer.
pub(crate) async fn read(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
) -> io::Result<Option<ReceivedRequest>> {
    loop {
        if let Some((request, length)) = parse(buffer) {
            buffer.drain(..length);
            return Ok(Some(request));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

/// Parses the request at the start of `bytes`, if it is complete, and returns its length too.
fn parse(bytes: &[u8]) -> Option<(ReceivedRequest, usize)> {
    let end = bytes.windows(4).position(|bytes| bytes == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.lines();
    let mut words = lines.next()?.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(Ok(0), |(_, value)| value.parse()).ok()?;
    let body = bytes.get(end..end + length)?.to_vec();
    let request = ReceivedRequest {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body,
    };
    Some((request, end + length))
}
