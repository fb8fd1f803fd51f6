use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::{Answer, Received};

/// When a [`FaultServer`] asks what to do.
#[derive(Clone, Copy, Debug)]
pub enum Moment<'a> {
    /// A connection was made and nothing read from it.
    Connected,
    /// A request has come in full.
    Request(&'a Received),
}

/// What a [`FaultServer`] does.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Reads a request.
    Read,
    /// Answers, and keeps the connection for the next request.
    Answer(Answer),
    /// Answers as if the connection were kept, and closes it.
    AnswerAndClose(Answer),
    /// Answers with less than it announced, and closes the connection.
    CutOff(Answer),
    /// Closes the connection.
    Close,
    /// Resets the connection.
    Reset,
    /// Resets a new connection before it reads from it.
    ResetUnread,
    /// Does nothing until the client gives up.
    Stall,
    /// Answers with a body of so many bytes, with or without telling how many.
    Flood {
        /// The size.
        bytes: usize,
        /// Whether there is a `Content-Length`.
        announced: bool,
    },
}

/// An HTTP server on loopback, of nothing but sockets, that goes wrong in the way it is told to.
#[derive(Clone)]
pub struct FaultServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    given_up: Arc<Notify>,
}

type React = dyn FnMut(Moment<'_>) -> Fault + Send;

struct State {
    react: Box<React>,
    received: Vec<Received>,
    connections: usize,
    written: usize,
}

impl FaultServer {
    /// Starts a server that asks `react` what to do, within the current tokio runtime.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub async fn start(
        react: impl FnMut(Moment<'_>) -> Fault + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let server = Self {
            address: listener.local_addr()?,
            state: Arc::new(Mutex::new(State {
                react: Box::new(react),
                received: Vec::new(),
                connections: 0,
                written: 0,
            })),
            given_up: Arc::default(),
        };
        let own = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                // A client that hangs up is no fault of the server's.
                tokio::spawn(async move { _ = own.serve(stream).await });
            }
        });
        Ok(server)
    }

    /// Starts a server that does one thing after another, one for each request, and the last for all further ones.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub async fn script(faults: impl IntoIterator<Item = Fault>) -> io::Result<Self> {
        let mut faults: VecDeque<_> = faults.into_iter().collect();
        Self::start(move |moment| {
            let now = matches!(faults.front(), Some(Fault::ResetUnread));
            match moment {
                Moment::Connected if !now => Fault::Read,
                _ if faults.len() > 1 => faults.pop_front().unwrap_or(Fault::Close),
                _ => faults.front().cloned().unwrap_or(Fault::Close),
            }
        })
        .await
    }

    /// The base URL for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that came in full since this was asked last.
    pub fn take(&self) -> Vec<Received> {
        std::mem::take(&mut self.state().received)
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// How many bytes of floods went out.
    pub fn written(&self) -> usize {
        self.state().written
    }

    /// Waits until a client has given up a request that is stalled.
    pub async fn given_up(&self) {
        self.given_up.notified().await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .expect("no test panics while it holds the lock")
    }

    fn react(&self, moment: Moment<'_>) -> Fault {
        let mut state = self.state();
        match moment {
            Moment::Connected => state.connections += 1,
            Moment::Request(received) => state.received.push(received.clone()),
        }
        (state.react)(moment)
    }

    async fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut fault = self.react(Moment::Connected);
        let mut buffer = Vec::new();
        loop {
            match fault {
                Fault::Read => {}
                Fault::Answer(answer) => stream.write_all(&written(&answer, 0)).await?,
                Fault::AnswerAndClose(answer) => {
                    return stream.write_all(&written(&answer, 0)).await;
                }
                Fault::CutOff(answer) => return stream.write_all(&written(&answer, 10)).await,
                Fault::Close => return Ok(()),
                Fault::Reset | Fault::ResetUnread => return stream.set_zero_linger(),
                Fault::Stall => {
                    let mut sink = [0; 1024];
                    while matches!(stream.read(&mut sink).await, Ok(1..)) {}
                    self.given_up.notify_one();
                    return Ok(());
                }
                Fault::Flood { bytes, announced } => {
                    return self.flood(&mut stream, bytes, announced).await;
                }
            }
            let Some(received) = request(&mut stream, &mut buffer).await? else {
                return Ok(());
            };
            fault = self.react(Moment::Request(&received));
        }
    }

    async fn flood(&self, stream: &mut TcpStream, bytes: usize, told: bool) -> io::Result<()> {
        let length = if told {
            format!("content-length: {bytes}\r\n")
        } else {
            "connection: close\r\n".to_owned()
        };
        let head = format!("HTTP/1.1 200 OK\r\n{length}\r\n");
        stream.write_all(head.as_bytes()).await?;
        let chunk = [b' '; 64 * 1024];
        let mut left = bytes;
        while left > 0 {
            let written = stream.write(&chunk[..left.min(chunk.len())]).await?;
            left -= written;
            self.state().written += written;
        }
        Ok(())
    }
}

/// An answer on the wire, which announces `missing` bytes more than it has.
fn written(answer: &Answer, missing: usize) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} \r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = answer.body.len() + missing;
    head.push_str(&format!("content-length: {length}\r\n\r\n"));
    let mut bytes = head.into_bytes();
    bytes.extend(&answer.body);
    bytes
}

/// Reads a request; none if the connection is closed. What came after it stays in the buffer.
async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Received>> {
    loop {
        if let Some((received, length)) = parse(buffer) {
            buffer.drain(..length);
            return Ok(Some(received));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

/// The request at the beginning of the bytes, if it is complete, and its length.
fn parse(bytes: &[u8]) -> Option<(Received, usize)> {
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
    let received = Received {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body,
    };
    Some((received, end + length))
}
