//! The default transport: hyper and rustls.

mod connector;
mod keep_alive;
mod pools;
mod proxy;
mod stream;
mod tls;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::PROXY_AUTHORIZATION;
use http_body::Body as _;
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::capture_connection;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};

use self::connector::Connector;
use self::pools::Pools;
use super::content::Content;
use super::received::Received;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits, classify};
use crate::network::Network;
use crate::{Error, duration};

/// The default transport, which uses hyper and rustls.
///
/// It must be used within a tokio runtime, and can be used within any number of them: each has its own connections.
/// Settings such as proxies and timeouts are those of [`ClientBuilder`](crate::ClientBuilder), which creates this
/// transport unless another one is set. Create one yourself to wrap it in a transport of your own.
#[derive(Clone)]
pub struct HyperTransport(Arc<Inner>);

struct Inner {
    network: Network,
    connector: Connector,
    pools: Pools<Client<Connector, Content>>,
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
            .pool_idle_timeout(self.network.idle_timeout)
            .pool_max_idle_per_host(self.network.max_idle_connections);
        #[cfg(feature = "http2")]
        builder
            .http2_only(self.network.http2 == crate::Http2::Always)
            .http2_keep_alive_interval(self.network.tcp_keepalive);
        builder.build(self.connector.clone())
    }

    async fn send(
        &self,
        mut request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let proxy = self.connector.proxy(request.uri());
        if let Some(proxy) = &proxy
            && let Some(credentials) = proxy.basic_auth()
            && request.uri().scheme_str() == Some("http")
        {
            let headers = request.headers_mut();
            headers.insert(PROXY_AUTHORIZATION, credentials.clone());
        }
        let result = self.exchange(request, limits).await;
        result.map_err(|error| match &proxy {
            Some(proxy) => error.through(proxy::name(proxy)),
            None => error,
        })
    }

    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        // Lets the connections of a runtime with one thread notice that the server has closed them.
        tokio::task::yield_now().await;
        let client = self.pools.current(|| self.client());
        let (parts, bytes) = request.into_parts();
        let (content, started) = Content::new(bytes);
        let mut request = http::Request::from_parts(parts, content);
        let connection = capture_connection(&mut request);
        // With HTTP/2, the head of a request can be sent before its body is asked for.
        let is_sent_at_once = self.network.http2 == crate::Http2::Off;
        let is_certainly_unsent = || {
            connection.connection_metadata().is_none()
                || is_sent_at_once && started.is_certainly_not()
        };
        let exchange = async {
            let response = client.request(request).await;
            let response = response.map_err(|error| failure(error, is_certainly_unsent()))?;
            let kept = keep_alive::timeout(response.headers());
            let received = receive(response, limits).await?;
            if let Some(timeout) = kept.filter(|timeout| *timeout <= self.network.idle_timeout) {
                keep_alive::retire(connection.clone(), timeout);
            }
            Ok(received)
        };
        let result = tokio::time::timeout(limits.timeout, exchange).await;
        result.unwrap_or_else(|_| Err(timeout(limits, is_certainly_unsent())))
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

async fn receive(
    response: http::Response<Incoming>,
    limits: TransportLimits,
) -> Result<http::Response<Bytes>, TransportError> {
    let (parts, mut body) = response.into_parts();
    let mut received = Received::new(body.size_hint().lower(), limits)?;
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|error| TransportError::new(TransportErrorKind::Other, error))?;
        if let Some(chunk) = frame.data_ref() {
            received.push(chunk)?;
        }
    }
    Ok(http::Response::from_parts(parts, received.finish()))
}

impl Transport for HyperTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(self.0.send(request, limits))
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
