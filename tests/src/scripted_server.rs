use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::http1;
use crate::server::{ReceivedRequest, ServerResponse};
use crate::server_stream::{ServerStream, StreamEnd};

/// An event at which a [`ScriptedServer`] needs to know how to behave.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// A connection is established.
    Connected,
    /// A request is received.
    Request(&'a ReceivedRequest),
}

/// The behavior of a [`ScriptedServer`].
#[derive(Clone, Debug)]
pub enum Behavior {
    /// Reads a request.
    Read,
    /// Responds, and keeps the connection open.
    Respond(ServerResponse),
    /// Responds as if it kept the connection open, and closes it.
    RespondAndClose(ServerResponse),
    /// Responds with a body that is shorter than its `Content-Length`, and closes the connection.
    Truncate(ServerResponse),
    /// Closes the connection.
    Close,
    /// Resets the connection.
    Reset,
    /// Resets a new connection without reading from it.
    ResetUnread,
    /// Does nothing until the client closes the connection.
    Stall,
    /// Does nothing until the client times out, with the clock paused so that this takes no time. Needs a single-threaded
    /// runtime.
    TimeOut,
    /// Responds with a body in chunks.
    Stream(ServerStream),
    /// Responds with a large body.
    Flood {
        /// The size of the body in bytes.
        bytes: usize,
        /// Whether there is a `Content-Length`.
        announced: bool,
    },
}

/// An HTTP server on the loopback interface, made of sockets alone, that misbehaves on demand.
#[derive(Clone)]
pub struct ScriptedServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    abandoned: Arc<Notify>,
}

type React = dyn FnMut(Event<'_>) -> Behavior + Send;

struct State {
    react: Box<React>,
    requests: Vec<ReceivedRequest>,
    connections: usize,
    flooded: usize,
}

impl ScriptedServer {
    /// Starts a server in the current tokio runtime that behaves as `react` returns.
    ///
    /// # Errors
    ///
    /// Returns an error if no port is free.
    pub async fn start(
        react: impl FnMut(Event<'_>) -> Behavior + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let server = Self {
            address: listener.local_addr()?,
            state: Arc::new(Mutex::new(State {
                react: Box::new(react),
                requests: Vec::new(),
                connections: 0,
                flooded: 0,
            })),
            abandoned: Arc::default(),
        };
        let listening = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = listening.clone();
                // An error means that the client has closed the connection.
                tokio::spawn(async move { _ = serving.serve(stream).await });
            }
        });
        Ok(server)
    }

    /// Starts a server with a behavior for each request; the last one is for all further requests.
    ///
    /// # Errors
    ///
    /// Returns an error if no port is free.
    pub async fn script(behaviors: impl IntoIterator<Item = Behavior>) -> io::Result<Self> {
        let mut behaviors: VecDeque<_> = behaviors.into_iter().collect();
        Self::start(move |event| {
            let reset = matches!(behaviors.front(), Some(Behavior::ResetUnread));
            match event {
                Event::Connected if !reset => Behavior::Read,
                _ if behaviors.len() > 1 => behaviors.pop_front().unwrap_or(Behavior::Close),
                _ => behaviors.front().cloned().unwrap_or(Behavior::Close),
            }
        })
        .await
    }

    /// The base URL for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes the requests received since the last call.
    pub fn take_requests(&self) -> Vec<ReceivedRequest> {
        std::mem::take(&mut self.state().requests)
    }

    /// The number of connections that were established.
    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// The number of bytes sent by [`Behavior::Flood`].
    pub fn flooded(&self) -> usize {
        self.state().flooded
    }

    /// Waits until the client closes a connection that is stalled.
    pub async fn abandoned(&self) {
        self.abandoned.notified().await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .expect("no test panics while it holds the lock")
    }

    fn react(&self, event: Event<'_>) -> Behavior {
        let mut state = self.state();
        match event {
            Event::Connected => state.connections += 1,
            Event::Request(request) => state.requests.push(request.clone()),
        }
        (state.react)(event)
    }

    async fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut behavior = self.react(Event::Connected);
        let mut buffer = Vec::new();
        loop {
            match behavior {
                Behavior::Read => {}
                Behavior::Respond(response) => {
                    stream.write_all(&http1::encode(&response, 0)).await?;
                }
                Behavior::RespondAndClose(response) => {
                    return stream.write_all(&http1::encode(&response, 0)).await;
                }
                Behavior::Truncate(response) => {
                    return stream.write_all(&http1::encode(&response, 10)).await;
                }
                Behavior::Close => return Ok(()),
                Behavior::Reset | Behavior::ResetUnread => return stream.set_zero_linger(),
                Behavior::Stall => {
                    stall(&mut stream).await;
                    self.abandoned.notify_one();
                    return Ok(());
                }
                Behavior::TimeOut => {
                    tokio::time::pause();
                    stall(&mut stream).await;
                    tokio::time::resume();
                    return Ok(());
                }
                Behavior::Stream(response) => {
                    response.send(&mut stream).await?;
                    match response.end {
                        StreamEnd::Complete => {}
                        StreamEnd::Close => return Ok(()),
                        StreamEnd::Stall => {
                            stall(&mut stream).await;
                            self.abandoned.notify_one();
                            return Ok(());
                        }
                    }
                }
                Behavior::Flood { bytes, announced } => {
                    return self.flood(&mut stream, bytes, announced).await;
                }
            }
            let Some(request) = http1::read(&mut stream, &mut buffer).await? else {
                return Ok(());
            };
            behavior = self.react(Event::Request(&request));
        }
    }

    async fn flood(&self, stream: &mut TcpStream, bytes: usize, announced: bool) -> io::Result<()> {
        let length = if announced {
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
            self.state().flooded += written;
        }
        Ok(())
    }
}

/// Reads until the client closes the connection.
async fn stall(stream: &mut TcpStream) {
    let mut sink = [0; 1024];
    while matches!(stream.read(&mut sink).await, Ok(1..)) {}
}
