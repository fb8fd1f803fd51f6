//! The default transport: hyper and rustls.

mod connector;
mod keep_alive;
#[cfg(feature = "streams")]
mod open;
mod pools;
mod proxy;
mod stream;
mod tls;

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::PROXY_AUTHORIZATION;
use http_body::Body as _;
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::{CaptureConnection, capture_connection};
use hyper_util::client::legacy::{Client, Error as ClientError, ResponseFuture};
use hyper_util::rt::{TokioExecutor, TokioTimer};

use self::connector::Connector;
use self::pools::Pools;
use super::chunk::poll_chunk;
use super::content::{Content, Started};
use super::received::Received;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits, classify};
use crate::network::Network;
use crate::{Error, duration};

/// The default transport, which uses hyper and rustls.
///
/// It must be used within a tokio runtime, and can be used within any number of them: each has its own connections.
/// Settings such as proxies and timeouts are those of [`ClientBuilder`](crate::ClientBuilder), which creates this
/// transport unless another one is set. Create one yourself to wrap it in a transport of your own.
///
/// With HTTP/1.1, the status line and the headers of a response can have at least 32 KB together. A response with many more is
/// an error like that of a lost connection.
#[derive(Clone)]
pub struct HyperTransport(Arc<Inner>);

struct Inner {
    network: Network,
    connector: Connector,
    pools: Pools<Arc<Client<Connector, Content>>>,
}

impl HyperTransport {
    /// Creates a transport with default settings.
    ///
    /// # Errors
    ///
    /// Returns an error if the system has no CA certificates for `https`.
    pub fn new() -> Result<Self, Error> {
        Self::with(Network::default(), true)
    }

    /// Creates a transport with default settings for servers without TLS, such as a mock server or a sidecar. It trusts
    /// no certificates.
    pub fn plain() -> Self {
        Self::with(Network::default(), false).expect("there is no setting that could be malformed")
    }

    /// Creates a transport. `https` is false if the client only uses plain HTTP, which does not require CA certificates.
    pub(crate) fn with(network: Network, https: bool) -> Result<Self, Error> {
        network.check_http2()?;
        let tls = tls::config(&network, https)?;
        Ok(Self(Arc::new(Inner {
            connector: Connector::new(&network, tls)?,
            pools: Pools::new(network.idle_timeout),
            network,
        })))
    }
}

impl Inner {
    /// Returns an HTTP client whose connections belong to the current async runtime.
    fn client(&self) -> Client<Connector, Content> {
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .http1_max_buf_size(stream::MAX_READ)
            .pool_idle_timeout(self.network.idle_timeout)
            .pool_max_idle_per_host(self.network.max_idle_connections);
        #[cfg(feature = "http2")]
        builder
            .http2_only(self.network.http2 == crate::Http2::Always)
            .http2_keep_alive_interval(self.network.tcp_keepalive);
        builder.build(self.connector.clone())
    }

    /// Returns the HTTP client of the current async runtime.
    async fn current_client(&self) -> Arc<Client<Connector, Content>> {
        self.pools.current(|| Arc::new(self.client())).await
    }

    /// Adds the credentials for the proxy that a request is sent through, and returns the name of the proxy.
    fn authorize_to_proxy(&self, request: &mut http::Request<Bytes>) -> Option<String> {
        let proxy = self.connector.proxy(request.uri())?;
        if let Some(credentials) = proxy.basic_auth()
            && request.uri().scheme_str() == Some("http")
        {
            let credentials = credentials.clone();
            request
                .headers_mut()
                .insert(PROXY_AUTHORIZATION, credentials);
        }
        Some(proxy::name(&proxy))
    }

    /// Receives the whole response.
    async fn finish(
        &self,
        sent: Sent,
        limits: TransportLimits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let Sent { response, state } = sent;
        let exchange = async {
            let response = response.await;
            let response = response.map_err(|error| failure(error, state.is_unsent()))?;
            let kept = self.kept(&response);
            let received = receive(response, limits).await?;
            if let Some(timeout) = kept {
                keep_alive::retire(state.connection.clone(), timeout);
            }
            Ok(received)
        };
        let result = tokio::time::timeout(limits.timeout, exchange).await;
        result.unwrap_or_else(|_| Err(timeout(limits, state.is_unsent())))
    }

    /// Prepares to send a request.
    fn start(&self, client: &Client<Connector, Content>, request: http::Request<Bytes>) -> Sent {
        let (parts, bytes) = request.into_parts();
        let (content, started) = Content::new(bytes);
        let mut request = http::Request::from_parts(parts, content);
        let connection = capture_connection(&mut request);
        Sent {
            response: client.request(request),
            state: SentState {
                connection,
                started,
                is_sent_at_once: self.network.http2 == crate::Http2::Off,
            },
        }
    }

    /// Returns the time for which the server keeps the connection of a response, if the pool would keep it for longer.
    fn kept(&self, response: &http::Response<Incoming>) -> Option<Duration> {
        let kept = keep_alive::timeout(response.headers());
        kept.filter(|timeout| *timeout <= self.network.idle_timeout)
    }
}

/// A request that is sent as its response is awaited.
struct Sent {
    response: ResponseFuture,
    state: SentState,
}

/// What is known about the progress of a request.
struct SentState {
    connection: CaptureConnection,
    started: Started,
    /// Whether the head of the request is sent with its body. With HTTP/2, it can be sent before.
    is_sent_at_once: bool,
}

impl SentState {
    /// Returns whether the server certainly has not received the request.
    fn is_unsent(&self) -> bool {
        self.connection.connection_metadata().is_none()
            || self.is_sent_at_once && self.started.is_certainly_not()
    }
}

fn failure(error: ClientError, is_certainly_unsent: bool) -> TransportError {
    let kind = match () {
        () if error.is_connect() => TransportErrorKind::Connect,
        () if is_certainly_unsent => TransportErrorKind::NotSent,
        () => classify::kind(&error),
    };
    TransportError::new(kind, error)
}

fn timeout(limits: TransportLimits, is_certainly_unsent: bool) -> TransportError {
    let limit = duration::text(limits.timeout);
    match is_certainly_unsent {
        true => TransportError::new(
            TransportErrorKind::Connect,
            format!("no connection within {limit}"),
        ),
        false => TransportError::new(
            TransportErrorKind::Timeout,
            format!("no complete response within {limit}"),
        ),
    }
}

fn receive(
    response: http::Response<Incoming>,
    limits: TransportLimits,
) -> impl Future<Output = Result<http::Response<Bytes>, TransportError>> {
    let (parts, mut body) = response.into_parts();
    async move {
        let mut received = Received::new(body.size_hint().lower(), limits)?;
        while let Some(chunk) = poll_fn(|cx| poll_chunk(&mut body, cx)).await {
            let chunk =
                chunk.map_err(|error| TransportError::new(TransportErrorKind::Other, error))?;
            received.push(&chunk)?;
        }
        Ok(http::Response::from_parts(parts, received.finish()))
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        mut request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        // Not an async function, whose future would have room for the arguments twice. The allocator is slower for futures
        // of more than a kilobyte.
        Box::pin(async move {
            let proxy = self.0.authorize_to_proxy(&mut request);
            let sent = self.0.start(&*self.0.current_client().await, request);
            let result = self.0.finish(sent, limits).await;
            result.map_err(|error| proxy::named_in(error, proxy.as_deref()))
        })
    }

    #[cfg(feature = "streams")]
    fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<super::StreamBody>, TransportError>> {
        Box::pin(self.0.open(request, limits))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}
